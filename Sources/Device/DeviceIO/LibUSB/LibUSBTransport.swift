public import USBProtocol

/// A device through libusb: interrupt reports by transfers that are always in flight, control by transfers
/// that are waited for with a limit.
///
/// What makes closing safe: every change of the transfers' fate happens under one lock, which is never held
/// while a sink or a wait runs. After `close` began nothing is submitted any more, everything in flight is
/// cancelled, and only when the last callback is over are interfaces released and the handle closed, never
/// inside a callback (libusb_close there waits for itself).
public final class LibUSBTransport: Transport {
  /// What may be chosen for a device.
  public struct Options: Sendable {
    /// Transfers in flight on each endpoint, 1...16. Four ride out 4 ms of a busy event thread at 1 kHz.
    public var transfersInFlight = 6

    public init(transfersInFlight: Int = 6) { self.transfersInFlight = max(1, min(16, transfersInFlight)) }
  }

  /// An endpoint that is read.
  struct Endpoint {
    var address: UInt8
    var sink: any ReportSink
    var transfers: [LibUSBTransfer]
    var recovery = EndpointRecovery()
    /// The failure that `recovery` answered; nothing is submitted until the caretaker has mended it.
    var mending: Mending?
  }

  struct Mending {
    var delayMilliseconds: Int
    var clearHalt: Bool
    var isScheduled = false
  }

  enum Phase: Equatable {
    case open
    /// Reading failed for good; the sinks hear it when the last transfer is back.
    case ending(TransportError)
    case ended(TransportError)
    case closing
    case closed
  }

  struct State {
    var phase = Phase.open
    var endpoints: [Endpoint] = []
    /// Control and OUT transfers under way.
    var single: [LibUSBTransfer] = []
    /// Calls that use the handle or a sink outside the lock.
    var visitors = 0

    var transfersInFlight: Int {
      endpoints.reduce(0) { $0 + $1.transfers.count { $0.isInFlight } } + single.count { $0.isInFlight }
    }
    /// Nothing of ours is on its way to a callback, a sink or the handle.
    var isQuiet: Bool { visitors == 0 && transfersInFlight == 0 }
  }

  public let identity: USBIdentity
  let device: LibUSBDevice
  let context: LibUSBContext
  let options: Options
  let state = Monitor(State())

  /// How long `close` waits for cancelled transfers before it leaves the rest to the caretaker.
  static let closeMillisecondsMax = 2_000

  init(identity: USBIdentity, device: LibUSBDevice, context: LibUSBContext, options: Options) {
    self.identity = identity
    self.device = device
    self.context = context
    self.options = options
  }

  // MARK: - Closing

  public func close() {
    let isFirst = state.withLock { state -> Bool in
      guard state.phase != .closing, state.phase != .closed else { return false }
      state.phase = .closing
      Self.cancelAll(&state)
      return true
    }
    let deadline = MonotonicClock.now(plusMilliseconds: Self.closeMillisecondsMax)
    guard isFirst else {
      // A sink or the caretaker may not wait for itself; silence is kept by the phase.
      if !context.isOwnThread { _ = state.wait(until: deadline) { $0.phase == .closed } }
      return
    }
    if !context.isOwnThread, state.wait(until: deadline, for: { $0.isQuiet }) {
      finishClosing()
    } else {
      finishClosingLater()
    }
  }

  static func cancelAll(_ state: inout State) {
    for endpoint in state.endpoints {
      for transfer in endpoint.transfers { transfer.cancelIfInFlight() }
    }
    for transfer in state.single { transfer.cancelIfInFlight() }
  }

  private func finishClosingLater() {
    context.afterwards(milliseconds: 5) { [self] in
      if state.withLock({ $0.isQuiet }) { finishClosing() } else { finishClosingLater() }
    }
  }

  private func finishClosing() {
    device.close()
    state.withLock { state in
      state.phase = .closed
      state.endpoints = []
      state.single = []
    }
    context.forget(self)
  }

  /// What an operation on a transport in this phase throws; nil while it is open.
  static func refusal(in phase: Phase) -> TransportError? {
    switch phase {
    case .open: nil
    case .ending(let reason), .ended(let reason): reason
    case .closing, .closed: .closed
    }
  }
}
