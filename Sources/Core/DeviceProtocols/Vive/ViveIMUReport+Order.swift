/// The slots of a report in the order of time, as `IMUSlotSelector` needs them.
extension ViveIMUReport {
  /// Gaps longer than a second of 48 MHz ticks are taken for a new beginning instead of a loss.
  static let lossTicksMax: UInt32 = 48_000_000
  /// How far clock and sequence number may be apart: four times what a second at 1000 Hz makes of a spacing
  /// that is off by a thousandth.
  static let deviationMax: UInt8 = 4

  /// The slot that no other is ahead of.
  var newestSlot: ViveIMUSlot {
    var newest = slots[0]
    for index in 1..<Self.slotCount
    where Int8(bitPattern: slots[index].sequence &- newest.sequence) > 0 {
      newest = slots[index]
    }
    return newest
  }

  /// The slot least far ahead of `sequence`, if one is 1...127 ahead.
  func slot(after sequence: UInt8) -> ViveIMUSlot? {
    var best: ViveIMUSlot?
    var bestLead: UInt8 = 128
    for index in 0..<Self.slotCount {
      let lead = slots[index].sequence &- sequence
      if lead >= 1, lead < bestLead {
        best = slots[index]
        bestLead = lead
      }
    }
    return best
  }

  /// Whether a slot holds the sample `last` or one of the two before it, by number and by clock.
  func repeats(_ last: ViveIMUSlot) -> Bool {
    for index in 0..<Self.slotCount
    where last.sequence &- slots[index].sequence < UInt8(Self.slotCount)
      && Int32(bitPattern: slots[index].ticks &- last.ticks) <= 0
    {
      return true
    }
    return false
  }

  /// How many samples the device took between two it sent.
  ///
  /// The sequence number tells it modulo 256 and the clock, divided by the spacing of this report's own
  /// samples, to about a thousandth. Where the two agree the loss is what both say, even beyond 256. Where
  /// they do not, the stream began anew and nothing was lost: devices open a stream with a report that is
  /// left over from the one before (captures wand-wired-all-buttons, vive-index-cal).
  func lostCount(from last: ViveIMUSlot, to next: ViveIMUSlot) -> UInt32 {
    let lead = next.sequence &- last.sequence
    guard let spacing = ticksBetweenSamples else { return lead == 0 ? 0 : UInt32(lead &- 1) }
    let elapsed = next.ticks &- last.ticks
    guard elapsed <= Self.lossTicksMax else { return 0 }
    let byClock = Int32(bitPattern: (elapsed &+ spacing / 2) / spacing)
    let deviation = Int8(bitPattern: UInt8(truncatingIfNeeded: byClock) &- lead)
    let steps = byClock &- Int32(deviation)
    guard deviation.magnitude <= Self.deviationMax, steps >= 1 else { return 0 }
    return UInt32(bitPattern: steps &- 1)
  }

  /// The difference of two slots that follow one another; nil where no two do.
  private var ticksBetweenSamples: UInt32? {
    for first in 0..<Self.slotCount {
      for second in 0..<Self.slotCount
      where slots[second].sequence &- slots[first].sequence == 1 {
        let spacing = slots[second].ticks &- slots[first].ticks
        return spacing > 0 ? spacing : nil
      }
    }
    return nil
  }
}
