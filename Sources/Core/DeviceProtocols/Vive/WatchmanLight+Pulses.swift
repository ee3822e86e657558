public import ByteLayout

// One head byte a pulse (sensor << 3 | edges), then differences of times in groups of seven bits, then the
// newest time in three bytes. Everything is read from the end: a difference's first group is its highest and
// a byte with bit 7 set ends it. Times fall; n pulses have 2n. Heads in order each take the newest time that
// is left as their end, and the time `edges + 1` places further on as their start.
extension WatchmanLight {
  static let timeCountMax = 2 * pulseCountMax
  static let layout: StaticLabel = "watchman light"

  /// The pulses of a controller in mode raw 0, the one that ended last first.
  ///
  /// `timeHigh` is the message's; `reference` a recent time of the controller, the last inertial sample's:
  /// the section's clock has 24 bits and may have wrapped between the two.
  /// - Throws: `truncated` or `invalidField` where bytes are left over or missing.
  public func pulses(timeHigh: UInt8, near reference: UInt32?) throws(LayoutError) -> LightPulses {
    var times = InlineArray<16, UInt32>(repeating: 0)
    let pulseCount = try readTimes(into: &times, timeHigh: timeHigh, near: reference)
    var pulses = LightPulses()
    var isTaken: UInt16 = 0
    var end = 0
    for head in 0..<pulseCount {
      while isTaken & 1 &<< UInt16(truncatingIfNeeded: end) != 0 { end += 1 }
      let start = end + Int(bytes[head] & 7) + 1
      let startBit: UInt16 = 1 &<< UInt16(truncatingIfNeeded: start)
      guard start < 2 * pulseCount, isTaken & startBit == 0 else {
        throw .invalidField(layout: Self.layout, offset: head, value: UInt32(bytes[head]))
      }
      isTaken |= startBit | 1 &<< UInt16(truncatingIfNeeded: end)
      pulses.append(
        LightPulse(
          sensor: bytes[head] >> 3, startTicks: times[start],
          lengthTicks: times[end] &- times[start]))
    }
    return pulses
  }

  /// The times, newest first; returns the number of pulses.
  private func readTimes(
    into times: inout InlineArray<16, UInt32>, timeHigh: UInt8, near reference: UInt32?
  ) throws(LayoutError) -> Int {
    guard bytes.count >= 5 else {
      throw .truncated(layout: Self.layout, expected: 5, actual: bytes.count)
    }
    var left = bytes.count - 3
    times[0] = newestTime(timeHigh: timeHigh, near: reference)
    var count = 1
    while count != 2 * left {
      guard count < Self.timeCountMax, count < 2 * left,
        let difference = readDifference(endingAt: &left)
      else {
        throw .invalidField(layout: Self.layout, offset: left, value: UInt32(truncatingIfNeeded: count))
      }
      times[count] = times[count - 1] &- difference
      count += 1
    }
    return left
  }

  private func newestTime(timeHigh: UInt8, near reference: UInt32?) -> UInt32 {
    let low = bytes.span.uint16(at: bytes.count - 3)
    let time = UInt32(timeHigh) &<< 24 | UInt32(bytes[bytes.count - 1]) &<< 16 | UInt32(low)
    guard let reference else { return time }
    let ahead = Int32(bitPattern: time &- reference)
    if ahead > 1 << 23 { return time &- 1 << 24 }
    if ahead < -(1 << 23) { return time &+ 1 << 24 }
    return time
  }

  /// One number, read backwards from the byte before `end`; nil where it has no last byte or over 28 bits.
  private func readDifference(endingAt end: inout Int) -> UInt32? {
    var difference: UInt32 = 0
    for _ in 0..<4 {
      guard end > 0 else { return nil }
      end -= 1
      difference = difference &<< 7 | UInt32(bytes[end] & 0x7f)
      if bytes[end] & 0x80 != 0 { return difference }
    }
    return nil
  }
}
