public import ControlProtocol

/// A connection to the service for programs that may wait: one thread, one question at a time.
public struct ControlClient: ~Copyable {
  private let socket: ClientSocket
  private var framer = LineFramer(lineByteCountMax: ControlProtocol.responseByteCountMax)
  private var lines: [[UInt8]] = []
  private var lastID: UInt64 = 0
  private let clock = ContinuousClock()

  /// How long an answer is waited for. The service answers within `ClientLimits.answerDuration`.
  public var patience = Duration.seconds(15)

  /// Connects to the service.
  /// - Throws: `noSocket` and `refused` where it does not run, `notPermitted`, `busy`, `pathTooLong`, `system`.
  public init(socketPath: String) throws(ControlClientError) {
    socket = try ClientSocket(connectingTo: socketPath)
  }

  /// Asks and waits for the answer; blocks for at most `patience`.
  /// - Throws: `timedOut`, `closed`, `malformed`, `system`.
  public mutating func ask(
    _ verb: ControlVerb
  ) throws(ControlClientError) -> Result<ControlPayload, ControlFault> {
    let deadline = clock.now.advanced(by: patience)
    let id = try send(verb, until: deadline)
    while true {
      let response = try receive(until: deadline)
      // An answer without id speaks of the connection: what the service could not read or take.
      if response.id == id || response.id == nil { return response.result }
    }
  }

  /// Asks for a stream of answers; `next` gives them one by one.
  /// - Throws: `timedOut`, `closed`, `malformed`, `system`.
  public mutating func watch(rateHz: Double) throws(ControlClientError) {
    try watch(.watch(rateHz: rateHz))
  }

  /// The same with a verb that is answered again and again.
  /// - Throws: `timedOut`, `closed`, `malformed`, `system`.
  public mutating func watch(_ verb: ControlVerb) throws(ControlClientError) {
    _ = try send(verb, until: clock.now.advanced(by: patience))
  }

  /// The next answer, or nil after `patience`.
  /// - Throws: `closed`, `malformed`, `system`.
  public mutating func next(
    patience: Duration
  ) throws(ControlClientError) -> Result<ControlPayload, ControlFault>? {
    do {
      return try receive(until: clock.now.advanced(by: patience)).result
    } catch .timedOut {
      return nil
    }
  }

  // MARK: - Bytes

  private mutating func send(
    _ verb: ControlVerb, until deadline: ContinuousClock.Instant
  ) throws(ControlClientError) -> UInt64 {
    lastID += 1
    var rest: ArraySlice<UInt8>
    do {
      rest = try ControlRequest(id: lastID, verb: verb).line()[...]
    } catch {
      throw .malformed(error)
    }
    do throws(ControlClientError) {
      while !rest.isEmpty {
        if let count = try socket.write(rest, milliseconds: milliseconds(until: deadline)) {
          rest = rest.dropFirst(count)
        } else if clock.now >= deadline {
          throw .timedOut
        }
      }
    } catch .closed {
      // Why the service hung up may still be there to read.
      return lastID
    }
    return lastID
  }

  private mutating func receive(
    until deadline: ContinuousClock.Instant
  ) throws(ControlClientError) -> ControlResponse {
    while lines.isEmpty {
      guard let bytes = try socket.read(milliseconds: milliseconds(until: deadline)) else {
        if clock.now >= deadline { throw .timedOut }
        continue
      }
      guard !bytes.isEmpty else { throw .closed }
      do {
        lines = try framer.ingest(bytes)
      } catch {
        throw .malformed(error)
      }
    }
    do {
      return try ControlResponse(line: lines.removeFirst())
    } catch {
      throw .malformed(error)
    }
  }

  private func milliseconds(until deadline: ContinuousClock.Instant) -> Int {
    let rest = clock.now.duration(to: deadline).components
    let milliseconds = rest.seconds &* 1000 &+ rest.attoseconds / 1_000_000_000_000_000
    // One more, so that the wait does not end just before the deadline and spin.
    return Int(clamping: max(0, milliseconds) &+ 1)
  }
}
