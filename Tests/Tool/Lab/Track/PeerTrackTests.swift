import Foundation
import HeadsetTestSupport
import Lighthouse
import PoseMath
import Testing

@testable import Lab

/// Where a track differs from another tracker's by more than 5 mm or 1 degree, and whose the difference is
/// (Docs/Accuracy.md).
@Suite(
  .enabled(if: RecordedData.isExpected, "the recordings are not beside the project"),
  .enabled(if: isLongTier, "takes a minute: HEADSET_TESTS_LONG=1"))
struct PeerTrackTests {
  private struct Station: Decodable {
    var id: String
    var pose: [String]
  }

  private func recording(_ name: String) throws -> TrackingRecording {
    try TrackingRecording(contentsOf: RecordedData.path("captures/libsurvive/" + name))
  }

  private func peer(_ name: String) throws -> TrackTable {
    try TrackTable(contentsOf: RecordedData.path("peer-tracks/\(name).csv.gz"))
  }

  /// Our room of a recording with the stations where the peer has them: its file has no comma between stations, +Z up.
  private func peersRoom(_ name: String, _ room: Room) throws -> Room {
    let path = RecordedData.path("captures/libsurvive/\(name).json")
    let text = String(decoding: try LabFile.read(path), as: UTF8.self)
    let pieces = text.components(separatedBy: "\"lighthouse").dropFirst().compactMap { piece in
      piece.firstIndex(of: "{").flatMap { begin in
        piece.firstIndex(of: "}").map { piece[begin...$0] }
      }
    }
    let yUp = Pose(orientation: Quaternion(rotationVector: SIMD3(-Double.pi / 2, 0, 0)), position: .zero)
    var room = room
    for piece in pieces {
      let station = try JSONDecoder().decode(Station.self, from: Data(piece.utf8))
      let serial = Int64(station.id).map { UInt32(truncatingIfNeeded: $0) }
      let p = station.pose.compactMap(Double.init)
      let index = try #require(room.members.firstIndex { $0.serial == serial })
      try #require(p.count == 7)
      room.members[index].worldFromStation =
        yUp
        * Pose(
          orientation: Quaternion(w: p[3], x: p[4], y: p[5], z: p[6]).normalized(),
          position: SIMD3(p[0], p[1], p[2]))
    }
    return room
  }

  /// Light kept from the filter tells whose room is right: in the peer's it is missed by `factor` times as much.
  @Test(arguments: [
    ("lh1_test_cal.rec.gz", "LHR-D8EC5307", 1.8), ("haagh-tracking.rec.gz", "LHR-E8CC625B", 2),
  ])
  func `light agrees with the room it was solved from, not with the peer's`(
    _ name: String, _ serial: String, _ factor: Double
  ) throws {
    let recording = try recording(name)
    let room = try RecordedRoom(recording).solution.room
    var settings = TrackerSettings()
    settings.withholdSeed = 1
    let missed = try [room, peersRoom(name, room)].map { room in
      var trial = TrackingTrial(recording, room: room, settings: settings)
      trial.run()
      let device = trial.summary(of: name, isSelfSolved: false).devices.first { $0.device == serial }
      return try #require(device?.withheldInnovation?.rms)
    }
    #expect(missed[1] > factor * missed[0], "\(missed)")
  }

  /// By the peer the devices that lie on the table turn and wander until its room has settled. How far their poses are from
  /// those of the last seconds, millimetres and degrees, before the sixth second and after, the worst.
  @Test(arguments: [("HMD", 30.0, 1.5), ("T20", 15, 8)])
  func `while nothing moves the peer's poses do, for six seconds`(
    _ device: String, _ millimeters: Double, _ degrees: Double
  ) throws {
    let rows = try #require(try peer("lh1_test_cal.rec.gz").devices[device])
    let last = try #require(rows.last).pose
    func worst(_ rows: [TrackTable.Row]) -> (millimeters: Double, degrees: Double) {
      (
        rows.map { 1e3 * ($0.pose.position - last.position).length }.max() ?? 0,
        rows.map { $0.pose.orientation.angle(to: last.orientation) * 180 / .pi }.max() ?? 0
      )
    }
    let (early, late) = (worst(rows.filter { $0.seconds < 6 }), worst(rows.filter { $0.seconds > 7 }))
    #expect(early.millimeters > millimeters && early.degrees > degrees, "\(early)")
    #expect(late.millimeters < 3 && late.degrees < 1, "\(late)")
    // The gyroscope: what it turned by altogether, its mean rate, which is its bias, taken off.
    let recording = try recording("lh1_test_cal.rec.gz")
    for device in recording.devices where device.facts.body != nil {
      let samples = recording.events.compactMap { event -> IMUSample<Double>? in
        guard event.device == device.index, case .sample(let sample, _) = event.kind else { return nil }
        return sample
      }.dropFirst(2)
      let bias = samples.reduce(SIMD3.zero) { $0 + $1.angularVelocity } / Double(samples.count)
      var turn = SIMD3<Double>.zero
      var largest = 0.0
      for (before, after) in zip(samples, samples.dropFirst()) {
        let step: Double = after.timestamp.seconds(since: before.timestamp)
        turn += (after.angularVelocity - bias) * min(step, 0.05)
        largest = max(largest, turn.length * 180 / .pi)
      }
      #expect(largest < 1, "\(device.label) \(largest)")
    }
  }

  struct Part: Sendable {
    var recording: String
    var pair: [String: String]
    var seconds: ClosedRange<Double>
    var millimeters: Double
    var degrees = 1.0
  }

  /// A room that moves in seconds is one room for a second: each part is aligned for itself.
  static let parts =
    [
      Part(
        recording: "lh1_test_cal.rec.gz", pair: ["HMD": "LHR-D8EC5307", "T20": "LHR-EA80BDA9"],
        seconds: 7...99,
        millimeters: 1)
    ]
    + [3.0, 5, 7, 9, 11, 13].map { begin in
      Part(
        recording: "haagh-tracking.rec.gz", pair: ["KN0": "LHR-48A54FB6", "T20": "LHR-E8CC625B"],
        seconds: begin...begin + 2, millimeters: 5)
    }

  @Test func `in parts the difference from the peer is millimetres`() throws {
    var tracks: [String: TrackTable] = [:]
    for part in Self.parts {
      if tracks[part.recording] == nil {
        let recording = try recording(part.recording)
        var trial = TrackingTrial(recording, room: try RecordedRoom(recording).solution.room)
        trial.run()
        let copy = FileManager.default.temporaryDirectory.appending(path: "peer-\(UUID()).csv").path
        defer { try? FileManager.default.removeItem(atPath: copy) }
        try trial.write(to: copy)
        tracks[part.recording] = try TrackTable(contentsOf: copy)
      }
      let truth = try peer(part.recording).rows(from: part.seconds.lowerBound, to: part.seconds.upperBound)
      let track = try #require(tracks[part.recording])
      let score = TrackScore(of: track, against: truth, alignment: .bodies, pairs: part.pair)
      for device in part.pair.keys {
        let difference = try #require(score.devices[device])
        #expect(
          difference.positionMedian < part.millimeters && difference.orientationMedian < part.degrees,
          "\(part.recording) \(device) \(part.seconds): \(difference.positionMedian) \(difference.orientationMedian)"
        )
      }
    }
  }
}
