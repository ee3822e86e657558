internal import ByteLayout
internal import PoseMath
internal import USBProtocol

/// Transfers and devices as records of a chunk: four bytes of head (kind and a 24-bit length), then a body.
extension RecordedTransfer {
  func appendRecord(to bytes: inout [UInt8]) throws(RecordingError) {
    guard self.bytes.count <= Self.byteCountMax else { throw .transferTooLong(byteCount: self.bytes.count) }
    guard device >= 0, device < RecordedDevice.countMax else { throw .unknownDevice(index: device) }
    let length = HSRec.transferHeadByteCount + (setup == nil ? 0 : 8) + self.bytes.count
    bytes.append(littleEndian: UInt32(HSRec.transferRecord) | UInt32(length) << 8)
    bytes.append(littleEndian: UInt64(bitPattern: timestamp.nanoseconds))
    bytes.append(littleEndian: UInt16(device))
    bytes.append(endpoint)
    bytes.append(kind.rawValue)
    bytes.append(status.number)
    bytes.append(setup == nil ? 0 : 1)
    bytes.append(littleEndian: UInt16(0))
    bytes.append(littleEndian: UInt32(bitPattern: status.code))
    bytes.append(littleEndian: UInt32(clamping: missingByteCount))
    if let setup {
      let packet = setup.encoded
      for index in packet.indices { bytes.append(packet[index]) }
    }
    bytes += self.bytes
  }

  /// The record's body. Nil where it makes no sense.
  init?(body: Span<UInt8>) {
    let head = HSRec.transferHeadByteCount
    guard body.count >= head, let kind = Kind(rawValue: body[11]), body[13] <= 1,
      let status = Status(number: body[12], code: Int32(bitPattern: body.uint32(at: 16)))
    else { return nil }
    let hasSetup = body[13] == 1
    let start = head + (hasSetup ? 8 : 0)
    guard body.count >= start, body.count - start <= Self.byteCountMax else { return nil }
    self.init(
      timestamp: Timestamp(nanoseconds: Int64(bitPattern: body.uint64(at: 0))),
      device: Int(body.uint16(at: 8)), endpoint: body[10], kind: kind, status: status,
      setup: hasSetup ? try? USBSetup(decoding: body.extracting(head..<start)) : nil,
      bytes: body.array(start..<body.count), missingByteCount: Int(body.uint32(at: 20)))
  }
}

extension RecordedTransfer.Status {
  fileprivate var number: UInt8 {
    switch self {
    case .ok: 0
    case .stalled: 1
    case .cancelled: 2
    case .disconnected: 3
    case .unanswered: 4
    case .other: 255
    }
  }

  fileprivate var code: Int32 {
    if case .other(let code) = self { code } else { 0 }
  }

  fileprivate init?(number: UInt8, code: Int32) {
    switch number {
    case 0: self = .ok
    case 1: self = .stalled
    case 2: self = .cancelled
    case 3: self = .disconnected
    case 4: self = .unanswered
    case 255: self = .other(code: code)
    default: return nil
    }
  }
}

extension RecordedDevice {
  func appendRecord(to bytes: inout [UInt8]) throws(RecordingError) {
    guard index >= 0, index < Self.countMax else { throw .unknownDevice(index: index) }
    var body: [UInt8] = []
    body.append(littleEndian: UInt16(index))
    body.append(littleEndian: bus)
    body.append(littleEndian: address)
    body.append(littleEndian: UInt16(0))
    try append(.device, 0, descriptors.device, to: &body)
    try append(.configuration, 0, descriptors.configuration, to: &body)
    for (number, report) in descriptors.hidReports.sorted(by: { $0.key < $1.key }) {
      try append(.hidReport, number, report, to: &body)
    }
    for (number, string) in descriptors.strings.sorted(by: { $0.key < $1.key }) {
      try append(.string, number, string, to: &body)
    }
    if let note {
      guard note.label.utf8.count <= Note.labelByteCountMax else {
        throw .descriptorTooLong(byteCount: note.label.utf8.count)
      }
      var text: [UInt8] = []
      text.append(littleEndian: note.vendorID)
      text.append(littleEndian: note.productID)
      try append(.note, 0, text + note.label.utf8, to: &body)
    }
    guard body.count <= RecordedTransfer.byteCountMax else { throw .descriptorTooLong(byteCount: body.count) }
    bytes.append(littleEndian: UInt32(HSRec.deviceRecord) | UInt32(body.count) << 8)
    bytes += body
  }

  /// The record's body; parts of unknown kinds are passed over. Nil where it makes no sense.
  init?(body: Span<UInt8>) {
    guard body.count >= HSRec.deviceHeadByteCount, body.count <= RecordedTransfer.byteCountMax else {
      return nil
    }
    self.init(
      index: Int(body.uint16(at: 0)), bus: body.uint16(at: 2), address: body.uint16(at: 4))
    var offset = HSRec.deviceHeadByteCount
    while offset < body.count {
      guard body.count - offset >= 4 else { return nil }
      let end = offset + 4 + Int(body.uint16(at: offset + 2))
      guard end <= body.count else { return nil }
      guard ingest(kind: body[offset], number: body[offset + 1], body.extracting(offset + 4..<end)) else {
        return nil
      }
      offset = end
    }
  }

  private func append(
    _ part: HSRec.Part, _ number: UInt8, _ content: [UInt8], to body: inout [UInt8]
  ) throws(RecordingError) {
    guard !content.isEmpty else { return }
    guard let length = UInt16(exactly: content.count) else {
      throw .descriptorTooLong(byteCount: content.count)
    }
    body += [part.rawValue, number]
    body.append(littleEndian: length)
    body += content
  }

  /// One part; whether it makes sense. An empty one says nothing.
  private mutating func ingest(kind: UInt8, number: UInt8, _ content: Span<UInt8>) -> Bool {
    guard !content.isEmpty else { return true }
    let bytes = content.array(0..<content.count)
    switch HSRec.Part(rawValue: kind) {
    case .device: descriptors.device = bytes
    case .configuration: descriptors.configuration = bytes
    case .hidReport: descriptors.hidReports[number] = bytes
    case .string: descriptors.strings[number] = bytes
    case .note:
      guard content.count >= 4, content.count <= 4 + Note.labelByteCountMax,
        let label = String(validating: bytes[4...], as: UTF8.self)
      else { return false }
      note = Note(
        vendorID: content.uint16(at: 0), productID: content.uint16(at: 2),
        label: label)
    case nil: break
    }
    return true
  }
}
