internal import Glibc
public import PoseMath

/// Shows an emulated bus to USB/IP clients: kernels, `usbip`, and headsetd's own transport.
///
/// One thread, the caller's, waits for bytes and for reports to fall due. Not for sharing between threads.
public final class USBIPServer {
  private struct Client {
    var socket: Int32
    var session: USBIPSession
  }

  private var bus: EmulatedBus
  private let clock: () -> Timestamp
  private var listeners: [Int32] = []
  private var clients: [Client] = []

  /// Clients at a time; each has a device or is about to list them.
  static let clientsMax = 64
  /// Bytes a client may leave unread before it is let go: a second of a headset's reports.
  static let outputByteCountMax = 1 << 18

  /// - Parameter clock: the time that schedules reports, monotonic.
  public init(bus: EmulatedBus, clock: @escaping () -> Timestamp) {
    self.bus = bus
    self.clock = clock
  }

  deinit {
    for client in clients { close(client.socket) }
    for listener in listeners { close(listener) }
  }

  /// Listens on an IPv4 address; port 0 lets the system choose. Returns the port.
  public func listen(address: String, port: UInt16) throws(ServerError) -> UInt16 {
    let (listener, chosen) = try Socket.listen(address: address, port: port)
    listeners.append(listener)
    return chosen
  }

  /// Serves `device` on a connected stream socket without an import: what the kernel's virtual host controller
  /// and an in-process client do. The server closes the socket.
  public func serve(device: Int, on socket: Int32) {
    Socket.setNonBlocking(socket)
    _ = bus.attach(device, at: clock())
    clients.append(Client(socket: socket, session: USBIPSession(attachedTo: device)))
  }

  /// Serves a client of any kind on a connected stream socket, from its first operation on. The server closes
  /// the socket.
  public func serve(clientOn socket: Int32) {
    Socket.setNonBlocking(socket)
    clients.append(Client(socket: socket, session: USBIPSession()))
  }

  /// Works until `stop` can be read (a signalfd, an eventfd, a pipe), then lets every client go: to a kernel
  /// its devices are unplugged.
  public func run(until stop: Int32) throws(ServerError) {
    defer {
      while !clients.isEmpty { release(clients.count - 1) }
    }
    while true {
      var entries = [pollfd(fd: stop, events: Int16(POLLIN), revents: 0)]
      entries += listeners.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      entries += clients.map { client in
        let isSending = !client.session.output.isEmpty
        return pollfd(
          fd: client.socket, events: Int16(POLLIN) | (isSending ? Int16(POLLOUT) : 0), revents: 0)
      }
      let milliseconds = sleepToMillisecond()
      let count = unsafe poll(&entries, nfds_t(entries.count), milliseconds)
      guard count >= 0 || errno == EINTR else { throw .system(call: "poll", errorNumber: errno) }
      if count > 0 {
        if entries[0].revents != 0 { return }
        read(entries.dropFirst(1 + listeners.count).map(\.revents))
        for (index, listener) in listeners.enumerated() where entries[1 + index].revents != 0 {
          admit(from: listener)
        }
      }
      deliver()
    }
  }

  // MARK: - One round

  /// Whole milliseconds until the next report is due, at most a second. Where it is less than one, sleeps until
  /// then: `poll` counts in milliseconds, and a bus has frames of one, so that nobody waits longer than on a
  /// wire.
  private func sleepToMillisecond() -> Int32 {
    let now = clock()
    var nanoseconds: Int64 = 1_000_000_000
    for client in clients {
      guard let due = client.session.nextDue(bus: bus) else { continue }
      nanoseconds = min(nanoseconds, max(0, due.nanoseconds(since: now)))
    }
    guard nanoseconds < 1_000_000 else { return Int32(nanoseconds / 1_000_000) }
    var pause = timespec(tv_sec: 0, tv_nsec: Int(nanoseconds))
    _ = unsafe nanosleep(&pause, nil)
    return 0
  }

  private func read(_ events: [Int16]) {
    for (index, event) in events.enumerated().reversed()
    where event & Int16(POLLIN | POLLHUP | POLLERR) != 0 {
      switch Socket.receive(from: clients[index].socket) {
      case .bytes(let bytes): clients[index].session.receive(bytes, bus: &bus, at: clock())
      case .wouldBlock: break
      case .ended: release(index)
      }
    }
  }

  private func admit(from listener: Int32) {
    while let socket = Socket.accept(from: listener) {
      guard clients.count < Self.clientsMax else {
        close(socket)
        continue
      }
      clients.append(Client(socket: socket, session: USBIPSession()))
    }
  }

  /// Completes what is due and sends what is complete.
  private func deliver() {
    for index in clients.indices.reversed() {
      clients[index].session.advance(bus: &bus, at: clock())
      if !flush(index) { release(index) }
    }
  }

  /// False where the client is to be let go.
  private func flush(_ index: Int) -> Bool {
    if !clients[index].session.output.isEmpty {
      guard let count = Socket.send(clients[index].session.output, to: clients[index].socket) else {
        return false
      }
      clients[index].session.output.removeFirst(count)
    }
    let left = clients[index].session.output.count
    return left <= Self.outputByteCountMax && !(clients[index].session.hasEnded && left == 0)
  }

  private func release(_ index: Int) {
    let client = clients.remove(at: index)
    if let device = client.session.device { bus.detach(device) }
    shutdown(client.socket, Int32(SHUT_RDWR))
    close(client.socket)
  }
}
