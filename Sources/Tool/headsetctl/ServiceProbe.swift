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
      return .running(
        processID: status.processID, devices: status.devices, stations: status.room?.stations ?? [])
    } catch {
      switch error {
      case .noSocket, .pathTooLong: return .down(socket: socketPath)
      case .refused: return .died(socket: socketPath)
      case .notPermitted: return .forbidden(socket: socketPath)
      case .busy, .timedOut, .closed, .malformed, .system: return .silent
      }
    }
  }
}
