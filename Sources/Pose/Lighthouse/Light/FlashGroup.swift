/// The pulses of one flash, as they come.
struct FlashGroup {
  /// One pulse of it.
  struct Member {
    var sensor: UInt8
    /// Device ticks.
    var start: Int64
    var length: UInt32
  }

  /// Photodiodes of a device.
  static let countMax = 32
  private var members = InlineArray<32, Member>(repeating: Member(sensor: 0, start: 0, length: 0))
  private(set) var count = 0

  subscript(index: Int) -> Member { members[index] }

  mutating func append(_ member: Member) {
    guard count < Self.countMax else { return }
    members[count] = member
    count += 1
  }

  /// The brightest photodiode's pulse: its start is early and its length the flash's.
  var longest: Member? {
    guard count > 0 else { return nil }
    var longest = members[0]
    for index in 1..<max(1, count) where members[index].length > longest.length { longest = members[index] }
    return longest
  }

  /// The ends of its pulses, less the length that its code has, and the code: 0 to 7.
  var ends: (group: FlashGroup, code: Int) {
    var ends = self
    let code = longest.map { FlashCode.number(length: $0.length) } ?? 0
    let length = Int64(FlashCode.middle + FlashCode.step * Double(code))
    for index in 0..<count { ends.members[index].start += Int64(members[index].length) - length }
    return (ends, code)
  }
}

/// What a flash's length tells (lighthouse-v1.md, "Timing"): bit 0 the axis, bit 1 a bit of the broadcast,
/// bit 2 that this station does not sweep now.
struct FlashCode: Equatable {
  /// Ticks by which a code of one more is longer, and the middle of code 0: lengths of recorded headsets, wands
  /// and trackers are rightly told by the flash's longest pulse, which trackers stretch by up to 640.
  static let step = 500.0
  static let middle = 3050.0

  var axis: Int
  var isOne: Bool
  var skips: Bool

  init(length: UInt32) {
    let code = Self.number(length: length)
    axis = code & 1
    isOne = code & 2 != 0
    skips = code & 4 != 0
  }

  /// The code of a flash whose longest pulse is of this length.
  static func number(length: UInt32) -> Int {
    Int(min(max(((Double(length) - middle) / step).rounded(), 0), 7))
  }

  /// The broadcast's bit, where axis and skip bit are known from the place in the cycle; nil for a length that
  /// fits neither.
  static func bit(length: UInt32, axis: Int, skips: Bool) -> Bool? {
    let rest = Double(length) - middle - step * Double(axis) - 4 * step * (skips ? 1 : 0)
    guard rest > -step, rest < 3 * step else { return nil }
    return rest >= step
  }
}
