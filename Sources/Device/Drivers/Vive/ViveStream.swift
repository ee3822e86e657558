internal import ByteLayout
internal import DeviceCatalog
internal import DeviceProtocols
internal import LighthouseModel
public import PoseMath

/// Reports of any part of the Vive family to samples, light and inputs.
///
/// One type for all parts: their report ids differ, so the id decides, and what a part cannot send counts
/// as unknown. A headset's stream hears its receiver and its mainboard, which are two devices on the bus.
public struct ViveStream: DeviceStream, Sendable {
  private let role: DeviceRole
  private var scale: InertialScale
  private var form: WatchmanForm
  private var clock = TickClock()
  private var selector = IMUSlotSelector()
  private var lastIMUTicks: UInt32?

  /// A stream that scales as `profile` says.
  public init(profile: DeviceProfile) {
    role = profile.role
    scale = InertialScale(profile: profile)
    form = WatchmanForm(model: profile.model)
  }

  /// Scales as `profile` says from now on. The device's time and the search for losses go on: a profile that
  /// is learned late makes no gap.
  /// - Precondition: it is the same part: `profile.role` is the one before.
  public mutating func adopt(_ profile: DeviceProfile) { adopt(ViveStream(profile: profile)) }

  public mutating func adopt(_ newer: ViveStream) {
    precondition(newer.role == role)
    scale = newer.scale
    form.adopt(newer.form)
  }

  public func nominal(_ sample: IMUSample<Double>) -> IMUSample<Double> { scale.nominal(sample) }

  public mutating func ingest(
    _ report: Span<UInt8>, endpoint: UInt8, at arrival: Timestamp
  ) -> StreamOutput {
    do throws(LayoutError) {
      let decoded = try ViveInputReport(decoding: report)
      guard canSend(decoded) else { return StreamOutput(reading: .unknown) }
      switch decoded {
      case .imu(let report): return samples(of: report)
      case .light(let report): return light(of: report)
      case .wandLight(let report): return light(of: report)
      case .sweeps(let report):
        var output = StreamOutput()
        try take(report.section, into: &output)
        return output
      case .modulation:
        var output = StreamOutput()
        output.hasUndecodedLight = true
        return output
      case .wandStatus(let status): return Self.inputs(of: status)
      case .mainboardStatus(let status): return Self.inputs(of: status)
      case .watchman(let report): return messages(of: report)
      case .watchmanLink(let report): return linkChange(of: report)
      case .configured: return StreamOutput()
      }
    } catch {
      if case .unexpectedTag = error { return StreamOutput(reading: .unknown) }
      return StreamOutput(reading: .malformed)
    }
  }

  /// A report from a device that has no such report is not to be believed.
  private func canSend(_ report: ViveInputReport) -> Bool {
    switch report {
    case .imu: role == .headsetReceiver || role == .wiredController
    // A tracker of 2018 has the headset's light reports on its cable.
    case .light, .sweeps, .modulation: role == .headsetReceiver || role == .wiredController
    case .wandLight: role == .wiredController
    // An Index headset tells its proximity in the same report.
    case .wandStatus: role == .wiredController || role == .headsetReceiver
    case .mainboardStatus: role == .headsetMainboard || role == .headsetReceiver
    case .watchman, .watchmanLink: role == .controllerReceiver
    case .configured: true
    }
  }
}

// MARK: - On a cable

extension ViveStream {
  private mutating func samples(of report: ViveIMUReport) -> StreamOutput {
    var output = StreamOutput()
    let selection = selector.select(from: report)
    for index in 0..<selection.count {
      let slot = selection[index]
      output.append(
        scale.sample(
          rawAcceleration: slot.rawAcceleration, rawAngularVelocity: slot.rawAngularVelocity,
          at: clock.timestamp(at: slot.ticks), lostBefore: selection.lostBefore(index)))
    }
    return output
  }

  private func light(of report: ViveLightReport) -> StreamOutput {
    var output = StreamOutput()
    for index in 0..<ViveLightReport.slotCount {
      if case .unrecognized = report.slots[index].source { output.reading = .unknown }
      if let pulse = report.slots[index].pulse { take(pulse, into: &output) }
    }
    return output
  }

  private func light(of report: ViveWandLightReport) -> StreamOutput {
    var output = StreamOutput()
    for index in 0..<ViveWandLightReport.slotCount {
      if let pulse = report.slots[index].pulse { take(pulse, into: &output) }
    }
    return output
  }

  private static func inputs(of status: ViveMainboardStatus) -> StreamOutput {
    var output = StreamOutput()
    output.inputs.present = .buttons | .proximity | .interpupillaryDistance
    output.inputs.buttons = status.systemButton != 0 ? .system : .none
    output.inputs.rawProximity = status.rawProximity
    output.inputs.isWorn = status.isWorn
    output.inputs.interpupillaryDistance = Float(status.ipdHundredthMillimeters) * 1e-5
    return output
  }

  private static func inputs(of status: ViveWandStatus) -> StreamOutput {
    var output = StreamOutput()
    switch status.body {
    case .input(let input):
      output.inputs.present = .buttons | .trigger | .pad
      output.inputs.buttons = DeviceInputs.Buttons(input.buttons)
      output.inputs.trigger = min(1, Float(input.rawTrigger) / 255)
      output.inputs.setPad(input.pad)
    case .battery(let battery):
      output.inputs.setBattery(battery.level)
    case .proximity(let proximity):
      output.inputs.present = .proximity
      output.inputs.rawProximity = UInt16(clamping: proximity.rawProximity)
      output.inputs.isWorn = proximity.worn == 1
    case .unknownType7:
      break
    case .unrecognized:
      output.reading = .unknown
    }
    return output
  }
}

// MARK: - Light

extension ViveStream {
  private func take(_ pulse: LightPulse, into output: inout StreamOutput) {
    output.append(pulse)
    let start = clock.elapsed(atLight: pulse.startTicks)
    output.append(start.map { .pulse(sensor: pulse.sensor, start: $0, length: pulse.lengthTicks) })
  }

  /// Events of a channel in conflict are two stations' and mean nothing.
  private func take(_ section: SweepSection, into output: inout StreamOutput) throws(LayoutError) {
    var cursor = SweepSection.Cursor()
    var channel: UInt8?
    while let event = try section.next(&cursor) {
      switch event {
      case .channel(let number, let isInConflict): channel = isInConflict ? nil : number
      case .sync(let low, let bit, _):
        guard let channel else { continue }
        output.append(elapsed(low).map { .sync(channel: channel, ticks: $0, bit: bit) })
      case .sweep(let sensor, let low, let hasHalfTick):
        guard let channel else { continue }
        output.append(
          elapsed(low).map {
            .sweep(channel: channel, sensor: sensor, halfTicks: 2 * $0 + (hasHalfTick ? 1 : 0))
          })
      }
    }
  }

  private func elapsed(_ low: UInt32) -> Int64? {
    clock.latestTicks.flatMap { clock.elapsed(atLight: SweepEvent.ticks(low: low, near: $0)) }
  }
}

// MARK: - By radio

extension ViveStream {
  /// Ticks between two samples of a wireless device: 250 Hz (sheet vive-controllers-watchman, "Rates").
  static let wirelessPeriodTicks: Int32 = 192_000
  /// Above this gap a device was away, and what it took meanwhile is not "lost on the way".
  static let wirelessGapTicksMax: Int32 = 48_000_000

  private mutating func messages(of report: WatchmanReport) -> StreamOutput {
    var output = StreamOutput()
    switch report {
    case .one(let message):
      take(message, into: &output)
    case .two(let first, let second):
      take(first, into: &output)
      take(second, into: &output)
    }
    return output
  }

  /// What can be read of a message counts, whatever its light section or its neighbour looks like: just after
  /// a change of the light mode that section is still of the old form, and the pose must not stop for it.
  private mutating func take(_ message: WatchmanMessage, into output: inout StreamOutput) {
    do throws(LayoutError) {
      try read(message, into: &output)
    } catch {
      output.reading = .malformed
    }
  }

  private mutating func read(
    _ message: WatchmanMessage, into output: inout StreamOutput
  ) throws(LayoutError) {
    form.note(message.payload)
    switch form.generation {
    case .first:
      let payload = WatchmanPayload1(decoding: message.payload.span)
      if let battery = payload.battery { output.inputs.setBattery(battery) }
      if !payload.isHeartbeat, payload.unparsed.count > 0 { output.reading = .unknown }
      take(payload.imu, payload.input, of: message, into: &output)
      if let light = payload.light { try take(light, of: message, into: &output) }
    case .second:
      let payload = try WatchmanPayload2(decoding: message.payload.span)
      if case .battery(let level) = payload.meta { output.inputs.setBattery(level) }
      if !payload.isHeartbeat, payload.unparsed.count > 0 { output.reading = .unknown }
      take(payload.imu, payload.input, of: message, into: &output)
      guard let light = payload.light else { return }
      // A room of generation 1 leaves the controller in mode raw 0, and the message does not tell.
      if light.sweeps.isWhole {
        try take(light.sweeps, into: &output)
      } else {
        try take(light, of: message, into: &output)
      }
    }
  }

  private mutating func take(
    _ imu: WatchmanIMU?, _ input: WatchmanInput?, of message: WatchmanMessage,
    into output: inout StreamOutput
  ) {
    if case .controls(let buttons, let trigger, let pad) = input {
      if let buttons {
        output.inputs.present |= .buttons
        output.inputs.buttons = DeviceInputs.Buttons(WatchmanWandButtons(rawValue: buttons))
      }
      if let trigger {
        output.inputs.present |= .trigger
        output.inputs.trigger = Float(trigger) / 255
      }
      if let pad {
        output.inputs.present |= .pad
        output.inputs.setPad(pad)
      }
    }
    guard let imu else { return }
    let ticks = message.ticks(of: imu)
    let lost = Self.lostSamples(after: clock.ticksSinceLast(at: ticks))
    lastIMUTicks = ticks
    output.append(
      scale.sample(
        rawAcceleration: imu.rawAcceleration, rawAngularVelocity: imu.rawAngularVelocity,
        at: clock.timestamp(at: ticks), lostBefore: lost))
  }

  private func take(
    _ light: WatchmanLight, of message: WatchmanMessage, into output: inout StreamOutput
  ) throws(LayoutError) {
    let pulses = try light.pulses(timeHigh: message.timeHigh, near: lastIMUTicks)
    for index in 0..<pulses.count { take(pulses[index], into: &output) }
  }

  /// Radio messages carry no sequence number: the device's clock tells what is missing.
  static func lostSamples(after gap: Int32?) -> UInt32 {
    guard let gap, gap > 0, gap < wirelessGapTicksMax else { return 0 }
    let periods = (gap + wirelessPeriodTicks / 2) / wirelessPeriodTicks
    return UInt32(max(0, periods - 1))
  }

  private mutating func linkChange(of report: WatchmanLinkReport) -> StreamOutput {
    var output = StreamOutput()
    switch report.state {
    case .disconnected:
      output.link = .disconnected
      clock = TickClock()
      lastIMUTicks = nil
    case .unrecognized:
      output.reading = .unknown
    }
    return output
  }
}

/// Which of the two payloads a radio message has. The message does not tell. Index controllers ("Knuckles") always send the
/// second, others send the first, and the second once they were told to decode light of generation 2
/// (vive-controllers-watchman.md, "Generation 2"); the messages of a sample alone tell them apart.
struct WatchmanForm: Sendable {
  /// So many messages in a row change a mind: a message of light may look like a sample's of the other form.
  static let voteCount = 4

  private(set) var generation: StationGeneration
  /// Whether the model knows no other.
  private let isFixed: Bool
  private var votes = 0

  init(model: String?) {
    isFixed = model?.hasPrefix("Knuckles") == true
    generation = isFixed ? .second : .first
  }

  /// A model that is learned late; what messages showed stays.
  mutating func adopt(_ other: WatchmanForm) {
    if other.isFixed { self = other }
  }

  mutating func note(_ payload: WatchmanBytes) {
    guard !isFixed, let shown = Self.generation(of: payload) else { return }
    guard shown != generation else {
      votes = 0
      return
    }
    votes += 1
    guard votes >= Self.voteCount else { return }
    generation = shown
    votes = 0
  }

  /// A sample alone has 14 bytes: flags 0x80 in the second form, event 0xe8 in the first. With input the second has flags
  /// 0xa0, and the input's own event behind the sample; the first an event of five ones.
  private static func generation(of payload: WatchmanBytes) -> StationGeneration? {
    guard payload.count >= 14 else { return nil }
    switch payload[0] {
    case 0x80 where payload.count == 14: return .second
    case 0xa0 where payload.count > 15 && payload[14] & 0xf8 == 0xf0: return .second
    case 0xe8 where payload.count == 14: return .first
    case 0xf8...0xff where payload.count > 14: return .first
    default: return nil
    }
  }
}
