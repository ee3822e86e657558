import ByteLayout
import DeviceCatalog
import DeviceEmulation
import DeviceIO
import DeviceProtocols
import Drivers
import FactoryConfiguration
import Lighthouse
import LighthouseModel
import PoseMath
import PoseService
import PoseSharedMemory
import USBProtocol
import Wearers

/// A headset that a trainee wears round a container, in the light of two stations: the reports that it sends, made
/// beforehand, and a service that is stepped with them, in time of its own.
final class LitHeadset {
  /// One report, and the millisecond in which it arrives.
  private struct Arrival {
    var millisecond: Int
    var endpoint: UInt8
    var bytes: [UInt8]
  }

  let service: PoseService
  let milliseconds: Int
  private let ring = ReportRing(capacity: 64)
  private var arrivals: [Arrival] = []
  private var next = 0
  private var now = 0
  private let reader: PoseReader
  private let source: any MotionSource

  /// - Throws: what the service and the unit's document throw.
  init(_ generation: StationGeneration, milliseconds: Int) throws {
    self.milliseconds = milliseconds
    let room = EmulatedRoom.typical(generation, seed: 22)
    var unit = ViveUnit(
      kind: .headset, number: 1, seed: 21, source: WalkingWearer(seed: 21, restSeconds: 1), plugged: .zero)
    unit.model = generation == .first ? .vive : .index
    unit.sampleDelaySeconds = ViveUnit.sampleDelay
    let feed = LightStream(
      room: room, receiver: LightReceiver(unit, noise: .typical(of: .headset, in: generation)))
    let profile = ViveFacts(role: .headsetReceiver)
      .profile(supplied: try ViveConfiguration(json: Array(unit.configurationText.utf8)))

    var configuration = PoseServiceConfiguration()
    configuration.segmentName = "/headsetd-benchmark-\(UInt64.random(in: 0...UInt64.max))"
    service = try PoseService(configuration)
    reader = try PoseReader(name: configuration.segmentName)
    source = unit.source
    try service.enter(Self.solved(room))
    let description = DeviceDescription(
      serial: DeviceSerial(unit.serial), kind: .head, isEmulated: true,
      deviceFromIMU: profile.headFromIMU, lightBody: profile.lightBody)
    _ = try service.attach(description, stream: ViveStream(profile: profile), rings: [ring])
    arrivals.reserveCapacity(2 * milliseconds)
    if generation == .first {
      var options = EmulatedViveHeadset.Options()
      options.streamsOnlyWhenOn = false
      gather(EmulatedViveHeadset(unit: unit, options: options, light: feed), port: 1, .pulses, [0x81, 0x82])
    } else {
      gather(EmulatedIndexHeadset(unit: unit, light: feed), port: 0, .events, [0x81, 0x83])
    }
  }

  deinit { service.stop() }

  /// The room as a solver without error would find it.
  private static func solved(_ room: EmulatedRoom) -> Room {
    Room(
      members: room.stations.enumerated().map { index, station in
        var place = UInt8(index)
        if case .channel(let channel)? = station.broadcast.mode { place = channel }
        return Room.Member(
          place: place, serial: station.broadcast.id,
          calibration: StationCalibration(station.broadcast.calibration),
          worldFromStation: station.worldFromStation, residual: 40e-6)
      })
  }

  /// All reports of a headset whose light mode is set.
  private func gather(
    _ equipment: some EmulatedEquipment, port: Int, _ mode: ViveModeReport.Mode, _ endpoints: [UInt8]
  ) {
    var equipment = equipment
    equipment.plug(port: port, at: .zero)
    let bytes = ViveModeReport(mode: mode).encoded()
    let data = (0..<bytes.count).map { bytes[$0] }
    let setup = USBSetup.setFeature(reportID: data[0], interface: 0, length: UInt16(data.count))
    _ = equipment.control(port: port, setup: setup, data: data, at: .zero)
    for millisecond in 0..<milliseconds {
      let time = Timestamp(nanoseconds: Int64(millisecond) * 1_000_000)
      for endpoint in endpoints {
        while let due = equipment.reportDue(port: port, endpoint: endpoint), due <= time {
          guard let report = equipment.takeReport(port: port, endpoint: endpoint, at: time) else { break }
          arrivals.append(Arrival(millisecond: millisecond, endpoint: endpoint, bytes: report))
        }
      }
    }
  }

  /// Reports in all.
  var reportCount: Int { arrivals.count }

  /// What arrives in the next millisecond is put into the ring; how many reports that are.
  func send() -> Int {
    let stamp = Timestamp(nanoseconds: Int64(now) * 1_000_000)
    var count = 0
    while next < arrivals.count, arrivals[next].millisecond == now {
      let report = arrivals[next].bytes
      ring.received(report.span, endpoint: arrivals[next].endpoint, at: stamp)
      next += 1
      count += 1
    }
    return count
  }

  /// The millisecond goes by and the loop runs once.
  func step() {
    now += 1
    service.step(at: Timestamp(nanoseconds: Int64(now) * 1_000_000))
  }

  /// How far off the published place is, metres; nil where light does not place the headset now.
  var error: Double? {
    guard let pose = (try? reader.read(slot: 0)).flatMap(\.self), pose.flags.contains(.positionTracked) else {
      return nil
    }
    let seconds = Double(pose.sampleTime.nanoseconds) * 1e-9
    return (pose.worldFromDevice.position - source.motion(at: seconds).worldFromBody.position).length
  }
}
