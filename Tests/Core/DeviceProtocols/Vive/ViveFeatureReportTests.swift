import ByteLayout
import DeviceProtocols
import HeadsetTestSupport
import Testing

@Suite struct ViveFeatureReportTests {
  @Test(arguments: [(0, 250, 0, 2), (1, 500, 1, 4), (2, 1_000, 2, 8), (3, 2_000, 3, 16)])
  func `range codes are powers of two`(
    gyroscope: UInt8, degrees: UInt16, accelerometer: UInt8, gravities: UInt16
  ) throws {
    let report = try ViveRangesReport([1, gyroscope, accelerometer])
    #expect(report.gyroscopeRangeDegreesPerSecond == degrees)
    #expect(report.accelerometerRangeGravities == gravities)
  }

  @Test func `a range answer of stale memory names the field`() {
    #expect(throws: LayoutError.invalidField(layout: "Vive ranges", offset: 2, value: 4)) {
      try ViveRangesReport([1, 3, 4])
    }
    #expect(throws: LayoutError.truncated(layout: "Vive ranges", expected: 3, actual: 0)) {
      try ViveRangesReport([UInt8]())
    }
  }

  @Test func `the configuration's length is big-endian`() throws {
    let bytes = ViveSamples.filled("100daf00")
    let report = try ViveConfigurationStartReport(bytes)
    #expect(report.compressedByteCount == 3_503)
    #expect(ViveConfigurationStartReport(compressedByteCount: 3_503).encoded().array == bytes)
  }

  @Test func `a configuration chunk has its bytes and a stale tail`() throws {
    let report = try ViveConfigurationChunkReport(ViveSamples.filled("1103789c ed 55aa"))
    #expect(report.bytes.array == [0x78, 0x9c, 0xed])
    #expect(report.stale.count == 59)
    #expect(report.stale[0] == 0x55)
    let full = ViveConfigurationChunkReport(bytes: BoundedBytes(zeros: 62))
    #expect(full.encoded().count == 64)
    #expect(throws: LayoutError.invalidField(layout: "Vive configuration chunk", offset: 1, value: 63)) {
      try ViveConfigurationChunkReport(ViveSamples.filled("113f"))
    }
    #expect(throws: LayoutError.truncated(layout: "Vive configuration chunk", expected: 64, actual: 9)) {
      try ViveConfigurationChunkReport(ViveSamples.filled("113e", to: 9))
    }
  }

  @Test func `a headset's firmware answer reads field by field`() throws {
    let sample = try #require(Codec.features.first { $0.name == "ViveFirmwareReport" }).sample
    let report = try ViveFirmwareReport(sample)
    #expect(report.version == 0x56ce_8ea8)
    #expect(report.board == 128)
    #expect(report.builder == FixedBytes(Array("steamservices".utf8)))
    #expect(report.host == FixedBytes(Array("firmware-win32".utf8)))
    #expect((report.hardwareMajor, report.hardwareMinor, report.hardwareMicro) == (2, 1, 0))
    #expect(report.product == ViveFirmwareReport.headsetProduct)
    #expect((report.fpgaMajor, report.fpgaMinor) == (1, 6))
    let built = ViveFirmwareReport(
      version: report.version, board: report.board, builder: report.builder, host: report.host,
      hardware: (2, 1, 0), product: 128, fpga: (1, 6))
    #expect(built == report)
  }

  @Test func `the mainboard tells its display`() throws {
    let sample = try #require(Codec.features.first { $0.name == "ViveMainboardInfo" }).sample
    let info = try ViveMainboardInfo(sample)
    #expect(info.edidVendor == 0x22d2)
    #expect(info.edidProduct == 0xaa01)
    #expect(info.displayFirmware == 569)
    // A host that asks for 64 bytes gets no more.
    let short = try ViveMainboardInfo(Array(sample.prefix(64)))
    #expect(short.displayFirmware == 569)
    #expect(short.encoded().count == 64)
  }

  @Test func `power is on where both bytes say so`() throws {
    let on = ViveMainboardPower(isOn: true)
    #expect(on.encoded().array == ViveSamples.filled("0478293801000000000002000100"))
    #expect(on.isOn == true)
    let off = ViveMainboardPower(isOn: false)
    #expect(off.encoded().array == ViveSamples.filled("0478293800000000000002000000"))
    #expect(off.isOn == false)
    let odd = try ViveMainboardPower(ViveSamples.filled("0478293800000000000002007700"))
    #expect(odd.isOn == nil)
  }

  @Test func `settings are five bytes`() {
    #expect(ViveModeReport(mode: .pulses).encoded().array == [4, 0, 0, 0, 0])
    #expect(ViveModeReport(mode: .events).encoded().array == [4, 1, 0, 0, 0])
    #expect(ViveModeReport(mode: .rawMode2).encoded().array == [4, 3, 0, 0, 0])
    #expect(ViveVerbosityReport(verbosity: 3).encoded().array == [7, 3, 0, 0, 0])
  }

  @Test func `user data are found by offset and size`() throws {
    let answer = try ViveUserdataSeekReport(ViveSamples.filled("08bd00000000003d00"))
    #expect(answer.offset == 189)
    #expect(answer.size == 3_997_696)
    #expect(ViveUserdataSeekReport(offset: 63).encoded().array == [8, 63, 0, 0, 0, 0, 0, 0, 0])
  }
}
