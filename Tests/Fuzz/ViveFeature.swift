import ByteLayout
import DeviceProtocols

/// A feature report of a Vive's device, as an answer or as a command to our emulated one: the first byte
/// picks the codec, the rest is the report. What decodes gives its bytes back.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzViveFeature(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start = unsafe start, count > 0 else { return 0 }
  let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  let bytes = Array(input.dropFirst())
  switch input[0] % 12 {
  case 0: check(ViveRangesReport.self, bytes)
  case 1: check(ViveModeReport.self, bytes)
  case 2: check(ViveVerbosityReport.self, bytes)
  case 3: check(ViveFirmwareReport.self, bytes)
  case 4: check(ViveUserdataSeekReport.self, bytes)
  case 5: check(ViveUserdataReport.self, bytes)
  case 6: check(ViveConfigurationStartReport.self, bytes)
  case 7: check(ViveConfigurationChunkReport.self, bytes)
  case 8: check(ViveMainboardInfo.self, bytes)
  case 9: check(ViveMainboardPower.self, bytes)
  case 10: check(WatchmanCommandReport.self, bytes)
  default: check(WatchmanAnswerReport.self, bytes)
  }
  return 0
}

private func check<Report: ReportLayout>(_ type: Report.Type, _ bytes: [UInt8]) {
  guard let report = try? Report(decoding: bytes.span) else { return }
  let encoded = report.encoded()
  precondition(encoded == ReportBytes(bytes.span) && encoded.count == bytes.count)
  let again = try? Report(decoding: encoded.span)
  precondition(again == report)
}
