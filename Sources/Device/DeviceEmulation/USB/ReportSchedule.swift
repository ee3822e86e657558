/// When reports of a steady stream are due, by number: report n at n periods after the device began to live.
struct ReportSchedule: Equatable, Sendable {
  let periodSeconds: Double
  /// The next report to give; nil while the stream is off.
  private(set) var next: Int?

  /// Reports that a late reader still gets, oldest first. A real device holds one; the rest pays for an
  /// emulator that the host's scheduler keeps waiting, which is no fault of the device.
  static let backlogMax = 32

  init(periodSeconds: Double) { self.periodSeconds = periodSeconds }

  /// Turns the stream on; the first report is the first that falls due after `seconds`.
  mutating func start(at seconds: Double) { next = max(0, latest(at: seconds) + 1) }

  mutating func stop() { next = nil }

  /// Seconds at which the next report is due; nil while the stream is off.
  var dueSeconds: Double? { next.map { Double($0) * periodSeconds } }

  /// The number of the report that is due, which is then given; nil where none is.
  mutating func take(at seconds: Double) -> Int? {
    guard var number = next else { return nil }
    let latest = latest(at: seconds)
    guard number <= latest else { return nil }
    number = max(number, latest - Self.backlogMax + 1)
    next = number + 1
    return number
  }

  /// A report is due a nanosecond early: times are whole nanoseconds, periods are not.
  private func latest(at seconds: Double) -> Int {
    Int(((seconds + 1e-9) / periodSeconds).rounded(.down))
  }
}
