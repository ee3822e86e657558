internal import ByteLayout
internal import DeviceProtocols
internal import LighthouseModel

/// The light interface of a device on a cable: what its photodiodes saw, report by report.
///
/// Generation 1 goes into reports 0x25 (headsets) or 0x21 (wand). Of generation 2 the device tells undecoded bits
/// (report 0x27) until it is set to mode `events`, then events (report 0x28).
struct LightFunction: Sendable {
  enum Form: Sendable { case headset, wand, index }

  private let form: Form
  private let ticksAtStart: UInt32
  private var queue: LightQueue?
  private var mode = ViveModeReport.Mode.pulses
  /// A report a millisecond at most: the endpoints' interval.
  private var reports = ReportSchedule(periodSeconds: 0.001)
  private var verticalSync = ReportSchedule(periodSeconds: Self.verticalSyncSeconds)

  /// With no station in sight only the display's synchronisation is reported, about 45 times a second
  /// (htc-vive.md, "0x25").
  static let verticalSyncSeconds = 1 / 45.0

  init(_ form: Form, feed: (any LightFeed)?, ticksAtStart: UInt32) {
    self.form = form
    self.ticksAtStart = ticksAtStart
    queue = feed.map(LightQueue.init)
  }

  mutating func setStreaming(_ isOn: Bool, mode: ViveModeReport.Mode?, at seconds: Double) {
    if let mode { self.mode = mode }
    guard isOn else {
      reports.stop()
      verticalSync.stop()
      return
    }
    if form == .headset, verticalSync.next == nil { verticalSync.start(at: seconds) }
    if queue != nil, reports.next == nil {
      reports.start(at: seconds)
      queue?.skip(to: seconds)
    }
  }

  var dueSeconds: Double? {
    [reports.dueSeconds, verticalSync.dueSeconds].compactMap(\.self).min()
  }

  /// The report that is due; nil where nothing was seen.
  mutating func takeReport(at seconds: Double) -> [UInt8]? {
    if let number = verticalSync.take(at: seconds) { return verticalSyncReport(number) }
    guard let number = reports.take(at: seconds) else { return nil }
    let now = Double(number) * reports.periodSeconds
    guard let first = queue?.peek(1, until: now).first else { return nil }
    if case .pulse = first { return form == .wand ? wandPulses(now) : headsetPulses(now) }
    return mode == .events ? events(now) : modulation(now)
  }

  private func ticks(_ elapsed: Int64) -> UInt32 { ticksAtStart &+ UInt32(truncatingIfNeeded: elapsed) }

  private func verticalSyncReport(_ number: Int) -> [UInt8] {
    var slots = InlineArray<9, ViveLightReport.Slot>(repeating: .empty)
    slots[0] = ViveLightReport.Slot(
      source: .verticalSync, lengthTicks: 0,
      startTicks: ticks(Int64(Double(number) * Self.verticalSyncSeconds * EmulatedIMU.ticksHz)))
    return ViveLightReport(slots: slots).encoded().array
  }

  // MARK: - Generation 1

  private mutating func headsetPulses(_ now: Double) -> [UInt8] {
    var slots = InlineArray<9, ViveLightReport.Slot>(repeating: .empty)
    for (index, event) in (queue?.take(ViveLightReport.slotCount, until: now) ?? []).enumerated() {
      guard case .pulse(let sensor, let start, let length) = event else { continue }
      slots[index] = ViveLightReport.Slot(
        source: .sensor(sensor), lengthTicks: UInt16(clamping: length), startTicks: ticks(start))
    }
    return ViveLightReport(slots: slots).encoded().array
  }

  private mutating func wandPulses(_ now: Double) -> [UInt8] {
    var slots = InlineArray<7, ViveWandLightReport.Slot>(repeating: .empty)
    for (index, event) in (queue?.take(ViveWandLightReport.slotCount, until: now) ?? []).enumerated() {
      guard case .pulse(let sensor, let start, let length) = event else { continue }
      slots[index] = ViveWandLightReport.Slot(
        sensor: UInt16(sensor), lengthTicks: UInt16(clamping: length), startTicks: ticks(start))
    }
    return ViveWandLightReport(slots: slots).encoded().array
  }

  // MARK: - Generation 2

  /// As many events as fit a report, each group under its channel's head.
  private mutating func events(_ now: Double) -> [UInt8] {
    var section = SweepSection()
    var told = 0
    for event in queue?.peek(SweepSection.byteCountMax / 4, until: now) ?? [] {
      var next = section
      guard let (channel, body) = Self.event(event, at: { ticks($0) }),
        next.append(.channel(channel, isInConflict: false)), next.append(body)
      else { break }
      section = next
      told += 1
    }
    queue?.drop(max(1, told))
    return ViveSweepReport(section: section).encoded().array
  }

  static func event(
    _ event: LightEvent, at ticks: (Int64) -> UInt32
  ) -> (channel: UInt8, event: SweepEvent)? {
    switch event {
    case .pulse: nil
    case .sync(let channel, let begin, let bit):
      (channel, .sync(lowTicks: ticks(begin) & 0xff_ffff, bit: bit, unknown27: 0))
    case .sweep(let channel, let sensor, let halfTicks):
      (
        channel,
        .sweep(sensor: sensor, lowTicks: ticks(halfTicks >> 1) & 0xff_ffff, hasHalfTick: halfTicks & 1 == 1)
      )
    }
  }

  /// Bursts without the bits that a decoder would need: a host learns from the report that it has to set the mode.
  private mutating func modulation(_ now: Double) -> [UInt8] {
    var slots = InlineArray<4, ViveModulationReport.Slot>(
      repeating: ViveModulationReport.Slot(sensor: 0, ticks: 0, data: 0, mask: 0))
    for (index, event) in (queue?.take(ViveModulationReport.slotCount, until: now) ?? []).enumerated() {
      guard case .sweep(_, let sensor, let halfTicks) = event else { continue }
      slots[index] = ViveModulationReport.Slot(
        sensor: sensor, ticks: ticks(halfTicks >> 1), data: 0, mask: 0)
    }
    return ViveModulationReport(slots: slots).encoded().array
  }
}
