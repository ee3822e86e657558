public import PoseMath
internal import USBProtocol

/// Transfers of an attached device.
extension USBIPSession {
  mutating func perform(
    _ submit: USBIPSubmit, data: [UInt8], _ device: Int, bus: inout EmulatedBus, at time: Timestamp
  ) {
    let address = submit.endpoint | (submit.direction == .deviceToHost ? 0x80 : 0)
    if submit.endpoint == 0 {
      control(submit, data: data, device, bus: &bus, at: time)
    } else if !bus.isUsable(device, endpoint: address) {
      reply(to: submit.sequence, status: Status.stalled)
    } else if submit.direction == .hostToDevice {
      let isTaken = bus.write(device, endpoint: address, data: data, at: time)
      reply(
        to: submit.sequence, status: isTaken ? 0 : Status.stalled, count: isTaken ? data.count : 0)
    } else if waiting[address, default: []].count >= Self.waitingMax {
      reply(to: submit.sequence, status: Status.outOfMemory)
    } else {
      waiting[address, default: []].append(
        Transfer(sequence: submit.sequence, byteCount: submit.byteCount))
    }
  }

  private mutating func control(
    _ submit: USBIPSubmit, data: [UInt8], _ device: Int, bus: inout EmulatedBus, at time: Timestamp
  ) {
    // A kernel's reset of an attached device is its own affair; the transfers around it are not ours to fail.
    switch bus.control(device, submit.setup, data: data, at: time) {
    case .stalled: reply(to: submit.sequence, status: Status.stalled)
    case .accepted: reply(to: submit.sequence, status: 0, count: data.count)
    case .data(let bytes):
      let room = min(submit.byteCount, Int(submit.setup.length))
      reply(to: submit.sequence, status: 0, data: Array(bytes.prefix(room)))
    }
    failHalted(device, bus: bus)
  }

  /// A host that halts an endpoint ends what waits on it.
  private mutating func failHalted(_ device: Int, bus: EmulatedBus) {
    for (address, transfers) in waiting where !bus.isUsable(device, endpoint: address) {
      for transfer in transfers { reply(to: transfer.sequence, status: Status.stalled) }
      waiting[address] = nil
    }
  }

  mutating func giveUp(_ unlink: USBIPUnlink) {
    var status: Int32 = 0
    for (address, transfers) in waiting {
      guard let index = transfers.firstIndex(where: { $0.sequence == unlink.target }) else { continue }
      waiting[address]?.remove(at: index)
      status = USBIPUnlinkReply.statusUnlinked
    }
    output += header(.unlinkReply(USBIPUnlinkReply(sequence: unlink.sequence, status: status)))
  }

  // MARK: - Time

  /// Completes the transfers whose reports are due.
  public mutating func advance(bus: inout EmulatedBus, at time: Timestamp) {
    guard let device, !hasEnded else { return }
    for address in waiting.keys.sorted() {
      while let transfer = waiting[address]?.first,
        let due = bus.reportDue(device, endpoint: address), due <= time
      {
        guard let report = bus.takeReport(device, endpoint: address, at: time) else {
          // Nothing to tell this time; a device whose next time is the same would be asked for ever.
          guard bus.reportDue(device, endpoint: address) != due else { break }
          continue
        }
        waiting[address]?.removeFirst()
        reply(to: transfer.sequence, status: 0, data: Array(report.prefix(transfer.byteCount)))
      }
    }
  }

  /// When `advance` next has something to do; nil where nothing is scheduled.
  public func nextDue(bus: EmulatedBus) -> Timestamp? {
    guard let device else { return nil }
    return waiting.filter { !$0.value.isEmpty }
      .compactMap { bus.reportDue(device, endpoint: $0.key) }.min()
  }

  // MARK: - Replies

  private mutating func reply(to sequence: UInt32, status: Int32, count: Int = 0) {
    output += header(
      .submitReply(USBIPSubmitReply(sequence: sequence, status: status, actualByteCount: count)))
  }

  private mutating func reply(to sequence: UInt32, status: Int32, data: [UInt8]) {
    reply(to: sequence, status: status, count: data.count)
    output += data
  }
}
