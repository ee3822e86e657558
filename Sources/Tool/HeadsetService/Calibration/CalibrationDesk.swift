internal import CalibrationGuide
internal import ControlProtocol
internal import DeviceIO
internal import Foundation
internal import Inventory
internal import PoseMath
internal import Synchronization

/// Hosts the guided calibrations: one guide a sensor, fed by its tap, answered by clients, kept in drafts.
///
/// Clients leave answers on the board and read from it; the guides belong to one working round at a time, which a
/// thread of the desk's own makes every 20 ms while there are any. Nothing here is waited for by the pose loop.
final class CalibrationDesk: Sendable {
  let rig: Rig
  private let folder: String
  /// Whether the desk makes its rounds by itself.
  private let isThreaded: Bool
  let board = Mutex(Board())
  private let working = Mutex(Cases())
  private let thread = Mutex<DedicatedThread?>(nil)

  /// Guides at a time, and boards kept.
  static let caseCountMax = 8
  private static let boardCountMax = 32
  /// Seconds between two rounds.
  private static let roundSeconds = 0.02

  /// Where clients and the working round meet.
  struct Board {
    var shown: [String: CalibrationStatus] = [:]
    var answers: [String: [GuideAnswer]] = [:]
    /// Cases that the next round takes in.
    var starts: [Start] = []
    var isStopping = false
    var isWorking = false
  }

  /// A guide that was asked for.
  struct Start {
    var header: GuideHeader
    var key: SensorKey
  }

  /// The guides themselves.
  struct Cases {
    var open: [String: CaseBox] = [:]
  }

  /// A place for a case in a dictionary.
  final class CaseBox {
    var held: GuideCase?
    init(_ held: consuming GuideCase) { self.held = consume held }
  }

  /// - Parameters:
  ///   - folder: where drafts are kept; made where it is missing.
  ///   - isThreaded: false where somebody with a clock of their own calls `tend`.
  init(rig: Rig, folder: String, isThreaded: Bool = true) {
    self.rig = rig
    self.isThreaded = isThreaded
    self.folder = folder
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  // MARK: - Rounds

  /// One working round over all guides.
  func tend(at now: Timestamp) {
    working.withLock { cases in
      for start in takeStarts() { cases.open[start.header.serial] = CaseBox(open(start)) }
      for (serial, box) in cases.open {
        let answers = board.withLock { $0.answers.removeValue(forKey: serial) ?? [] }
        guard var held = box.held.take() else { continue }
        held.tend(rig, answers: answers, at: now)
        let isDone = held.conclude(rig)
        let status = held.status
        board.withLock { $0.shown[serial] = status }
        if isDone {
          held.close()
          cases.open[serial] = nil
        } else {
          box.held = consume held
        }
      }
      let isIdle = cases.open.isEmpty
      board.withLock { $0.isWorking = !isIdle || !$0.starts.isEmpty }
    }
  }

  private func takeStarts() -> [Start] {
    board.withLock { board in
      defer { board.starts = [] }
      return board.starts
    }
  }

  /// Goes on with the unit's draft, where that is of the same purpose and can be read; begins anew otherwise.
  private func open(_ start: Start) -> GuideCase {
    let path = draftPath(of: start.key, for: start.header.plan.purpose)
    if let bytes = GuideDraft.bytes(at: path), let content = GuideJournal.read(bytes),
      content.header.serial == start.header.serial,
      content.header.plan.purpose == start.header.plan.purpose,
      let resumed = GuideCase(resuming: content, key: start.key, draftPath: path)
    {
      return resumed
    }
    let guide = start.header.guide ?? CalibrationGuide(plan: start.header.plan)
    return GuideCase(start.header, key: start.key, guide: guide, draftPath: path)
  }

  /// A file name that any serial can have.
  private func draftPath(of key: SensorKey, for purpose: CalibrationPlan.Purpose) -> String {
    let name = [purpose.rawValue, key.unit.family.value, key.unit.serial?.value ?? "", key.part.value]
      .joined(separator: "-").unicodeScalars.map { scalar -> String in
        let isPlain =
          scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789-_".unicodeScalars.contains(scalar))
        return isPlain ? String(scalar) : "+" + String(scalar.value, radix: 16)
      }.joined()
    return folder + "/" + String(name.prefix(200)) + (key.unit.isEmulated ? "-emulated" : "") + ".guide"
  }

  /// Has the desk's thread work, as long as there is something to do.
  func wake() {
    guard isThreaded else { return }
    let isNew = board.withLock { board in
      guard !board.isWorking, !board.isStopping else { return false }
      board.isWorking = true
      return true
    }
    guard isNew else { return }
    let worker = DedicatedThread(name: "calibration")
    let before = thread.withLock { thread in
      defer { thread = worker }
      return thread
    }
    before?.join()
    try? worker.start { [self] in
      while board.withLock({ $0.isWorking && !$0.isStopping }) {
        tend(at: MonotonicClock.now)
        Thread.sleep(forTimeInterval: Self.roundSeconds)
      }
    }
  }

  /// Ends the rounds; guides that go on keep their drafts.
  func stop() {
    board.withLock { $0.isStopping = true }
    thread.withLock { $0 }?.join()
    working.withLock { cases in
      for box in cases.open.values { box.held?.suspend(rig) }
      cases.open = [:]
    }
  }

  /// Room for another board; the one of a guide that is over makes way.
  static func makeRoom(in board: inout Board) {
    guard board.shown.count >= boardCountMax else { return }
    if let over = board.shown.first(where: { $0.value.isOver })?.key { board.shown[over] = nil }
  }
}
