import ControlChannel
import ControlProtocol
import DeviceIO
import Foundation
import PoseMath
import Testing

@testable import HeadsetService

@Suite struct ServiceDeskTests {
  private let peer = ControlPeer(
    credentials: PeerCredentials(processID: 1, uid: 0, gid: 0, groups: []), role: .administrator)

  private func desk(of rig: RigStage) -> ServiceDesk {
    var configuration = ServiceConfiguration()
    configuration.recordingFolder = rig.folder.path
    return ServiceDesk(
      configuration: configuration, rig: rig.rig, usbip: USBIPWatch(rig: rig.rig, servers: []),
      faults: FaultBoard(), start: MonotonicClock.now)
  }

  @Test func `a recording that cannot be made is refused with the system's number`() throws {
    let rig = try RigStage()
    let desk = desk(of: rig)
    try Data([1]).write(to: rig.folder.appending(path: "there.hsrec"))
    for (name, code) in [("none/a.hsrec", ENOENT), ("there.hsrec", EEXIST)] {
      let path = rig.folder.appending(path: name).path
      #expect(
        desk.answer(.recordStart(path: path, devices: []), peer)
          == .failure(ControlFault(.cannotWrite, ["path": path, "errno": String(code)])))
    }
  }
}
