internal import ByteLayout
internal import USBProtocol

/// Reads of the factory configuration as they stand in a recording: feature 0x10 begins one and tells the
/// compressed length, each 0x11 brings up to 62 bytes of a zlib stream, a count of 0 ends it (sheet
/// htc-vive, "Feature reports").
struct ConfigurationReads {
  /// Most compressed bytes of a read kept, most bytes inflated.
  static let compressedByteCountMax = 1 << 16
  static let inflatedByteCountMax = 1 << 20
  /// Most bytes that an answer 0x11 carries after its id and count.
  static let blockByteCountMax = 62

  struct Read {
    /// Number of the transfer that answers 0x10, and its size; nil where the recording began after it.
    var start: (number: Int, byteCount: Int)?
    /// The answers 0x11, in order.
    var blocks: [Block] = []
    var compressed: [UInt8] = []
  }

  struct Block {
    /// Number of the transfer.
    var number: Int
    var byteCount: Int
    /// Bytes of the stream in it; 0 at the end.
    var loadByteCount: Int
    /// Bytes of a stream that it can carry.
    var room: Int { min(ConfigurationReads.blockByteCountMax, byteCount - 2) }
  }

  private(set) var reads: [Read] = []
  /// The last read of each device, by device.
  private var current: [Int: Int] = [:]

  /// Takes transfer `number` into account.
  mutating func ingest(_ transfer: RecordedTransfer, number: Int) {
    guard let block = ConfigurationBlock(transfer) else { return }
    switch block {
    case .start:
      current[transfer.device] = reads.count
      reads.append(Read(start: (number, transfer.bytes.count)))
    case .data(let range):
      let index = current[transfer.device] ?? reads.count
      if index == reads.count { reads.append(Read(start: nil)) }
      current[transfer.device] = index
      reads[index].blocks.append(
        Block(number: number, byteCount: transfer.bytes.count, loadByteCount: range.count))
      if reads[index].compressed.count < Self.compressedByteCountMax {
        reads[index].compressed += transfer.bytes[range]
      }
    }
  }
}

/// One answer of a configuration read.
enum ConfigurationBlock {
  case start
  /// Where the stream's bytes are in the answer.
  case data(Range<Int>)

  /// Nil for any other transfer, and for an answer that makes no sense.
  init?(_ transfer: RecordedTransfer) {
    guard transfer.status == .ok, transfer.isDeviceToHost, let id = transfer.setup?.featureReportID,
      transfer.bytes.first == id
    else { return nil }
    switch id {
    case 0x10 where transfer.bytes.count >= 3: self = .start
    case 0x11 where transfer.bytes.count >= 2:
      let end = 2 + min(Int(transfer.bytes[1]), transfer.bytes.count - 2)
      self = .data(2..<end)
    default: return nil
    }
  }
}

extension ConfigurationReads.Read {
  /// The configuration as text; nil where the stream is damaged or was not read to its end.
  var inflated: [UInt8]? {
    ZlibStream.inflate(compressed, byteCountMax: ConfigurationReads.inflatedByteCountMax)
  }

  /// The answers, by transfer number, that bring `document` instead; nil where they have no room for it.
  /// Bytes after the stream, in the recording stale memory of the device, become zero.
  ///
  /// A stream that has become shorter is still spread over all the answers that carried the old one: a driver
  /// then knows the configuration at the same transfer, and takes the samples around it as before.
  func answers(bringing document: [UInt8]) -> [Int: [UInt8]]? {
    guard let start, let stream = ZlibStream.deflate(document), stream.count <= 0xffff else { return nil }
    let length = [UInt8(stream.count >> 8), UInt8(stream.count & 0xff)]
    var answers = [start.number: [0x10] + length + [UInt8](repeating: 0, count: start.byteCount - 3)]
    var offset = 0
    var carriersLeft = blocks.count { $0.loadByteCount > 0 }
    for block in blocks {
      if block.loadByteCount > 0 { carriersLeft -= 1 }
      // A byte is kept back for each answer that is still to carry one.
      let load = max(0, min(block.room, stream.count - offset - carriersLeft))
      let padding = [UInt8](repeating: 0, count: block.byteCount - 2 - load)
      answers[block.number] = [0x11, UInt8(load)] + stream[offset..<offset + load] + padding
      offset += load
    }
    return offset == stream.count ? answers : nil
  }

  /// The answers with zeros for what they carried: nothing of it is left, the lengths are.
  var emptied: [Int: [UInt8]] {
    var answers: [Int: [UInt8]] = [:]
    if let start { answers[start.number] = [0x10] + [UInt8](repeating: 0, count: start.byteCount - 1) }
    for block in blocks {
      answers[block.number] = [0x11] + [UInt8](repeating: 0, count: block.byteCount - 1)
    }
    return answers
  }
}
