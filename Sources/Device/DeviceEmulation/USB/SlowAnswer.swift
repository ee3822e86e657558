/// A feature report that a device must fetch first: the first read of it is refused, and every other until it is there.
///
/// Each chunk of a configuration takes an Index a millisecond, and a radio's receiver 10 ms, in which a host's reads
/// stall (captures vive-index-cal: 51 of 102 reads; knuckles_all_buttons: 208 of 237; wireless-tracker: 256 of 288).
struct SlowAnswer: Sendable {
  let seconds: Double
  private var asked: (id: UInt8, seconds: Double)?

  static let ofIndex = SlowAnswer(seconds: 0.001)
  static let ofRadio = SlowAnswer(seconds: 0.010)

  init(seconds: Double) { self.seconds = seconds }

  /// Whether the report is there at `now`; it is given once then.
  mutating func isThere(_ id: UInt8, at now: Double) -> Bool {
    guard let asked, asked.id == id else {
      self.asked = (id, now)
      return false
    }
    guard now >= asked.seconds + seconds else { return false }
    self.asked = nil
    return true
  }
}
