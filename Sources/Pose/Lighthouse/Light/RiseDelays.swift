/// How much later than the brightest each photodiode sees a flash begin, learned flash by flash.
///
/// Weakly lit photodiodes rise up to 1000 ticks late, with a steady delay; without it a device that sees a flash
/// with one to four of them cannot be used at all. On recorded sessions learning it took the error that a sweep's
/// hits share from 180 to 46 urad.
///
/// As a device turns, photodiodes go from weak light to strong: where at least four see a flash, those that contradict
/// the rest count less and learn faster. On made-up light of a walking headset that took the error a sweep's hits share
/// from 137 to 42 urad in the median and from 530 to 283 at the 95th percentile; recordings at rest stay as they were.
struct RiseDelays {
  private static let gainMin = 0.05
  /// Variances by which a photodiode may contradict the others before it counts half.
  private static let doubt = 9.0
  /// Variances by which a delay may change before it is learned half as fast as at most.
  private static let surprise = 25.0
  private static let gainOfSurprise = 0.5
  /// Ticks squared, of a photodiode met for the first time.
  private static let varianceStart = 400.0
  /// The same of a flash that only such photodiodes saw: they rise up to 1000 ticks late.
  private static let varianceOfUnknown = 90_000.0
  /// How fast the smallest delay goes to zero: the common part of all delays is no delay. Faster while that photodiode
  /// is new: else a wireless device, whose flashes only one of many photodiodes sees, would have moved by 2 mrad
  /// through its first second.
  private static let anchorGain = 0.02
  /// Flashes that a photodiode must have seen before others are measured by it.
  private static let anchorCountMin = 3
  /// Photodiodes that must see a flash before one of them can be said to have changed.
  static let witnessMin = 4

  private var delays = InlineArray<32, Double>(repeating: 0)
  private var variances = InlineArray<32, Double>(repeating: Self.varianceStart)
  private var counts = InlineArray<32, Int>(repeating: 0)

  /// When the flash began, device ticks, and that time's variance, ticks squared, without what no photodiode tells of
  /// another.
  func time(of group: borrowing FlashGroup) -> (ticks: Double, variance: Double)? {
    guard let longest = group.longest else { return nil }
    return knownTime(of: group) ?? (Double(longest.start), Self.varianceOfUnknown)
  }

  /// The same by photodiodes that have seen so many flashes; nil where there are none.
  func knownTime(of group: borrowing FlashGroup, seen countMin: Int = 1) -> (ticks: Double, variance: Double)?
  {
    guard let begin = group.longest?.start, let rough = mean(of: group, since: begin, about: nil, countMin)
    else { return nil }
    let hasWitnesses = group.count >= Self.witnessMin
    let fine = hasWitnesses ? mean(of: group, since: begin, about: rough.ticks, countMin) ?? rough : rough
    return (Double(begin) + fine.ticks, fine.variance)
  }

  /// Ticks from `begin` to the flash's begin, by the photodiodes whose delays are known, and the variance; nil where
  /// none is. Those that contradict `middle` count less: their delay changed, as the device turned.
  private func mean(
    of group: borrowing FlashGroup, since begin: Int64, about middle: Double?, _ countMin: Int
  ) -> (ticks: Double, variance: Double)? {
    var sum = 0.0
    var weights = 0.0
    for index in 0..<group.count {
      let member = group[index]
      let sensor = Int(member.sensor & 31)
      guard counts[sensor] >= countMin else { continue }
      let error = Double(member.start - begin) - delays[sensor]
      let variance = variances[sensor] + 1
      let off = middle.map { (error - $0) * (error - $0) / variance / Self.doubt } ?? 0
      let weight = 1 / variance / (1 + off)
      sum += weight * error
      weights += weight
    }
    return weights > 0 ? (sum / weights, 1 / weights) : nil
  }

  /// Learns from a flash that began at `ticks`.
  mutating func learn(_ group: borrowing FlashGroup, at ticks: Double) {
    let hasWitnesses = group.count >= Self.witnessMin
    for index in 0..<group.count {
      let sensor = Int(group[index].sensor & 31)
      counts[sensor] += 1
      let error = Double(group[index].start) - ticks - delays[sensor]
      let surprise = error * error / (error * error + Self.surprise * (variances[sensor] + 1))
      let gain = max(
        1 / Double(counts[sensor]), Self.gainMin, hasWitnesses ? Self.gainOfSurprise * surprise : 0)
      delays[sensor] += gain * error
      if counts[sensor] > 1 { variances[sensor] += gain * (error * error - variances[sensor]) }
    }
  }

  /// The smallest delay goes on its way to zero, after a flash that so many photodiodes saw; returns by how many ticks
  /// all flashes are now believed to begin later.
  mutating func anchor(to group: borrowing FlashGroup) -> Double {
    var isMember = InlineArray<32, Bool>(repeating: false)
    for index in 0..<group.count { isMember[Int(group[index].sensor & 31)] = true }
    let hasWitnesses = group.count >= Self.witnessMin
    var first: Int?
    for sensor in 0..<32 where counts[sensor] >= Self.anchorCountMin && (!hasWitnesses || isMember[sensor]) {
      if delays[sensor] < first.map({ delays[$0] }) ?? .infinity { first = sensor }
    }
    guard let first else { return 0 }
    let shift = delays[first] * max(Self.anchorGain, delays[first] < 0 ? 1 / Double(counts[first]) : 0)
    self.shift(by: shift)
    return shift
  }

  /// All flashes begin later by so many ticks.
  mutating func shift(by ticks: Double) {
    for sensor in 0..<32 where counts[sensor] > 0 { delays[sensor] -= ticks }
  }
}
