import ControlProtocol
import Diagnosis
import Foundation
import Testing
import Wording

@Suite struct DiagnosisTests {
  static let group: UInt32 = 990

  private func headset(
    groupID: UInt32 = group, mode: UInt32 = 0o660, holders: [Holder] = [], isClaimed: Bool = false,
    isEmulated: Bool = false
  ) -> BusDevice {
    BusDevice(
      name: "HTC Vive headset", busPath: "1-2", isEmulated: isEmulated,
      nodes: [DeviceNode(path: "/dev/bus/usb/001/004", ownerUID: 0, groupID: groupID, mode: mode)],
      holders: holders, isClaimed: isClaimed)
  }

  private func snapshot(
    _ devices: [BusDevice], rules: [String] = ["/etc/udev/rules.d/60-headsetd.rules"],
    groupID: UInt32? = group,
    service: ServiceFinding? = nil, hasUSB: Bool = true
  ) -> Snapshot {
    Snapshot(
      hasUSB: hasUSB, devices: devices, ruleFiles: rules, groupID: groupID,
      service: service ?? .running(processID: 1, devices: []))
  }

  private func running(_ state: DeviceState, isEmulated: Bool = false) -> ServiceFinding {
    .running(
      processID: 1,
      devices: [
        DeviceStatus(
          name: "HTC Vive headset", family: "vive", role: "headsetReceiver", serial: nil, vendorID: 0x28de,
          productID: 0x2000, busPath: "1-2", isEmulated: isEmulated, state: state)
      ])
  }

  private func refused(
    _ reason: DeviceRefusal.Reason, holder: Holder? = nil, detail: String? = nil
  ) -> ServiceFinding {
    running(
      .refused(
        DeviceRefusal(
          reason: reason, holderProcessID: holder?.processID, holderName: holder?.name, detail: detail)))
  }

  @Test func `a streaming headset has no cause`() {
    let well = snapshot([headset()], service: running(.streaming))
    #expect(Diagnosis.causes(of: well) == [])
    #expect(well.streamingDeviceCount == 1)
  }

  @Test(arguments: StationStatus.State.allCases)
  func `a station that is not where the room has it is a cause`(state: StationStatus.State) {
    let station = StationStatus(
      generation: 1, channel: "B", serial: "7A3F0012", state: state,
      toldSerial: state == .swapped ? "00000001" : nil, position: [0, 2, 0], direction: [0, 0, -1],
      residualMicroradians: nil, residualWhenSolvedMicroradians: 40)
    guard case .running(let processID, let devices, _) = running(.streaming) else { return }
    let service = ServiceFinding.running(processID: processID, devices: devices, stations: [station])
    let causes = Diagnosis.causes(of: snapshot([headset()], service: service))
    let name = "B (7A3F0012)"
    let expected: [Cause] =
      switch state {
      case .stands, .unseen: []
      case .moved: [.stationMoved(station: name)]
      case .disagrees: [.stationDisagrees(station: name)]
      case .swapped: [.stationSwapped(station: name, told: "00000001")]
      case .missing: [.stationMissing(station: name)]
      }
    #expect(causes == expected)
  }

  @Test func `an empty bus and a missing one are told apart`() {
    #expect(Diagnosis.causes(of: snapshot([])) == [.noDevice])
    #expect(Diagnosis.causes(of: snapshot([], hasUSB: false)) == [.kernelWithoutUSB])
  }

  @Test func `without a device the service's own trouble comes second`() {
    #expect(
      Diagnosis.causes(of: snapshot([], service: .down(socket: "/s"))) == [
        .noDevice, .serviceDown(socket: "/s"),
      ])
  }

  @Test func `a missing rule hides the rights that follow from it`() {
    let causes = Diagnosis.causes(of: snapshot([headset(groupID: 0, mode: 0o664)], rules: []))
    #expect(causes == [.noRule(file: "60-headsetd.rules")])
  }

  @Test func `a missing group is named beside the missing rule`() {
    let causes = Diagnosis.causes(of: snapshot([headset(groupID: 0)], rules: [], groupID: nil))
    #expect(causes == [.noRule(file: "60-headsetd.rules"), .noGroup(name: "headsetd")])
  }

  @Test func `a device that was there before its rule is told from one without rights`() {
    #expect(
      Diagnosis.causes(of: snapshot([headset(groupID: 0)]))
        == [.ruleNotApplied(device: "HTC Vive headset", node: "/dev/bus/usb/001/004")])
    #expect(
      Diagnosis.causes(of: snapshot([headset(mode: 0o640)]))
        == [.noRights(device: "HTC Vive headset", node: "/dev/bus/usb/001/004", group: "headsetd")])
  }

  @Test func `who holds the device is named, by what is seen or by what the service says`() {
    let steam = Holder(processID: 812, name: "vrserver")
    let seen = Diagnosis.causes(of: snapshot([headset(holders: [steam], isClaimed: true)]))
    #expect(seen == [.heldByAnotherProgram(device: "HTC Vive headset", holder: steam)])
    let told = refused(.heldByAnotherProgram, holder: steam)
    #expect(Diagnosis.causes(of: snapshot([headset()], service: told)) == seen)
  }

  @Test func `a holder that cannot be seen is still a holder`() {
    let unknown = [Cause.heldByAnotherProgram(device: "HTC Vive headset", holder: nil)]
    #expect(Diagnosis.causes(of: snapshot([headset(isClaimed: true)])) == unknown)
    let told = refused(.heldByAnotherProgram)
    #expect(Diagnosis.causes(of: snapshot([headset()], service: told)) == unknown)
  }

  @Test func `a claim by the service itself is no trouble`() {
    #expect(
      Diagnosis.causes(of: snapshot([headset(isClaimed: true)], service: running(.streaming))) == []
    )
  }

  @Test(arguments: [
    (ServiceFinding.down(socket: "/s"), Cause.serviceDown(socket: "/s")),
    (.died(socket: "/s"), .serviceDied(socket: "/s")),
    (.forbidden(socket: "/s"), .serviceForbidden(socket: "/s")),
    (.silent, .serviceSilent),
  ])
  func `a service that does not answer is the cause when the device is in order`(
    service: ServiceFinding, cause: Cause
  ) {
    #expect(Diagnosis.causes(of: snapshot([headset()], service: service)) == [cause])
  }

  @Test func `what the service refuses is said with its reason`() {
    func causes(_ reason: DeviceRefusal.Reason, _ detail: String?) -> [Cause] {
      Diagnosis.causes(of: snapshot([headset()], service: refused(reason, detail: detail)))
    }
    #expect(
      causes(.startupFailed, "stall") == [
        .startupFailed(device: "HTC Vive headset", detail: "stall")
      ])
    #expect(causes(.quarantined, nil) == [.quarantined(device: "HTC Vive headset", detail: "")])
    #expect(causes(.noDriver, nil) == [.noDriver(device: "HTC Vive headset")])
    #expect(causes(.tooManyDevices, nil) == [.tooManyDevices(device: "HTC Vive headset")])
    #expect(
      causes(.noRights, nil) == [
        .noRights(device: "HTC Vive headset", node: "1-2", group: "headsetd")
      ])
  }

  @Test func `an emulated device alone is said, and hides nothing that is wrong`() {
    let emulated = running(.streaming, isEmulated: true)
    #expect(
      Diagnosis.causes(of: snapshot([], service: emulated)) == [.onlyEmulated(deviceCount: 1)])
    #expect(
      Diagnosis.causes(of: snapshot([headset(isEmulated: true)], service: .silent)) == [
        .serviceSilent
      ])
    #expect(
      Diagnosis.causes(of: snapshot([headset(isEmulated: true)], service: emulated))
        == [.onlyEmulated(deviceCount: 1)])
  }

  @Test func `every cause has a word of its own and a sentence`() {
    let causes: [Cause] = [
      .kernelWithoutUSB, .noDevice, .noRule(file: "f"), .noGroup(name: "g"),
      .ruleNotApplied(device: "d", node: "n"),
      .noRights(device: "d", node: "n", group: "g"),
      .heldByAnotherProgram(device: "d", holder: nil),
      .serviceDown(socket: "s"), .serviceDied(socket: "s"), .serviceForbidden(socket: "s"),
      .serviceSilent,
      .startupFailed(device: "d", detail: ""), .quarantined(device: "d", detail: ""),
      .noDriver(device: "d"),
      .tooManyDevices(device: "d"), .onlyEmulated(deviceCount: 1),
    ]
    #expect(Set(causes.map(\.code)).count == causes.count)
    #expect(Set(causes.map { Wording.english.notice($0.sentence).cause }).count == causes.count)
  }

  @Test func `a snapshot survives being written down`() throws {
    for service in [
      ServiceFinding.down(socket: "/s"), .silent,
      refused(.quarantined, detail: "r"),
    ] {
      let before = snapshot([headset(holders: [Holder(processID: 1, name: "n")])], service: service)
      #expect(try JSONDecoder().decode(Snapshot.self, from: JSONEncoder().encode(before)) == before)
    }
  }
}
