internal import DeviceRecording
private import Foundation
private import PoseMath
private import USBProtocol
internal import Wording

/// What `recording show` tells. The JSON keys are a contract; a key whose value is not known is left out.
struct RecordingOverview: Encodable {
  var path: String
  var kind: String
  var isCompressed: Bool
  var isEmulated: Bool
  var isAnonymised: Bool
  var isImported: Bool
  var startUnixNanoseconds: Int64?
  var durationSeconds: Double
  var transfers: Int
  var damage: [String]
  var devices: [Device]

  struct Device: Encodable {
    var number: Int
    var bus: Int
    var address: Int
    var vendorID: String?
    var productID: String?
    var manufacturer: String?
    var product: String?
    var serial: String?
    /// All that it was asked for, where no device descriptor tells which is which.
    var strings: [String]
    var endpoints: [Endpoint]

    enum CodingKeys: String, CodingKey {
      case number, bus, address, manufacturer, product, serial, strings, endpoints
      case vendorID = "vendor_id"
      case productID = "product_id"
    }
  }

  struct Endpoint: Encodable {
    var address: String
    var kind: String
    var transfers: Int
    var failures: Int
    var bytes: Int
    /// Transfers by their first byte, "0x20".
    var firstBytes: [String: Int]

    enum CodingKeys: String, CodingKey {
      case address, kind, transfers, failures, bytes
      case firstBytes = "first_bytes"
    }
  }

  enum CodingKeys: String, CodingKey {
    case path, kind, transfers, damage, devices
    case isCompressed = "is_compressed"
    case isEmulated = "is_emulated"
    case isAnonymised = "is_anonymised"
    case isImported = "is_imported"
    case startUnixNanoseconds = "start_unix_ns"
    case durationSeconds = "duration_s"
  }

  init(_ recording: TransferRecording) {
    path = recording.path
    kind = "\(recording.kind)"
    isCompressed = recording.isCompressed
    isEmulated = recording.marks.contains(.emulated)
    isAnonymised = recording.marks.contains(.anonymised)
    isImported = recording.marks.contains(.imported)
    startUnixNanoseconds = recording.startUnixNanoseconds
    durationSeconds = Double(recording.end.nanoseconds) * 1e-9
    transfers = recording.transferCount
    damage = recording.damage.map { "\($0.cause) at byte \($0.offset)" }
    devices = recording.devices.map { device in
      Device(device, tallies: recording.endpoints.filter { $0.device == device.index })
    }
  }

  // MARK: - Text

  func text(_ wording: Wording) -> String {
    let marks = [
      isEmulated ? wording(.emulated) : nil, isAnonymised ? wording(.anonymised) : nil,
      isImported ? wording(.imported) : nil,
    ].compactMap(\.self)
    var lines = [
      "\(Wording.printable(path)) (\(([kind] + marks).joined(separator: ", "))): "
        + "\(Figures.fixed(durationSeconds, 1)) s, \(transfers) \(wording(.transfers))"
    ]
    lines += damage.map { "  \(wording(.damaged)): \($0)" }
    for device in devices {
      let known = [device.product, device.serial].compactMap(\.self)
      let names = (known.isEmpty ? device.strings : known).joined(separator: ", ")
      let ids = device.vendorID.map { "\($0):\(device.productID ?? "")" } ?? wording(.unknown)
      lines += ["", Wording.printable("\(device.number): \(ids)" + (names.isEmpty ? "" : ", " + names))]
      var table = TextTable()
      for endpoint in device.endpoints {
        let firsts = endpoint.firstBytes.sorted { $0.key < $1.key }.prefix(16)
          .map { "\($0.key): \($0.value)" }.joined(separator: ", ")
        table.append(["", endpoint.address, endpoint.kind, "\(endpoint.transfers)", firsts])
      }
      lines += table.lines
    }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension RecordingOverview.Device {
  fileprivate init(_ device: RecordedDevice, tallies: [TransferRecording.EndpointTally]) {
    let identity = device.identity
    number = device.index
    bus = Int(device.bus)
    address = Int(device.address)
    vendorID = identity.map { String(format: "%04x", $0.vendorID) }
    productID = identity.map { String(format: "%04x", $0.productID) }
    manufacturer = identity?.manufacturer
    product = identity?.product ?? device.note?.label
    serial = identity?.serial
    strings = device.descriptors.strings.keys.sorted().compactMap { device.descriptors.string(at: $0) }
    endpoints = tallies.map { tally in
      RecordingOverview.Endpoint(
        address: String(format: "0x%02x", tally.endpoint), kind: "\(tally.kind)",
        transfers: tally.transferCount,
        failures: tally.failureCount, bytes: tally.byteCount,
        firstBytes: Dictionary(
          uniqueKeysWithValues: tally.firstBytes.map { (String(format: "0x%02x", $0.key), $0.value) }))
    }
  }
}
