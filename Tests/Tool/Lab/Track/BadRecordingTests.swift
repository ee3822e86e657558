import Foundation
import HeadsetTestSupport
import Lighthouse
import PoseMath
import Testing

@testable import Lab

/// Text recordings to which something was done, tracked in the room that the whole recording shows: no trap, finite poses
/// in the order of time, and where one is shown it is the undamaged track's within what both believe.
@Suite(
  .enabled(if: RecordedData.isExpected, "the recordings are not beside the project"),
  .enabled(if: isLongTier, "takes minutes: HEADSET_TESTS_LONG=1"))
struct BadRecordingTests {
  typealias Row = BadRows.Row

  /// The undamaged recording's rows, its room and its track by device.
  struct Base {
    var rows: [Row]
    var room: Room
    var track: [String: TruthPath]
    var deviation: [String: Double]

    init(_ name: String) throws {
      let path = RecordedData.path("captures/libsurvive/" + name)
      rows = BadRows.rows(of: try LabFile.read(path), seconds: 9)
      room = try RecordedRoom(TrackingRecording(contentsOf: path)).solution.room
      track = [:]
      deviation = [:]
      for (device, rows) in try Self.track(BadRows.text(rows), room) {
        deviation[device] = rows.compactMap(\.deviation).max()
        track[device] = TruthPath(rows)
      }
    }

    /// Poses by device, and an error where times go back or numbers are none.
    static func track(_ bytes: [UInt8], _ room: Room) throws -> [String: [TrackTable.Row]] {
      let copy = FileManager.default.temporaryDirectory.appending(path: "bad-\(UUID()).rec").path
      defer { try? FileManager.default.removeItem(atPath: copy) }
      try Data(bytes).write(to: URL(filePath: copy))
      let recording = try TrackingRecording(contentsOf: copy)
      var trial = TrackingTrial(recording, room: room)
      trial.run()
      var rows: [String: [TrackTable.Row]] = [:]
      for row in trial.rows {
        let label = recording.labels[row.device]
        let pose = row.worldFromHead
        #expect(pose.position.isFinite && pose.orientation.isFinite)
        #expect(row.velocity.isFinite && row.deviation.isFinite)
        #expect(row.seconds > rows[label]?.last?.seconds ?? -.infinity)
        #expect(pose.position.length < 100 && row.velocity.length < 50)
        rows[label, default: []].append(
          TrackTable.Row(
            seconds: row.seconds, pose: pose, velocity: row.velocity, deviation: row.deviation))
      }
      return rows
    }
  }

  static let haagh = Result { try Base("haagh-tracking.rec.gz") }
  static let wired = Result { try Base("lh1_test_cal.rec.gz") }

  /// Of the rows of one device that have an undamaged pose at their time, those that are off by more than five
  /// deviations and 15 mm, as a share; the undamaged one's deviation is part of what both believe.
  private func share(_ rows: [TrackTable.Row], _ device: String, _ base: Base) -> Double {
    guard let truth = base.track[device] else { return 0 }
    let errors = rows.compactMap { row -> Bool? in
      guard let other = truth.row(at: row.seconds), let own = row.deviation else { return nil }
      let error = (row.pose.position - other.pose.position).length
      return error > 5 * (own + 0.001) && error > 0.015
    }
    return errors.isEmpty ? 0 : Double(errors.count { $0 }) / Double(errors.count)
  }

  @Test(arguments: BadRows.Harm.allCases, [UInt64(1), 2])
  func `a damaged recording is tracked honestly or not at all`(_ harm: BadRows.Harm, _ seed: UInt64) throws {
    for (name, base) in [("haagh", Self.haagh), ("lh1", Self.wired)] {
      let base = try base.get()
      var generator = SeededGenerator(seed: seed)
      let bytes = BadRows.harmed(base.rows, harm, &generator)
      let tracks: [String: [TrackTable.Row]]
      do { tracks = try Base.track(bytes, base.room) } catch is LabError { continue }
      for (device, rows) in tracks where harm.keepsTruth {
        let share = share(rows, device, base)
        #expect(share < 0.05, "\(name) \(device) \(rows.count) rows")
      }
    }
  }
}
