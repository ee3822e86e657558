internal import DeviceCatalog
internal import DeviceRecording
internal import PosePipeline
private import USBProtocol

/// Which device of a recording is worn or held as what.
///
/// A controller does not say in which hand it is. As in the service, the first is the right hand and the second the
/// left; a further one is placed nowhere, and a receiver that sends nothing takes no hand. A unit that was plugged in
/// again is held as before.
struct ReplayedRoles {
  private var controllerCount = 0
  private var rolesBySerial: [String: TrackedRole] = [:]

  mutating func role(of device: RecordedDevice, as entry: CatalogEntry?, isSending: Bool) -> TrackedRole {
    guard isSending else { return .other }
    switch entry?.role {
    case .headsetReceiver: return .head
    case .headsetMainboard, nil: return .other
    case .wiredController, .controllerReceiver: break
    }
    let serial = device.identity?.serial
    if let known = serial.flatMap({ rolesBySerial[$0] }) { return known }
    let role: TrackedRole =
      switch controllerCount {
      case 0: .rightHand
      case 1: .leftHand
      default: .other
      }
    controllerCount += 1
    if let serial { rolesBySerial[serial] = role }
    return role
  }
}
