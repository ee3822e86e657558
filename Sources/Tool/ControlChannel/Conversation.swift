internal import ControlProtocol
internal import NIOCore

/// One client's questions, answered in their order until it goes, asks wrongly once too often, or is cut off.
struct Conversation: Sendable {
  typealias Channel = NIOAsyncChannel<Arrival, ByteBuffer>

  let peer: ControlPeer
  let limits: ClientLimits
  let handler: ControlServer.Handler

  func run(on channel: Channel) async {
    // An error here is the client's going, in one of its forms.
    try? await channel.executeThenClose { arrivals, answers in
      for try await arrival in arrivals {
        switch arrival {
        case .fault(let fault):
          try await answers.write(Self.buffer(ControlResponse(id: nil, result: .failure(fault))))
          return
        case .line(let line):
          try await answer(line, into: answers)
        }
      }
    }
  }

  private func answer(_ line: [UInt8], into answers: NIOAsyncChannelOutboundWriter<ByteBuffer>) async throws {
    switch ControlRequest.read(line) {
    case .failure(let rejection): try await answers.write(Self.buffer(rejection.response))
    case .success(let request):
      if let fault = fault(of: request) {
        return try await answers.write(Self.buffer(ControlResponse(id: request.id, result: .failure(fault))))
      }
      switch request.verb {
      case .watch(let rateHz): try await watch(.status, rateHz: rateHz, id: request.id, into: answers)
      case .calibrationWatch(let serial, let rateHz):
        try await watch(.calibration(serial: serial), rateHz: rateHz, id: request.id, into: answers)
      default: try await answers.write(Self.buffer(await response(to: request.verb, id: request.id)))
      }
    }
  }

  private func fault(of request: ControlRequest) -> ControlFault? {
    guard peer.role.permits(request.verb.name) else {
      return .notPermitted(request.verb.name, role: peer.role, uid: peer.credentials.uid)
    }
    return request.verb.fault(for: peer.role)
  }

  /// Ends when the client goes: the write throws then. A client that does not keep up gets fewer answers, as
  /// a write waits until the last ones are read.
  private func watch(
    _ verb: ControlVerb, rateHz: Double, id: UInt64, into answers: NIOAsyncChannelOutboundWriter<ByteBuffer>
  ) async throws {
    while true {
      try await answers.write(Self.buffer(await response(to: verb, id: id)))
      try await Task.sleep(for: .seconds(1 / rateHz))
    }
  }

  private func response(to verb: ControlVerb, id: UInt64) async -> ControlResponse {
    let (handler, peer) = (handler, peer)
    let result = await firstResult(within: limits.answerDuration) { await handler(verb, peer) }
    let seconds = String(limits.answerDuration.components.seconds)
    return ControlResponse(
      id: id, result: result ?? .failure(ControlFault(.timedOut, ["seconds_max": seconds])))
  }

  /// An answer that cannot be written is the service's defect, and said.
  static func buffer(_ response: ControlResponse) -> ByteBuffer {
    do throws(ControlCodecError) {
      return ByteBuffer(bytes: try response.line())
    } catch {
      let fault = ControlFault(.internal, ["detail": "\(error)"])
      let line = try? ControlResponse(id: response.id, result: .failure(fault)).line()
      return ByteBuffer(bytes: line ?? [])
    }
  }
}

/// What `work` gives, or nil where it takes longer than `limit`; then it is cancelled and left to itself, so
/// that work which does not heed that holds nobody up.
func firstResult<Value: Sendable>(
  within limit: Duration, of work: @escaping @Sendable () async -> Value
) async -> Value? {
  let (results, continuation) = AsyncStream.makeStream(of: Value?.self, bufferingPolicy: .bufferingOldest(1))
  let worker = Task { continuation.yield(await work()) }
  let timer = Task {
    if (try? await Task.sleep(for: limit)) != nil { continuation.yield(nil) }
  }
  defer {
    worker.cancel()
    timer.cancel()
  }
  for await result in results { return result }
  return nil
}
