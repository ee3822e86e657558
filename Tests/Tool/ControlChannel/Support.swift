import ControlChannel
import ControlProtocol
import Foundation
import HeadsetTestSupport

/// A folder of its own for a test's socket, gone with it.
final class SocketFolder {
  private let place: TemporaryPlace
  var path: String { place.path }

  init() throws {
    // Short: a socket's path has at most 107 bytes.
    place = try TemporaryPlace.makeFolder("hsc", in: "/tmp")
  }

  var socket: String { path + "/control.sock" }

  func settings(limits: ClientLimits = ClientLimits()) -> ControlServerSettings {
    ControlServerSettings(
      socketPath: socket, policy: RolePolicy(serviceUID: geteuid(), technicianGID: nil), limits: limits)
  }
}

/// A service that knows one device and answers at once.
func answer(_ verb: ControlVerb, _ peer: ControlPeer) async -> Result<ControlPayload, ControlFault> {
  switch verb {
  case .list: .success(.devices([]))
  case .show(let serial): .failure(.noSuchDevice(serial: serial))
  case .status: .success(.status(emptyStatus))
  case .sessionStart(let purpose, _):
    .success(
      .session(
        SessionStatus(
          identifier: "1", purpose: purpose, durationSeconds: 0, startedByUID: peer.credentials.uid,
          isRunning: true)))
  default: .success(.done)
  }
}

let emptyStatus = ServiceStatus(
  version: "test", processID: getpid(), uptimeSeconds: 0,
  loop: LoopStatus(
    periodMicroseconds: 1000, tickCount: 0, missedTickCount: 0, latencyMicrosecondsP50: nil,
    latencyMicrosecondsP99: nil, latencyMicrosecondsMax: nil, isRealtime: false, isMemoryLocked: false),
  devices: [], inventory: InventoryStatus(state: .off, path: nil))
