import ByteLayout
import DeviceProtocols
import HeadsetTestSupport
import Testing

extension BoundedBytes {
  /// The bytes as an array, for comparison.
  var array: [UInt8] { (0..<count).map { self[$0] } }
}

extension ReportLayout {
  /// A report of an array's bytes.
  init(_ bytes: [UInt8]) throws(LayoutError) { try self.init(decoding: bytes.span) }
}

extension BoundedBytes {
  /// The first of an array's bytes.
  init(_ bytes: [UInt8]) { self.init(bytes.span) }
}

extension FixedBytes {
  /// An array's bytes, filled with zeros.
  init(_ bytes: [UInt8]) { self.init(bytes.span, at: 0) }
}

/// One codec of the room without its type, so that one test can hold all of them.
struct Codec: Sendable, CustomTestStringConvertible {
  var name: String
  /// Bytes that decode.
  var sample: [UInt8]
  /// The bytes' way through the value and back; throws what the codec throws.
  var recode: @Sendable ([UInt8]) throws(LayoutError) -> [UInt8]

  init<Report: ReportLayout>(_ type: Report.Type, _ sample: [UInt8]) {
    name = "\(type)"
    self.sample = sample
    recode = { (bytes: [UInt8]) throws(LayoutError) -> [UInt8] in
      try Report(decoding: bytes.span).encoded().array
    }
  }

  var testDescription: String { "\(name) \(sample.prefix(6))" }

  static let inputs = ViveSamples.inputs.map { Codec(ViveInputReport.self, $0) }

  static let features = [
    Codec(ViveRangesReport.self, ViveSamples.filled("01 03 02 02bc3ef4")),
    Codec(ViveRangesReport.self, [1, 1, 1]),
    Codec(ViveModeReport.self, [UInt8](hex: "04014b7b00")),
    Codec(ViveModeReport.self, [UInt8](hex: "0403000000")),
    Codec(ViveModeReport.self, [UInt8](hex: "0499000000")),
    Codec(ViveVerbosityReport.self, [UInt8](hex: "07024b7b00")),
    Codec(
      ViveFirmwareReport.self,
      ViveSamples.filled(
        """
        05a88ece5680000000 737465616d7365727669636573000000 6669726d776172652d77696e33320000 00010280
        00000000 0601
        """)),
    Codec(ViveUserdataSeekReport.self, ViveSamples.filled("08bd00000000003d00 0db8")),
    Codec(ViveUserdataSeekReport.self, [UInt8](hex: "080000000000000000")),
    Codec(ViveUserdataReport.self, ViveSamples.filled("09726573")),
    Codec(ViveConfigurationStartReport.self, ViveSamples.filled("100daf00")),
    Codec(ViveConfigurationChunkReport.self, ViveSamples.filled("1104789ced9b cafe")),
    Codec(ViveConfigurationChunkReport.self, ViveSamples.filled("113e 01")),
    Codec(ViveMainboardPower.self, ViveSamples.filled("04782938010000000000020001e0ecb55b")),
    Codec(
      ViveMainboardInfo.self,
      ViveSamples.filled("0487293c22d201aa080010000801200039020000000000003b", to: 65)),
    Codec(WatchmanCommandReport.self, [UInt8](hex: "ff9610be5b325411cf8375538a086a5358d0b1")),
    Codec(WatchmanCommandReport.self, ViveSamples.filled("ff8f0700f401b5a20100 007c0070")),
    Codec(WatchmanCommandReport.self, [UInt8](hex: "ff8706010100020000")),
    Codec(WatchmanCommandReport.self, [UInt8](hex: "ff8706010000020100")),
    Codec(WatchmanCommandReport.self, [UInt8](hex: "ff8703000100")),
    Codec(WatchmanCommandReport.self, [UInt8](hex: "ff9f046f666621")),
    Codec(WatchmanCommandReport.self, [UInt8](hex: "ffad03011027")),
    Codec(WatchmanCommandReport.self, [UInt8](hex: "ffa10201ff")),
    Codec(
      WatchmanAnswerReport.self,
      ViveSamples.filled(
        "ff83230042d9eff701021100000207000000041851f556090005018105c615d5560b42d9eff7")),
    Codec(WatchmanAnswerReport.self, ViveSamples.filled("ff8700", to: 63)),
  ]

  static let all = inputs + features
}
