internal import CalibrationGuide
internal import Foundation
internal import PoseMath

/// The bytes of a draft: eight bytes of magic, then blocks of length, CRC-32 and payload, little-endian. The first
/// payload is the header as JSON, each other one a run of events. A power cut tears the last block at most, and a
/// torn block ends the draft.
enum GuideJournal {
  static let magic = Array("HSGUIDE1".utf8)
  /// Payload of a block at most: what is written at once is far below.
  static let blockByteCountMax = 1 << 20
  /// A draft at most: forty minutes of a thousand samples a second, after which the guide itself gives up.
  static let byteCountMax = 192 << 20

  // MARK: - Writing

  static func beginning(_ header: GuideHeader) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    // Strings, whole numbers and finite doubles: nothing in it can fail.
    return magic + block((try? encoder.encode(header)).map(Array.init) ?? [])
  }

  static func block(_ payload: [UInt8]) -> [UInt8] {
    word(UInt32(truncatingIfNeeded: payload.count)) + word(checksum(payload[...])) + payload
  }

  static func append(_ event: GuideEvent, to bytes: inout [UInt8]) {
    switch event {
    case .sample(let sample):
      bytes.append(0)
      bytes += word(UInt64(bitPattern: sample.timestamp.nanoseconds))
      for axis in 0..<3 { bytes += word(sample.angularVelocity[axis].bitPattern) }
      for axis in 0..<3 { bytes += word(sample.acceleration[axis].bitPattern) }
      bytes += word(sample.lostBefore)
    case .magneticField(let field):
      bytes.append(1)
      for axis in 0..<3 { bytes += word(field[axis].bitPattern) }
    case .answer(let answer):
      bytes.append(2)
      bytes.append(UInt8(GuideAnswer.allCases.firstIndex(of: answer) ?? 0))
    case .interruption: bytes.append(3)
    }
  }

  private static func word<Word: FixedWidthInteger>(_ value: Word) -> [UInt8] {
    (0..<Word.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> Word(8 * $0)) }
  }

  // MARK: - Reading

  /// A draft as far as it is whole.
  struct Content {
    var header: GuideHeader
    var events: [GuideEvent]
    /// What comes after is torn.
    var byteCount: Int
  }

  /// Nil where not even the header is whole.
  static func read(_ bytes: [UInt8]) -> Content? {
    guard bytes.starts(with: magic) else { return nil }
    var place = magic.count
    guard let first = payload(of: bytes, &place),
      let header = try? JSONDecoder().decode(GuideHeader.self, from: Data(first))
    else { return nil }
    var content = Content(header: header, events: [], byteCount: place)
    while let next = payload(of: bytes, &place) {
      guard let events = events(in: next) else { break }
      content.events += events
      content.byteCount = place
    }
    return content
  }

  private static func payload(of bytes: [UInt8], _ place: inout Int) -> ArraySlice<UInt8>? {
    guard bytes.count - place >= 8 else { return nil }
    let count = Int(read(UInt32.self, bytes[...], at: place))
    let sum = read(UInt32.self, bytes[...], at: place + 4)
    guard count <= blockByteCountMax, bytes.count - place - 8 >= count else { return nil }
    let payload = bytes[(place + 8)..<(place + 8 + count)]
    guard checksum(payload) == sum else { return nil }
    place += 8 + count
    return payload
  }

  private static func events(in payload: ArraySlice<UInt8>) -> [GuideEvent]? {
    var events: [GuideEvent] = []
    var place = payload.startIndex
    func has(_ count: Int) -> Bool { payload.endIndex - place >= count }
    func vector(_ offset: Int) -> SIMD3<Double> {
      SIMD3(
        Double(bitPattern: read(UInt64.self, payload, at: place + offset)),
        Double(bitPattern: read(UInt64.self, payload, at: place + offset + 8)),
        Double(bitPattern: read(UInt64.self, payload, at: place + offset + 16)))
    }
    while place < payload.endIndex {
      switch payload[place] {
      case 0:
        guard has(61) else { return nil }
        events.append(
          .sample(
            IMUSample(
              timestamp: Timestamp(
                nanoseconds: Int64(bitPattern: read(UInt64.self, payload, at: place + 1))),
              angularVelocity: vector(9), acceleration: vector(33),
              lostBefore: read(UInt32.self, payload, at: place + 57))))
        place += 61
      case 1:
        guard has(25) else { return nil }
        events.append(.magneticField(vector(1)))
        place += 25
      case 2:
        guard has(2), GuideAnswer.allCases.indices.contains(Int(payload[place + 1])) else { return nil }
        events.append(.answer(GuideAnswer.allCases[Int(payload[place + 1])]))
        place += 2
      case 3:
        events.append(.interruption)
        place += 1
      default: return nil
      }
    }
    return events
  }

  private static func read<Word: FixedWidthInteger>(
    _ type: Word.Type, _ bytes: ArraySlice<UInt8>, at place: Int
  ) -> Word {
    (0..<Word.bitWidth / 8).reduce(Word(0)) { $0 | Word(bytes[place + $1]) << Word(8 * $1) }
  }

  // MARK: - Checksum

  /// CRC-32 of IEEE 802.3, reflected, as zlib and PNG have it.
  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ ($0 >> 8) }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xedb8_8320 ^ (value >> 1) : value >> 1 }
  }
}
