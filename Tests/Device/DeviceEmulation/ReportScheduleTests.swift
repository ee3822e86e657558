import Testing

@testable import DeviceEmulation

@Suite struct ReportScheduleTests {
  @Test func `nothing is due before the stream is on`() {
    var schedule = ReportSchedule(periodSeconds: 0.001)
    #expect(schedule.dueSeconds == nil)
    #expect(schedule.take(at: 5) == nil)
  }

  @Test func `a reader that keeps up gets every report once`() {
    var schedule = ReportSchedule(periodSeconds: 0.001)
    schedule.start(at: 0.0105)
    var numbers: [Int] = []
    for tick in 0..<4_000 {
      while let number = schedule.take(at: Double(tick) * 0.0005) { numbers.append(number) }
    }
    #expect(numbers == Array(11...1_999))
  }

  @Test func `a late reader gets the newest reports, oldest first`() {
    var schedule = ReportSchedule(periodSeconds: 0.001)
    schedule.start(at: 0)
    #expect(schedule.take(at: 1) == 1_000 - ReportSchedule.backlogMax + 1)
    var last = 0
    while let number = schedule.take(at: 1) { last = number }
    #expect(last == 1_000)
  }

  @Test func `a report is due exactly when it is taken, also after days`() {
    var schedule = ReportSchedule(periodSeconds: 0.001)
    let days = 3.0 * 86_400
    schedule.start(at: days)
    for _ in 0..<2_000 {
      guard let due = schedule.dueSeconds else {
        Issue.record("the stream is off")
        return
      }
      // Times travel as nanoseconds, rounded up.
      let seconds = (due * 1e9).rounded(.up) * 1e-9
      #expect(schedule.take(at: seconds) != nil)
    }
  }
}
