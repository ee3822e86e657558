import ByteLayout
import DeviceProtocols
import HeadsetTestSupport
import Testing

@Suite struct ViveSweepReportTests {
  private func events(of section: SweepSection) throws -> [SweepEvent] {
    var cursor = SweepSection.Cursor()
    var events: [SweepEvent] = []
    while let event = try section.next(&cursor) { events.append(event) }
    return events
  }

  private func section(_ bytes: [UInt8]) -> SweepSection { SweepSection(bytes.span) }

  @Test func `the sheet's vector is a header, a sync and a sweep`() throws {
    let report = try ViveSweepReport(ViveSamples.sweeps)
    #expect(
      try events(of: report.section) == [
        .channel(15, isInConflict: false), .sync(lowTicks: 0x4002af, bit: true, unknown27: 1),
        .sweep(sensor: 9, lowTicks: 0x451fc6, hasHalfTick: true),
      ])
    #expect(report.section.isWhole && report.stale.count == 53)
  }

  @Test func `24 bits of time become the nearest 32 to the last inertial sample`() {
    #expect(SweepEvent.ticks(low: 0x4002af, near: 323_206_400) == 322_962_095)
    #expect(SweepEvent.ticks(low: 0x451fc6, near: 323_206_400) == 323_297_222)
    #expect(SweepEvent.ticks(low: 0xff_ffff, near: 0) == .max)
    #expect(SweepEvent.ticks(low: 1, near: .max) == 1)
    #expect(SweepEvent.ticks(low: 0x7f_ffff, near: 0) == 0x7f_ffff)
    #expect(SweepEvent.ticks(low: 0x80_0000, near: 0) == 0xff80_0000)
  }

  @Test func `events written are the events read`() throws {
    let written: [SweepEvent] = [
      .channel(3, isInConflict: true), .sweep(sensor: 31, lowTicks: 0xff_ffff, hasHalfTick: false),
      .sweep(sensor: 0, lowTicks: 0, hasHalfTick: true), .channel(0, isInConflict: false),
      .sync(lowTicks: 0x12_3456, bit: false, unknown27: 0x1f),
    ]
    var section = SweepSection()
    for event in written { section.append(event) }
    #expect(try events(of: section) == written)
    #expect(try ViveSweepReport(ViveSweepReport(section: section).encoded().array).section == section)
  }

  @Test func `a full section takes no more`() {
    var section = SweepSection()
    section.append(.channel(1, isInConflict: false))
    for _ in 0..<16 { section.append(.sync(lowTicks: 1, bit: true, unknown27: 0)) }
    #expect(section.bytes.count == 61)
    for channel in 2..<9 as Range<UInt8> { section.append(.channel(channel, isInConflict: false)) }
    #expect(section.bytes.count == 62)
  }

  @Test func `a word that ends early and a header with strange bits are named`() {
    #expect(throws: LayoutError.truncated(layout: "sweep events", expected: 5, actual: 4)) {
      try events(of: section([0x11, 0x02, 0, 0]))
    }
    #expect(throws: LayoutError.invalidField(layout: "sweep events", offset: 1, value: 0x13)) {
      try events(of: section([0x11, 0x13]))
    }
    #expect(!section([0x11, 0x02, 0, 0]).isWhole && !section([0x02, 0, 0, 0]).isWhole)
    #expect(!section([]).isWhole)
  }

  @Test func `a length that no report has room for is named`() {
    var report = ViveSamples.sweeps
    report[1] = 63
    #expect(throws: LayoutError.invalidField(layout: "Vive sweeps", offset: 1, value: 63)) {
      try ViveSweepReport(report)
    }
  }

  @Test func `bytes of generation 1 light are not whole events`() {
    // vive-controllers-watchman.md, vector 4.
    let pulses = [UInt8](hex: "8881a11000d3069303a306f3068301d606e4a80cd907c192d2")
    #expect(!section(pulses).isWhole)
  }

  @Test func `bursts that the device did not decode keep their fields`() throws {
    let report = try ViveModulationReport(ViveSamples.modulation)
    #expect(
      report.slots[0] == .init(sensor: 0x85, ticks: 0x4030_2010, data: 0xddcc_bbaa, mask: 0x0fff_ffff))
    #expect(report.slots[3].sensor == 8 && report.unknown53 == 1 && report.unknown55 == 2)
  }
}
