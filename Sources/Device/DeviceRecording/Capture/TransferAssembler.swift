internal import PoseMath
internal import USBProtocol

/// Joins submissions and completions to transfers.
///
/// A control transfer is emitted when it completes. Requests of one endpoint complete in the order of their
/// submission, so a request overtaken by a later one's completion was never answered: it is emitted then,
/// before that one, and what is left at the end of the recording at the end. Waiting IN requests of other
/// kinds are not kept; their completions say all.
struct TransferAssembler {
  /// Most requests kept at a time; more, and the oldest counts as unanswered.
  static let pendingMax = 256

  /// A transfer with the address it went to in place of a device's index.
  struct Assembled {
    var bus: UInt16
    var address: UInt16
    var transfer: RecordedTransfer
  }

  private struct Pending {
    var token: UInt64
    var assembled: Assembled
  }

  private var pending: [Pending] = []
  /// Completions whose submission was before the recording's first packet.
  private(set) var orphanCount = 0

  /// One event; what it completes is appended to `output`, in order.
  mutating func ingest(
    _ urb: CapturedURB, of packet: Span<UInt8>, at time: Timestamp, into output: inout [Assembled]
  ) {
    let isToHost = urb.endpoint & 0x80 != 0
    if urb.kind != .control, isToHost {
      if urb.phase == .completion { output.append(assembled(urb, packet, at: time)) }
      return
    }
    switch urb.phase {
    case .submission: submit(urb, packet, at: time, into: &output)
    case .data: ingestData(urb, packet)
    case .completion: complete(urb, packet, at: time, into: &output)
    }
  }

  /// Everything that still waits was not answered.
  mutating func finish(at time: Timestamp, into output: inout [Assembled]) {
    for waiting in pending { output.append(unanswered(waiting, at: time)) }
    pending = []
  }

  // MARK: -

  private func assembled(_ urb: CapturedURB, _ packet: Span<UInt8>, at time: Timestamp) -> Assembled {
    Assembled(
      bus: urb.bus, address: urb.address,
      transfer: RecordedTransfer(
        timestamp: time, device: 0, endpoint: urb.setup?.endpoint ?? urb.endpoint, kind: urb.kind,
        status: urb.status, setup: urb.setup, bytes: bytes(of: urb, in: packet),
        missingByteCount: urb.missingByteCount))
  }

  private func bytes(of urb: CapturedURB, in packet: Span<UInt8>) -> [UInt8] {
    packet.array(urb.payload)
  }

  private mutating func submit(
    _ urb: CapturedURB, _ packet: Span<UInt8>, at time: Timestamp, into output: inout [Assembled]
  ) {
    guard urb.kind != .control || urb.setup != nil else { return }
    if let again = place(of: urb) { output.append(unanswered(pending.remove(at: again), at: time)) }
    if pending.count == Self.pendingMax { output.append(unanswered(pending.removeFirst(), at: time)) }
    pending.append(Pending(token: urb.token, assembled: assembled(urb, packet, at: time)))
  }

  private mutating func ingestData(_ urb: CapturedURB, _ packet: Span<UInt8>) {
    guard let index = place(of: urb) else { return }
    pending[index].assembled.transfer.bytes = bytes(of: urb, in: packet)
    pending[index].assembled.transfer.missingByteCount = urb.missingByteCount
  }

  private mutating func complete(
    _ urb: CapturedURB, _ packet: Span<UInt8>, at time: Timestamp, into output: inout [Assembled]
  ) {
    guard let index = place(of: urb) else {
      orphanCount += 1
      return
    }
    var done = pending.remove(at: index).assembled
    let overtaken = pending[..<index].indices.filter { sharesEndpoint(pending[$0].assembled, done) }
    for waiting in overtaken { output.append(unanswered(pending[waiting], at: time)) }
    for waiting in overtaken.reversed() { pending.remove(at: waiting) }
    done.transfer.timestamp = time
    done.transfer.status = urb.status
    if done.transfer.isDeviceToHost, !urb.payload.isEmpty || urb.missingByteCount > 0 {
      done.transfer.bytes = bytes(of: urb, in: packet)
      done.transfer.missingByteCount = urb.missingByteCount
    }
    output.append(done)
  }

  private func place(of urb: CapturedURB) -> Int? {
    pending.firstIndex {
      $0.token == urb.token && $0.assembled.address == urb.address && $0.assembled.bus == urb.bus
    }
  }

  private func sharesEndpoint(_ one: Assembled, _ other: Assembled) -> Bool {
    one.bus == other.bus && one.address == other.address && one.transfer.kind == other.transfer.kind
      && one.transfer.endpoint & 0x0f == other.transfer.endpoint & 0x0f
  }

  private func unanswered(_ waiting: Pending, at time: Timestamp) -> Assembled {
    var assembled = waiting.assembled
    assembled.transfer.timestamp = time
    assembled.transfer.status = .unanswered
    return assembled
  }
}

extension USBSetup {
  /// Endpoint 0 with the direction of the data stage.
  fileprivate var endpoint: UInt8 { isDeviceToHost ? 0x80 : 0x00 }
}
