import ByteLayout
import CZlib
import DeviceEmulation
import DeviceProtocols
import PoseMath
import USBProtocol
import Wearers

/// Units for the tests, plugged in at time zero.
enum Emulations {
  static let seed: UInt64 = 7

  static func headUnit(
    _ errors: InertialErrors? = nil, wearer: HeadWearer = HeadWearer(.walking, seed: seed, restSeconds: 2)
  ) -> ViveUnit {
    ViveUnit(kind: .headset, number: 1, seed: seed, errors: errors, source: wearer, plugged: .zero)
  }

  static func indexUnit() -> ViveUnit {
    var unit = headUnit()
    unit.model = .index
    return unit
  }

  static let hand = HandWearer(.right, seed: seed, restSeconds: 1)

  static var handUnit: ViveUnit {
    ViveUnit(kind: .wand, number: 2, seed: seed, source: hand, plugged: .zero)
  }

  static var wand: EmulatedViveWand { EmulatedViveWand(unit: handUnit, fingers: hand) }

  static var wirelessWand: EmulatedViveWirelessWand {
    EmulatedViveWirelessWand(unit: handUnit, fingers: hand, turnsOnAfterSeconds: 1)
  }

  /// Every kind of equipment.
  static var all: [any EmulatedEquipment] {
    [EmulatedViveHeadset(unit: headUnit()), EmulatedIndexHeadset(unit: indexUnit()), wand, wirelessWand]
  }
}

extension Timestamp {
  static func milliseconds(_ number: Int) -> Timestamp {
    Timestamp(nanoseconds: Int64(number) * 1_000_000)
  }
}

/// What a driver asks, in a word.
extension EmulatedEquipment {
  mutating func get(_ reportID: UInt8, port: Int = 0, at time: Timestamp = .zero) -> ControlAnswer {
    control(port: port, setup: .getFeature(reportID: reportID, interface: 0, length: 65), data: [], at: time)
  }

  mutating func set<Report: ReportLayout>(
    _ report: Report, port: Int = 0, at time: Timestamp = .zero
  ) -> ControlAnswer {
    let bytes = report.encoded().array
    return control(
      port: port,
      setup: .setFeature(reportID: bytes[0], interface: 0, length: UInt16(bytes.count)), data: bytes, at: time
    )
  }

  /// Every report of an endpoint from one time to another, as a host that is always ready gets them.
  mutating func reports(port: Int = 0, endpoint: UInt8, from: Int, to: Int) -> [[UInt8]] {
    var found: [[UInt8]] = []
    for millisecond in from..<to {
      let time = Timestamp.milliseconds(millisecond)
      while let due = reportDue(port: port, endpoint: endpoint), due <= time {
        guard let report = takeReport(port: port, endpoint: endpoint, at: time) else { break }
        found.append(report)
      }
    }
    return found
  }

  /// The configuration as a driver reads it: start, then chunks until an empty one. What is refused is asked for again
  /// 20 ms later, once.
  mutating func readConfiguration(port: Int, at time: Timestamp = .zero) throws -> [UInt8] {
    var now = time
    func patiently(_ reportID: UInt8, _ equipment: inout Self) -> ControlAnswer {
      let answer = equipment.get(reportID, port: port, at: now)
      guard answer == .stalled else { return answer }
      now = now.advanced(byNanoseconds: 20_000_000)
      return equipment.get(reportID, port: port, at: now)
    }
    guard case .data(let first) = patiently(0x10, &self) else { return [] }
    let start = try ViveConfigurationStartReport(decoding: first.span)
    var stream: [UInt8] = []
    while case .data(let bytes) = patiently(0x11, &self) {
      let chunk = try ViveConfigurationChunkReport(decoding: bytes.span)
      guard chunk.bytes.count > 0 else { break }
      stream += chunk.bytes.array
    }
    return stream.count == Int(start.compressedByteCount) ? stream : []
  }
}

extension ReportLayout {
  /// A report of an array's bytes.
  init(_ bytes: [UInt8]) throws(LayoutError) { try self.init(decoding: bytes.span) }
}

extension USBIPOperation {
  init(_ bytes: [UInt8]) throws(LayoutError) { try self.init(decoding: bytes.span) }
}

extension USBIPDevice {
  init(_ bytes: [UInt8]) throws(LayoutError) { try self.init(decoding: bytes.span) }
}

extension USBIPListing {
  static func deviceCount(_ bytes: [UInt8]) throws(LayoutError) -> Int {
    try deviceCount(decoding: bytes.span)
  }
}

extension BoundedBytes {
  var array: [UInt8] { (0..<count).map { self[$0] } }
}

/// A zlib stream, inflated by zlib itself.
func inflated(_ stream: [UInt8]) -> [UInt8]? {
  var bytes = [UInt8](repeating: 0, count: 65_536)
  var count = uLong(bytes.count)
  let status = unsafe uncompress(&bytes, &count, stream, uLong(stream.count))
  return status == Z_OK ? Array(bytes.prefix(Int(count))) : nil
}
