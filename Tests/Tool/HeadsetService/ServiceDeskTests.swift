import ControlChannel
import ControlProtocol
import DeviceIO
import Foundation
import Lighthouse
import PoseMath
import PoseService
import Register
import Testing

@testable import HeadsetService

@Suite struct ServiceDeskTests {
  private let peer = ControlPeer(
    credentials: PeerCredentials(processID: 1, uid: 0, gid: 0, groups: []), role: .administrator)

  private func desk(of rig: RigStage) -> ServiceDesk {
    var configuration = ServiceConfiguration()
    configuration.recordingFolder = rig.folder.path
    let keeper = RoomKeeper(path: rig.folder.appending(path: "room.json").path, poses: rig.rig.poses)
    return ServiceDesk(
      configuration: configuration, rig: rig.rig, usbip: USBIPWatch(rig: rig.rig, servers: []),
      faults: FaultBoard(),
      rooms: keeper, tender: RoomTender(poses: rig.rig.poses, rooms: keeper),
      calibrations: CalibrationDesk(
        rig: rig.rig, folder: rig.folder.appending(path: "calibration").path, isThreaded: false),
      start: MonotonicClock.now)
  }

  @Test func `a room that is used is kept, and one that is left is gone`() throws {
    let rig = try RigStage()
    let desk = desk(of: rig)
    let room = """
      {"format": "headsetd-room-1", "model_scale": 1, "stations": [{"generation": 2, "place": 3, "position_m": [0, 2, 0], \
      "orientation_wxyz": [1, 0, 0, 0], "residual_urad": 40, "planes": [\(Self.plane), \(Self.plane)]}]}
      """
    guard case .success(.done) = desk.answer(.roomUse(document: room), peer),
      case .success(.room(let text?)) = desk.answer(.room, peer)
    else {
      Issue.record("not taken")
      return
    }
    let kept = rig.folder.appending(path: "room.json")
    #expect(try String(contentsOf: kept, encoding: .utf8) == text)
    #expect(rig.rig.poses.room?.members.first?.place == 3)
    // A service that starts anew is in it again.
    try rig.rig.poses.enter(nil)
    try RoomKeeper(path: kept.path, poses: rig.rig.poses).load()
    #expect(rig.rig.poses.room != nil)
    #expect(
      desk.answer(.roomUse(document: "{}"), peer)
        == .failure(ControlFault(.notARoom, ["reason": "key_missing", "key": "format"])))
    #expect(rig.rig.poses.room != nil, "a text that is no room changes nothing")
    #expect(desk.answer(.roomUse(document: nil), peer) == .success(.done))
    #expect(desk.answer(.room, peer) == .success(.room(nil)))
    #expect(!FileManager.default.fileExists(atPath: kept.path))
  }

  @Test func `no verb of the register carries a kind that is another's`() throws {
    let rig = try RigStage()
    let desk = desk(of: rig)
    for kind in RegisterKind.allCases {
      let document = #"[{"kind": "\#(kind.rawValue)", "payload": {}}]"#
      for (right, verb) in [
        (RegisterKind.Right.describe, ControlVerb.registerDescribe(document: document, isTrial: false)),
        (.equip, .registerEquip(document: document, isTrial: false)),
        (.audit, .registerAudit(document: document, isTrial: true)),
      ] {
        guard case .failure(let fault) = desk.answer(verb, peer) else {
          Issue.record("taken: \(kind)")
          continue
        }
        let isWrongVerb = fault.facts["reason"] == RegisterRefusal.Reason.notDeclarable.rawValue
        #expect(isWrongVerb == (kind.right != right), "\(kind) by \(verb.name)")
      }
    }
    for document in ["", "{}", "[{}]", "[{\"kind\": \"none\", \"payload\": {}}]", "\u{0}"] {
      guard case .failure = desk.answer(.registerEquip(document: document, isTrial: false), peer) else {
        Issue.record("taken: \(document)")
        continue
      }
    }
  }

  private static let plane =
    #"{"phase": 0, "tilt": 0, "curve": 0, "gibphase": 0, "gibmag": 0, "ogeephase": 0, "ogeemag": 0}"#

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
