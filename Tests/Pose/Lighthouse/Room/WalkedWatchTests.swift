import DeviceEmulation
import LighthouseModel
import PoseMath
import Testing
import Wearers

@testable import Lighthouse

/// A headset in a room that is not quite the one it is held against, on a walking head.
@Suite struct WalkedWatchTests {
  /// The room as a solver without error would know it.
  private func room(_ emulated: EmulatedRoom) -> Room {
    Room(
      members: emulated.stations.enumerated().map { index, station in
        var place = UInt8(index)
        if case .channel(let channel)? = station.broadcast.mode { place = channel }
        return Room.Member(
          place: place, serial: station.broadcast.id,
          calibration: StationCalibration(station.broadcast.calibration),
          worldFromStation: station.worldFromStation, residual: 40e-6)
      })
  }

  /// Verdicts on two stations after so many seconds.
  private func verdicts(
    _ generation: StationGeneration, after seconds: Double, _ change: (inout Room) -> Void
  ) -> [StationWatch.Verdict] {
    let walk = RoomGuideTests.Walk(generation, source: WalkingWearer(seed: 5, restSeconds: 0.5))
    var device = walk.device
    var room = room(walk.emulated)
    change(&room)
    var watch = StationWatch(room: room, body: walk.body)
    var decoder = LightDecoder(waitTicks: LightDecoder.waitOfCable)
    while true {
      switch device.next() {
      case .light(let light): decoder.ingest(light) { watch.ingest($0) }
      case .sample(let sample, _, _):
        decoder.advance(to: sample.timestamp.nanoseconds / 125 * 6) { watch.ingest($0) }
        watch.ingest(sample)
        if Double(sample.timestamp.nanoseconds) * 1e-9 > seconds {
          return room.members.indices.map { watch.verdict(ofMember: $0) }
        }
      }
    }
  }

  @Test(arguments: [StationGeneration.first, .second])
  func `of two stations, one 20 mm off, both are suspected within five seconds`(generation: StationGeneration)
  {
    let right = verdicts(generation, after: 5) { _ in }
    #expect(right == [.agreeing, .agreeing])
    let wrong = verdicts(generation, after: 5) { $0.members[1].worldFromStation.position.x += 0.02 }
    #expect(!wrong.contains(.agreeing) || wrong.contains(.moved), "\(wrong)")
    #expect(wrong != right)
  }
}
