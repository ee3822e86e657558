import PoseMath

/// A thread that runs jobs at their time, one after the other: for what may block and what has to wait.
final class Caretaker: Sendable {
  private struct Job {
    var due: Timestamp
    var work: @Sendable () -> Void
  }

  private struct Agenda {
    var jobs: [Job] = []
    var isStopping = false
  }

  private let agenda = Monitor(Agenda())
  private let thread = DedicatedThread(name: "usb-care")

  func start() throws(TransportError) {
    try thread.start { [agenda] in
      while let job = Self.next(of: agenda) { job.work() }
    }
  }

  var isCurrent: Bool { thread.isCurrent }

  /// - Parameter milliseconds: from now.
  func schedule(milliseconds: Int, _ work: @escaping @Sendable () -> Void) {
    let due = MonotonicClock.now(plusMilliseconds: milliseconds)
    agenda.withLock { $0.jobs.append(Job(due: due, work: work)) }
  }

  /// Ends after the job at hand; jobs not yet due are forgotten.
  func stop() {
    agenda.withLock {
      $0.isStopping = true
      $0.jobs = []
    }
    thread.join()
  }

  /// Waits for the earliest job's time and takes it off the agenda; nil when stopping.
  private static func next(of agenda: Monitor<Agenda>) -> Job? {
    while true {
      let (seen, due) = agenda.withLock { ($0.jobs.count, $0.jobs.map(\.due).min()) }
      let now = MonotonicClock.now
      if let due, due <= now {
        let taken = agenda.withLock { agenda -> Job? in
          guard let index = agenda.jobs.firstIndex(where: { $0.due == due }) else { return nil }
          return agenda.jobs.remove(at: index)
        }
        if let taken { return taken }
        continue
      }
      // Only this thread removes jobs while running, so a changed count means a new one, or the end.
      let limit = due ?? now.advanced(byNanoseconds: 60_000_000_000)
      _ = agenda.wait(until: limit) { $0.isStopping || $0.jobs.count != seen }
      if agenda.withLock({ $0.isStopping }) { return nil }
    }
  }
}
