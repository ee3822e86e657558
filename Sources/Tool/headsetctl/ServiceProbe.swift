private import ControlChannel
private import ControlProtocol
internal import Diagnosis

/// The service as the diagnosis wants it.
struct ServiceProbe {
  let socketPath: String

  func finding() -> ServiceFinding {
    do throws(ControlClientError) {
      var client = try ControlClient(socketPath: socketPath)
      guard case .success(.status(let status)) = try client.ask(.status) else { return .silent }
      return .running(processID: status.processID, devices: status.devices.map(Self.device))
    } catch {
      switch error {
      case .noSocket, .pathTooLong: return .down(socket: socketPath)
      case .refused: return .died(socket: socketPath)
      case .notPermitted: return .forbidden(socket: socketPath)
      case .busy, .timedOut, .closed, .malformed, .system: return .silent
      }
    }
  }

  private static func device(_ device: DeviceStatus) -> ServiceDevice {
    let state: ServiceDevice.State =
      switch device.state {
      case .attached, .starting: .coming
      case .streaming: .streaming
      case .stale, .lost: .silent
      case .refused(let refusal):
        .refused(
          reason: refusal.reason.rawValue,
          holder: refusal.holderProcessID.map { Holder(processID: $0, name: refusal.holderName ?? "?") },
          detail: refusal.detail)
      }
    return ServiceDevice(
      name: device.name, busPath: device.busPath, isEmulated: device.isEmulated, state: state)
  }
}
