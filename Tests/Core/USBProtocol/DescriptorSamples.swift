/// Descriptors of real devices, public facts of each product (htc-vive.md, section USB devices; usblab's
/// recorded set of the Vive's lighthouse receiver and wired wand).
enum DescriptorSamples {
  /// 28de:2000, LHR serial at string 3.
  static let receiverDevice = bytes("1201100100000040de280020010101020301")
  static let receiverConfiguration = bytes(
    "09024200020101803209040000020300000409211101000122a5000705810340000107050103400010"
      + "09040100010300000009211101000122250007058203400001")
  /// Interface 0 of 28de:2000: the IMU and every feature report.
  static let receiverReports = bytes(
    "0600ff0901a101150026ff007508a1019533852009018102c0a101950285010901b102c0a10195218502"
      + "0901b102c0a101952e85030901b102c0a101950485040901b102c0a101950485070901b102c0a1019534"
      + "85050901b102c0a101950885080901b102c0a101953f85090901b102c0a1019501850c0901b102c0a101"
      + "953f850109019102c0150026ff007508a101950285100901b102c0a101953f85110901b102c0c0")
  /// Interface 1 of 28de:2000: light.
  static let lightReports = bytes(
    "0600ff0901a101150026ff007508a1019539852109018102c0a101953f852509018102c0c0")
  /// Interface 2 of 28de:2012: reports without ids.
  static let buttonReports = bytes(
    "0600ff0901a101150026ff007508954009018102750895400901910295400901b102c0")

  static func bytes(_ hex: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var high: UInt8?
    for character in hex.utf8 {
      let digit = character > 0x60 ? character - 0x57 : character - 0x30
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    return bytes
  }
}
