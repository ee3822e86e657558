import USBProtocol

/// Capture files made by hand, packet by packet.
enum CaptureBytes {
  static func word(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xff), UInt8(value >> 8)] }
  static func word(_ value: UInt32) -> [UInt8] { word(UInt16(value & 0xffff)) + word(UInt16(value >> 16)) }
  static func word(_ value: UInt64) -> [UInt8] {
    word(UInt32(value & 0xffff_ffff)) + word(UInt32(value >> 32))
  }

  // MARK: - Classic capture

  static func pcapHeader(linkType: UInt32 = 220, magic: UInt32 = 0xa1b2_c3d4) -> [UInt8] {
    word(magic) + word(UInt16(2)) + word(UInt16(4)) + word(UInt32(0)) + word(UInt32(0))
      + word(UInt32(65536)) + word(linkType)
  }

  static func pcapRecord(_ packet: [UInt8], seconds: UInt32 = 7, fraction: UInt32, cut: Int = 0) -> [UInt8] {
    word(seconds) + word(fraction) + word(UInt32(packet.count)) + word(UInt32(packet.count + cut)) + packet
  }

  static func pcap(_ packets: [(UInt32, [UInt8])], linkType: UInt32 = 220) -> [UInt8] {
    pcapHeader(linkType: linkType) + packets.flatMap { pcapRecord($0.1, fraction: $0.0) }
  }

  // MARK: - usbmon

  /// A usbmon packet with its 64-byte head, or the first 48 bytes of it.
  static func usbmon(
    _ event: Character, token: UInt64 = 1, kind: UInt8, endpoint: UInt8, address: UInt8 = 5,
    status: Int32 = 0, setup: USBSetup? = nil, data: [UInt8]? = nil, length: Int? = nil, head: Int = 64,
    table: [UInt8] = []
  ) -> [UInt8] {
    var bytes = word(token) + [event.asciiValue ?? 0, kind, endpoint, address] + word(UInt16(2))
    bytes += [setup == nil ? 0x2d : 0, data == nil ? 0x3c : 0] + word(UInt64(0)) + word(UInt32(0))
    bytes += word(UInt32(bitPattern: status)) + word(UInt32(length ?? data?.count ?? 0))
    bytes += word(UInt32((data?.count ?? 0) + table.count))
    bytes += setup.map { setup in (0..<8).map { setup.encoded[$0] } } ?? [UInt8](repeating: 0, count: 8)
    bytes += [UInt8](repeating: 0, count: 12) + word(UInt32(table.count / 16))
    return Array(bytes.prefix(head)) + table + (data ?? [])
  }

  // MARK: - USBPcap

  /// A USBPcap packet; `stage` for control transfers.
  static func usbPcap(
    isAnswer: Bool, token: UInt64 = 1, kind: UInt8, endpoint: UInt8, address: UInt16 = 5,
    status: UInt32 = 0, stage: UInt8? = nil, data: [UInt8] = [], missing: Int = 0
  ) -> [UInt8] {
    let head = stage == nil ? 27 : 28
    return word(UInt16(head)) + word(token) + word(status) + word(UInt16(9)) + [isAnswer ? 1 : 0]
      + word(UInt16(1)) + word(address) + [endpoint, kind] + word(UInt32(data.count + missing))
      + (stage.map { [$0] } ?? []) + data
  }

  static func bytes(of setup: USBSetup) -> [UInt8] { (0..<8).map { setup.encoded[$0] } }

  // MARK: - pcapng

  static func block(_ type: UInt32, _ body: [UInt8]) -> [UInt8] {
    let padded = body + [UInt8](repeating: 0, count: (4 - body.count % 4) % 4)
    let length = word(UInt32(padded.count + 12))
    return word(type) + length + padded + length
  }

  static var section: [UInt8] {
    block(0x0a0d_0d0a, word(UInt32(0x1a2b_3c4d)) + word(UInt16(1)) + word(UInt16(0)) + word(UInt64.max))
  }

  static func interface(linkType: UInt16 = 249, resolution: UInt8? = nil) -> [UInt8] {
    let options = resolution.map { word(UInt16(9)) + word(UInt16(1)) + [$0, 0, 0, 0] + word(UInt32(0)) }
    return block(1, word(linkType) + word(UInt16(0)) + word(UInt32(65535)) + (options ?? []))
  }

  static func enhanced(_ packet: [UInt8], ticks: UInt64, interface: UInt32 = 0) -> [UInt8] {
    block(
      6,
      word(interface) + word(UInt32(ticks >> 32)) + word(UInt32(ticks & 0xffff_ffff))
        + word(UInt32(packet.count)) + word(UInt32(packet.count)) + packet)
  }

  static func pcapng(_ packets: [(UInt64, [UInt8])]) -> [UInt8] {
    section + interface() + packets.flatMap { enhanced($0.1, ticks: $0.0) }
  }

  // MARK: - gzip

  /// A gzip member that stores `bytes` uncompressed (RFC 1951, section 3.2.4).
  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    let length = UInt16(bytes.count)
    return [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 1] + word(length) + word(~length) + bytes
      + word(checksum(bytes)) + word(UInt32(bytes.count))
  }

  /// CRC-32 by the book, bit by bit: the tests' own, so that the format's is not its own judge.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xffff_ffff as UInt32) { register, byte in
      (0..<8).reduce(register ^ UInt32(byte)) { value, _ in
        value & 1 == 1 ? value >> 1 ^ 0xedb8_8320 : value >> 1
      }
    }
  }
}

/// Requests that the captures are made of.
extension USBSetup {
  static let readDevice = USBSetup(requestType: 0x80, request: 6, value: 0x0100, index: 0, length: 18)
  static let configure = USBSetup(requestType: 0, request: 9, value: 1, index: 0, length: 0)

  static func readDescriptor(_ type: UInt8, _ index: UInt8 = 0, interface: UInt16? = nil) -> USBSetup {
    USBSetup(
      requestType: interface == nil ? 0x80 : 0x81, request: 6, value: UInt16(type) << 8 | UInt16(index),
      index: interface ?? 0, length: 255)
  }
}
