import USBProtocol

/// Descriptors as a device sends them: the first byte picks the kind. What decodes must encode to the same
/// bytes, and a report layout must keep its bounds.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzUSBDescriptors(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start = unsafe start, count > 0 else { return 0 }
  let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  let bytes = Array(input.dropFirst())
  switch input[0] % 4 {
  case 0:
    guard let configuration = try? USBConfiguration(decoding: bytes.span) else { return 0 }
    precondition(configuration.encoded == Array(bytes.prefix(Int(configuration.descriptor.totalLength))))
    precondition(configuration.settings.count <= USBConfiguration.settingsMax)
    for setting in configuration.settings { _ = setting.hid }
  case 1:
    guard let layout = try? HIDReportLayout(decoding: bytes.span) else { return 0 }
    precondition(layout.count <= HIDReportLayout.reportsMax)
    for index in 0..<layout.count {
      let report = layout[index]
      let byteCount = layout.byteCount(of: report.kind, id: report.id) ?? -1
      precondition(byteCount >= 0 && byteCount <= HIDReportLayout.reportByteCountMax + 1)
    }
  case 2:
    guard let text = try? USBStringDescriptor.decode(bytes.span) else { return 0 }
    precondition(text.displayable.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7f })
    precondition(USBStringDescriptor.encode(text).count <= 254)
  default:
    let set = USBDescriptorSet(
      device: Array(bytes.prefix(18)), configuration: Array(bytes.dropFirst(18)), strings: [2: bytes])
    _ = try? set.identity
  }
  return 0
}
