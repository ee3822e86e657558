import ByteLayout
import LighthouseModel

/// The stations of the sheets lighthouse-v1 and lighthouse-v2, "How to check yourself": payloads as received.
enum Stations {
  static let firstPayload = bytes("066df3217ef7d9257327d7a005a00809bd183518fc7f2f3e3fb5bc472549a20200")
  static let secondPayload = bytes(
    "8808a4c8dba400006c985aaa9e29010f4bacba34007f0112414f41d09b36998600193a5e3eb7b206b22685")

  static func broadcast(_ payload: [UInt8]) throws(LayoutError) -> StationBroadcast {
    try StationBroadcast(decoding: payload.span)
  }

  static func encoded(_ station: StationBroadcast) -> [UInt8] {
    let bytes = station.encoded()
    return (0..<bytes.count).map { bytes[$0] }
  }

  static func calibration(_ payload: [UInt8]) throws -> StationCalibration<Double> {
    StationCalibration(try broadcast(payload).calibration)
  }

  static func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = Array(hexadecimal)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap { index in
      UInt8(String(digits[index...(index + 1)]), radix: 16)
    }
  }
}

/// Here, not in the product: the list would need the heap.
extension SweepPlane: CaseIterable {
  static var allCases: [SweepPlane] { [.first, .second] }
}
