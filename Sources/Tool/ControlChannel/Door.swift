internal import ControlProtocol
private import Dispatch
private import Glibc

/// Takes in who knocks at the listening socket. All it holds is touched on its queue only.
///
/// A spare descriptor is kept for the day the process has none left: then a client can still be told so,
/// instead of waiting in the kernel's queue with the door spinning (F11 of the fault list).
final class Door: @unchecked Sendable {
  private let queue = DispatchQueue(label: "control.door")
  private var listener: ListeningSocket?
  private var knocks: (any DispatchSourceRead)?
  private var spare: CInt

  /// Clients taken in at one knock, so that the queue gets its turn.
  private static let batchCountMax = 64

  init(_ listener: consuming ListeningSocket) {
    spare = Self.openSpare()
    // The queue waits for the listener to be readable, never for accept.
    _ = fcntl(listener.descriptor, F_SETFL, O_NONBLOCK)
    self.listener = consume listener
  }

  deinit { if spare >= 0 { Glibc.close(spare) } }

  /// Hands every client to `admit`, which takes the descriptor over or says why not.
  func open(admit: @escaping @Sendable (CInt) -> Result<Void, ControlFault>) {
    queue.async { [self] in
      guard let descriptor = listener?.descriptor else { return }
      let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
      source.setEventHandler { [weak self] in self?.takeIn(admit) }
      source.resume()
      knocks = source
    }
  }

  /// Takes the socket away; nobody is admitted any more when this returns.
  func close() async {
    await withCheckedContinuation { (closed: CheckedContinuation<Void, Never>) in
      queue.async { [self] in
        guard let source = knocks else {
          listener = nil
          return closed.resume()
        }
        // A descriptor may be closed only once its source has let go of it.
        source.setCancelHandler { [self] in
          listener = nil
          closed.resume()
        }
        knocks = nil
        source.cancel()
      }
    }
  }

  // MARK: - On the queue

  private func takeIn(_ admit: (CInt) -> Result<Void, ControlFault>) {
    guard let descriptor = listener?.descriptor else { return }
    for _ in 0..<Self.batchCountMax {
      let client = accept(descriptor, nil, nil)
      if client >= 0 {
        _ = fcntl(client, F_SETFD, FD_CLOEXEC)
        if case .failure(let fault) = admit(client) { Self.refuse(client, fault) }
        continue
      }
      switch errno {
      case EINTR, ECONNABORTED: continue
      case EMFILE, ENFILE: turnAway(at: descriptor)
      default: return
      }
    }
  }

  private func turnAway(at descriptor: CInt) {
    guard spare >= 0 else { return }
    Glibc.close(spare)
    let client = accept(descriptor, nil, nil)
    if client >= 0 { Self.refuse(client, ControlFault(.busy, ["reason": "no_descriptors"])) }
    spare = Self.openSpare()
  }

  private static func refuse(_ client: CInt, _ fault: ControlFault) {
    if let line = try? ControlResponse(id: nil, result: .failure(fault)).line() {
      _ = unsafe send(client, line, line.count, CInt(MSG_NOSIGNAL | MSG_DONTWAIT))
    }
    Glibc.close(client)
  }

  private static func openSpare() -> CInt { unsafe Glibc.open("/dev/null", O_RDONLY | O_CLOEXEC) }
}
