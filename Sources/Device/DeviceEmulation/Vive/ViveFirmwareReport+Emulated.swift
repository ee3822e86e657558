internal import ByteLayout
internal import DeviceProtocols

extension ViveFirmwareReport {
  /// Firmware of 2 January 2000, older than any Vive, built by nobody: recognisably no real one.
  static func emulated(_ kind: ViveUnit.Kind) -> ViveFirmwareReport {
    ViveFirmwareReport(
      version: 946_771_200, board: 0, builder: FixedBytes(Array("headsetd".utf8).span, at: 0),
      host: FixedBytes(Array("emulated".utf8).span, at: 0), hardware: (major: 2, minor: 1, micro: 0),
      product: kind == .headset ? headsetProduct : wandProduct, fpga: (major: 1, minor: 6))
  }
}
