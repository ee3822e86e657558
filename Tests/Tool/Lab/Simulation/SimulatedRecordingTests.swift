import Foundation
import Lab
import Lighthouse
import LighthouseModel
import PoseMath
import Testing
import Wearers

@Suite struct SimulatedRecordingTests {
  /// Writes a scene into a folder of its own, which is gone afterwards.
  private func written<Result>(
    _ recording: SimulatedRecording, _ body: (_ folder: String) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "scene-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try recording.write(to: folder.path)
    return try body(folder.path)
  }

  @Test(arguments: [StationGeneration.first, .second])
  func `what is read back is what the device told`(generation: StationGeneration) throws {
    let recording = SimulatedRecording(scene: .walk, generation: generation, seed: 3, seconds: 0.5)
    try written(recording) { folder in
      var samples: [(IMUSample<Double>, Timestamp)] = []
      var light: [LightEvent] = []
      let devices = try LightSource.read(folder + "/recording.rec") { event in
        switch event.kind {
        case .sample(let sample, _): samples.append((sample, event.arrival))
        case .light(let told): light.append(told)
        case .untimedLight: break
        }
      }
      #expect(devices.map(\.serial) == ["LHR-E0000001"])
      #expect(samples.count == 500)
      var device = LightScene.walk.device(generation, seed: 3)
      var expected: [LightEvent] = []
      var index = 0
      var worst = 0.0
      var (earliest, latest) = (Int64.max, Int64.min)
      while index < samples.count {
        switch device.next() {
        case .light(let event): expected.append(event)
        case .sample(let sample, _, _):
          // The configuration's six decimals.
          worst = max(
            worst, (sample.angularVelocity - samples[index].0.angularVelocity).length,
            (sample.acceleration - samples[index].0.acceleration).length,
            Double(sample.timestamp.nanoseconds(since: samples[index].0.timestamp).magnitude) * 1e-6)
          latest = max(latest, samples[index].1.nanoseconds(since: sample.timestamp))
          earliest = min(earliest, samples[index].1.nanoseconds(since: sample.timestamp))
          index += 1
        }
      }
      #expect(worst < 1e-5)
      #expect(earliest >= -1_000 && earliest < 10_000)
      #expect(latest <= 301_000)
      #expect(light.count > 300)
      #expect(Set(light.map(\.ticks)).isSubset(of: Set(expected.map(\.ticks))))
      let truth = try TrackTable(contentsOf: folder + "/truth.csv")
      #expect(truth.devices.values.map(\.count) == [500])
      let score = TrackScore(of: truth, against: truth, alignment: .none)
      #expect(score.devices.values.allSatisfy { $0.positionMax < 1e-9 })
      let room = try RoomFile.read(folder + "/room.json")
      let serials = LightScene.walk.room(generation, seed: 3).stations.map(\.broadcast.id)
      #expect(room.members.map(\.serial) == serials)
    }
  }

  @Test func `the same seed gives the same bytes`() throws {
    let recording = SimulatedRecording(scene: .swing, generation: .first, seed: 5, seconds: 0.3)
    let first = try written(recording) { try LabFile.read($0 + "/recording.rec") }
    let second = try written(recording) { try LabFile.read($0 + "/recording.rec") }
    #expect(first == second)
  }

  @Test func `every scene has light of its stations`() throws {
    for scene in LightScene.allCases {
      let summary = try written(SimulatedRecording(scene: scene, generation: .first, seed: 1, seconds: 0.6)) {
        try LightSurvey.run($0 + "/recording.rec")
      }
      #expect(summary.devices.first?.stations.isEmpty == false, "\(scene)")
    }
  }
}
