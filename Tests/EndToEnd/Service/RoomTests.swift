import ControlProtocol
import Foundation
import HeadsetTestSupport
import Lighthouse
import PoseMath
import PoseSharedMemory
import RoomFormat
import Testing
import Wearers

/// The service in a lit room: a technician shows it, and a station is not where the room has it.
@Suite(.serialized) struct RoomTests {
  private func room(_ url: URL) throws -> Room { try RoomFormat.room(Array(try Data(contentsOf: url))) }

  private func faults(_ rig: TestRig) -> [ServiceFault] {
    guard case .status(let status) = rig.ask(.status) else { return [] }
    return status.faults.filter { $0.code == .station }
  }

  @Test func `a station that stands 20 mm elsewhere is named within seconds, by every way out`() async throws
  {
    let rig = try TestRig()
    let (emulator, port) = try await rig.startEmulator(stations: 2, devices: ["vive"])
    let service = try rig.startService(emulatorPort: port)
    #expect(await within(seconds: 30) { rig.streaming().count == 2 }, "\(service.text)")
    let truth = try room(rig.folder.appending(path: "stations.json"))
    #expect(rig.ask(.roomUse(document: RoomFormat.text(of: truth))) == .done)
    func stations() -> [StationStatus] {
      guard case .status(let status) = rig.ask(.status) else { return [] }
      return status.room?.stations ?? []
    }
    #expect(await within(seconds: 60) { stations().map(\.state) == [.stands, .stands] }, "\(stations())")
    #expect(faults(rig).isEmpty)

    var wrong = truth
    wrong.members[1].worldFromStation.position += SIMD3(0.02, 0, 0)
    let begin = ContinuousClock().now
    #expect(rig.ask(.roomUse(document: RoomFormat.text(of: wrong))) == .done)
    #expect(await within(seconds: 60) { !faults(rig).isEmpty }, "\(stations())")
    print("named after", ContinuousClock().now - begin, faults(rig))
    let channels = Set(faults(rig).compactMap { $0.facts["channel"] })
    #expect(channels.contains("C"), "the one that moved is among them")
    #expect(service.text.contains("fault: station"), "in the journal")

    let doctor = try Program("headsetctl", "doctor", "--json", "--socket", rig.socket, in: rig.folder)
    #expect(await doctor.ending() == 78)
    #expect(doctor.text.contains("station_"), "\(doctor.text)")
    let status = try Program("headsetctl", "status", "--socket", rig.socket, in: rig.folder)
    #expect(await status.ending() == 0)
    #expect(status.text.contains("headsetctl room solve"), "with its cure: \(status.text)")

    // Put back where it stood, it is believed again.
    #expect(rig.ask(.roomUse(document: RoomFormat.text(of: truth))) == .done)
    #expect(await within(seconds: 60) { stations().map(\.state) == [.stands, .stands] }, "\(stations())")
    #expect(await within(seconds: 20) { service.text.contains("fault is over: station") })
    service.send(SIGTERM)
    #expect(await service.ending() == 0)
    emulator.send(SIGTERM)
  }

  @Test(.enabled(if: isLongTier, "a technician takes a minute"))
  func `a room is found live as the emulator has it, and is used`() async throws {
    let rig = try TestRig()
    let (emulator, port) = try await rig.startEmulator(stations: 2, wearer: "technician", devices: ["vive"])
    let service = try rig.startService(emulatorPort: port)
    #expect(await within(seconds: 30) { rig.streaming().count == 2 }, "\(service.text)")
    // Who ends it in the middle leaves everything as it was.
    let given = try Program(
      "headsetctl", "room", "solve", "--yes", "--socket", rig.socket, in: rig.folder)
    #expect(await within(seconds: 20) { given.text.contains("Carry the device") }, "\(given.text)")
    given.send(SIGINT)
    #expect(await given.ending() == 130)
    #expect(rig.ask(.room) == .room(nil))
    #expect(!FileManager.default.fileExists(atPath: rig.folder.appending(path: "room.json").path))

    let solve = try Program(
      "headsetctl", "room", "solve", "--yes", "--json", "--output",
      rig.folder.appending(path: "found.json").path, "--socket", rig.socket, in: rig.folder)
    var ending: Int32?
    for _ in 0..<12 where ending == nil { ending = await solve.ending() }
    #expect(ending == 0, "\(solve.text.suffix(600)) \(service.text)")
    let truth = try room(rig.folder.appending(path: "stations.json"))
    let found = try room(rig.folder.appending(path: "room.json"))
    #expect(try room(rig.folder.appending(path: "found.json")) == found)
    // Its middle is where the headset was held towards the front.
    let middle = SIMD3(TechnicianWearer.front.x, 0, TechnicianWearer.front.z)
    for (one, two) in zip(truth.members, found.members) {
      let miss = two.worldFromStation.position + middle - one.worldFromStation.position
      let turn = one.worldFromStation.orientation.angle(to: two.worldFromStation.orientation)
      print("station", one.place, "off by", miss, turn)
      #expect(one.serial == two.serial)
      #expect(miss.length < 0.02, "\(miss)")
      #expect(turn < 0.01)
    }
    let distances = [truth, found].map {
      ($0.members[0].worldFromStation.position - $0.members[1].worldFromStation.position).length
    }
    #expect(abs(distances[0] - distances[1]) < 0.005, "\(distances)")
    let reader = try PoseReader(name: rig.segment)
    #expect(
      await within(seconds: 30) {
        ServiceTests.slot(of: .head, in: reader)?.flags.contains(.positionTracked) == true
      })
    #expect(rig.ask(.roomFront) == .done, "the wearer says where the front is")
    service.send(SIGTERM)
    #expect(await service.ending() == 0)
    emulator.send(SIGTERM)
  }
}
