import Foundation
import HeadsetTestSupport
import Lab
import Lighthouse
import PoseMath
import Testing

/// Real recordings tracked, each in the room that it shows itself.
@Suite(.enabled(if: RecordedData.isExpected, "the recordings are not beside the project"))
struct TrackingTrialTests {
  static let isLong = ProcessInfo.processInfo.environment["HEADSET_TESTS_LONG"] == "1"

  private func trial(
    _ path: String, settings: TrackerSettings = TrackerSettings()
  ) throws -> (trial: TrackingTrial, summary: TrackingSummary) {
    let recording = try TrackingRecording(contentsOf: path)
    var trial = TrackingTrial(
      recording, room: try RecordedRoom(recording).solution.room, settings: settings)
    trial.run()
    return (trial, trial.summary(of: path, isSelfSolved: true))
  }

  /// The first seconds of a recording, and the same without rows of another tracker.
  private func copies<Result>(
    seconds: Double, _ read: (String) throws -> Result
  ) throws -> (whole: Result, stripped: Result) {
    let raw = Set(["i", "I", "C", "L", "W", "Y", "CONFIG"].map { Array($0.utf8) })
    let lines = try LabFile.read(RecordedData.path("captures/libsurvive/haagh-tracking.rec.gz"))
      .split(separator: UInt8(ascii: "\n"))
      .prefix { (Double(String(decoding: $0.prefix { $0 != 32 }, as: UTF8.self)) ?? 0) < seconds }
    let stripped = lines.filter { line in
      let fields = line.split(separator: UInt8(ascii: " "), maxSplits: 3)
      return fields.count > 2 && raw.contains(Array(fields[2]))
    }
    #expect(stripped.count < lines.count * 9 / 10)
    let results = try [Array(lines), stripped].map { lines in
      let copy = FileManager.default.temporaryDirectory.appending(path: "track-\(UUID()).rec").path
      defer { try? FileManager.default.removeItem(atPath: copy) }
      try Data(lines.joined(separator: [UInt8(ascii: "\n")])).write(to: URL(filePath: copy))
      return try read(copy)
    }
    return (results[0], results[1])
  }

  /// Rows of the other tracker among the data must change nothing: neither what is read nor what comes of it.
  @Test func `a copy stripped of another tracker's results gives the same events`() throws {
    let (whole, stripped) = try copies(seconds: 3) { try TrackingRecording(contentsOf: $0) }
    #expect(whole.events.count > 2_000 && whole.events == stripped.events)
    #expect(
      whole.labels == stripped.labels && whole.devices.map(\.facts.body) == stripped.devices.map(\.facts.body)
    )
  }

  @Test(.enabled(if: isLong, "takes a minute: HEADSET_TESTS_LONG=1"))
  func `and the same poses`() throws {
    let (whole, stripped) = try copies(seconds: 16) { try trial($0).trial.rows }
    #expect(whole.count > 2000 && whole.count == stripped.count)
    for (one, other) in zip(whole, stripped) {
      #expect(one.seconds == other.seconds && one.worldFromHead == other.worldFromHead)
    }
  }

  @Test func `a file that is no recording is refused`() {
    #expect(throws: LabError.self) {
      try TrackingRecording(contentsOf: RecordedData.path("captures/README.md"))
    }
  }

  /// What a recording must give, each device by its serial: the still figure's median in millimetres, and the same where
  /// nothing tells the filter of rest, which libsurvive's with rest updates is (Docs/Accuracy.md).
  struct Must: CustomTestStringConvertible, Sendable {
    var recording: String
    var still: [String: Double]
    var stillUntold: [String: Double]
    var testDescription: String { recording }
  }

  static let musts = [
    Must(
      recording: "vive_cal.pcap.gz", still: ["LHR-D8EC5307": 0.006], stillUntold: ["LHR-D8EC5307": 0.051]),
    Must(
      recording: "lh1_test_cal.rec.gz", still: ["LHR-D8EC5307": 0.006, "LHR-EA80BDA9": 0.012],
      stillUntold: ["LHR-D8EC5307": 0.033, "LHR-EA80BDA9": 0.153]),
    Must(
      recording: "wireless-tracker.pcap.gz", still: ["LHR-01B7ABC0": 0.006],
      stillUntold: ["LHR-01B7ABC0": 0.0075]),
    Must(
      recording: "vive-index-cal.pcap.gz", still: ["LHR-DFCF00EE": 0.005],
      stillUntold: ["LHR-DFCF00EE": 0.016]),
    Must(
      recording: "compare-test-index.rec.gz", still: ["LHR-DFCF00EE": 0.01],
      stillUntold: ["LHR-DFCF00EE": 0.094]),
    Must(
      recording: "haagh-tracking.rec.gz",
      still: ["LHR-E8CC625B": 0.01, "LHR-48A54FB6": 0.03, "LHR-EF5A905D": 0.2],
      stillUntold: ["LHR-E8CC625B": 0.157, "LHR-48A54FB6": 0.131, "LHR-EF5A905D": 0.353]),
  ]

  @Test(.enabled(if: isLong, "takes minutes: HEADSET_TESTS_LONG=1"), arguments: musts)
  func `devices are shown soon, stand still, are never lost and never jump`(_ must: Must) throws {
    let (trial, summary) = try trial(RecordedData.path("captures/libsurvive/" + must.recording))
    let labels = summary.devices.map(\.device)
    for (serial, bound) in must.still {
      let device = try #require(summary.devices.first { $0.device == serial }, "\(labels)")
      #expect(device.losses.disagreement + device.losses.darkness + device.losses.gap == 0, "\(serial)")
      #expect(device.publishedAfterEnough ?? .infinity <= 0.5, "\(serial)")
      let figures = try Self.figures(of: device, in: trial)
      #expect(figures.still ?? .infinity <= bound, "\(serial): \(figures.still ?? -1)")
      #expect(figures.largestJump < 0.005, "\(serial): \(figures.largestJump)")
      #expect(figures.isFinite)
    }
  }

  @Test(.enabled(if: isLong, "takes minutes: HEADSET_TESTS_LONG=1"), arguments: musts)
  func `devices stand still without being told`(_ must: Must) throws {
    var settings = TrackerSettings()
    settings.filter.usesRest = false
    let (trial, summary) = try trial(
      RecordedData.path("captures/libsurvive/" + must.recording), settings: settings)
    for (serial, bound) in must.stillUntold {
      let device = try #require(summary.devices.first { $0.device == serial })
      let still = try Self.figures(of: device, in: trial).still
      #expect(device.restUpdates == 0 && still ?? .infinity <= bound, "\(serial): \(still ?? -1)")
    }
  }

  /// The index of a device is its place among the recording's, which the summary leaves out.
  private static func figures(
    of device: TrackingSummary.Device, in trial: TrackingTrial
  ) throws -> TrackFigures {
    let track = Dictionary(grouping: trial.rows, by: \.device).values
      .max { TrackFigures($0).likeness(device) < TrackFigures($1).likeness(device) }
    return TrackFigures(try #require(track))
  }

  @Test(
    .enabled(if: isLong, "takes minutes: HEADSET_TESTS_LONG=1"),
    arguments: [
      ("vive_cal.pcap.gz", "LHR-D8EC5307", 60.0), ("compare-test-index.rec.gz", "LHR-DFCF00EE", 145),
    ])
  func `sweeps withheld are foretold`(_ name: String, _ serial: String, _ bound: Double) throws {
    var settings = TrackerSettings()
    settings.withholdSeed = 1
    let summary = try trial(RecordedData.path("captures/libsurvive/" + name), settings: settings).summary
    let device = try #require(summary.devices.first { $0.device == serial })
    let held = try #require(device.withheldInnovation)
    let used = try #require(device.usedInnovation)
    #expect(held.rms <= bound && held.rms <= 1.3 * used.rms, "\(held.rms) \(used.rms)")
  }
}

/// The scorer's figures of one device's rows.
private struct TrackFigures {
  let rows: [TrackingTrial.Row]

  init(_ rows: [TrackingTrial.Row]) { self.rows = rows }

  var isFinite: Bool {
    rows.allSatisfy {
      $0.worldFromHead.position.isFinite && $0.worldFromHead.orientation.isFinite && $0.velocity.isFinite
    }
  }

  /// How near the number of rows comes to that of the device's shown samples: rows carry no serial.
  func likeness(_ device: TrackingSummary.Device) -> Int {
    -abs(rows.count - device.states.tracking - device.states.coasting)
  }

  /// Median over windows of half a second with a drift below 1 cm/s, millimetres.
  var still: Double? {
    var figures: [Double] = []
    guard let start = rows.first?.seconds else { return nil }
    for (_, window) in Dictionary(grouping: rows, by: { Int(($0.seconds - start) / 0.5) })
    where window.count >= 10 {
      let places = window.map(\.worldFromHead.position)
      let mean = places.reduce(.zero, +) / Double(places.count)
      let middle = window.reduce(0) { $0 + $1.seconds } / Double(window.count)
      var slope = SIMD3<Double>.zero
      var squares = 0.0
      for row in window {
        slope += (row.worldFromHead.position - mean) * (row.seconds - middle)
        squares += (row.seconds - middle) * (row.seconds - middle)
      }
      guard (slope / squares).length < 0.01 else { continue }
      let scatter = places.reduce(0) { $0 + ($1 - mean).lengthSquared } / Double(places.count)
      figures.append(1000 * scatter.squareRoot())
    }
    return figures.isEmpty ? nil : figures.sorted()[figures.count / 2]
  }

  /// The largest step, metres, that the mean velocity does not explain.
  var largestJump: Double {
    zip(rows, rows.dropFirst()).reduce(0) { largest, pair in
      let step = pair.1.seconds - pair.0.seconds
      guard step > 0, step <= 0.05 else { return largest }
      let carried = (pair.0.velocity + pair.1.velocity) * (step / 2)
      let moved = pair.1.worldFromHead.position - pair.0.worldFromHead.position
      return max(largest, (moved - carried).length)
    }
  }
}
