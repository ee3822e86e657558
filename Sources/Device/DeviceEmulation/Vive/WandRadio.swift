internal import ByteLayout
internal import DeviceProtocols
internal import LighthouseModel

/// What a wand sends by radio: a message a sample, with the controls where they changed and now and then the battery,
/// and between them messages of light. In mode raw 0 their payloads are of the first form, in mode raw 1 of the second
/// (vive-controllers-watchman.md, "Generation 2": all devices in rooms of lighthouse 2, by libsurvive).
struct WandRadio: Sendable {
  private let imu: EmulatedIMU
  private let fingers: any FingerSource
  private var schedule: ReportSchedule
  private var light: RadioLight?
  private var lastControls: WandControls?
  private var generation = StationGeneration.first
  /// Payload bytes of the last message, which stand behind a shorter one.
  private var memory = WatchmanBytes(zeros: WatchmanMessage.payloadByteCountMax)

  /// Battery events come about this often in the recordings.
  static let samplesPerBattery = 1_250

  init(imu: EmulatedIMU, fingers: any FingerSource, light feed: (any LightFeed)?) {
    self.imu = imu
    self.fingers = fingers
    schedule = ReportSchedule(periodSeconds: 1 / imu.rateHz)
    light = feed.map { RadioLight($0, ticksAtStart: imu.ticksAtStart) }
  }

  mutating func start(at seconds: Double) {
    lastControls = nil
    schedule.start(at: seconds)
    light?.start(at: seconds)
  }

  /// Decodes the light of `generation` from now on.
  mutating func setMode(_ generation: StationGeneration, at seconds: Double) {
    self.generation = generation
    light?.setMode(generation, at: seconds)
  }

  mutating func stop() {
    schedule.stop()
    light?.stop()
  }

  var dueSeconds: Double? { [schedule.dueSeconds, light?.dueSeconds].compactMap(\.self).min() }

  /// Report 0x23; 0x24 where two messages wait. Samples first: light is told against the last one's time.
  mutating func takeReport(at seconds: Double) -> [UInt8]? {
    guard let first = nextMessage(at: seconds) else { return nil }
    guard let second = nextMessage(at: seconds) else { return WatchmanReport.one(first).encoded().array }
    return WatchmanReport.two(first, second).encoded().array
  }

  private mutating func nextMessage(at seconds: Double) -> WatchmanMessage? {
    if let number = schedule.take(at: seconds) { return message(number) }
    guard let (ticks, section) = light?.takeSection(at: seconds) else { return nil }
    let payload =
      generation == .first
      ? WatchmanPayload1(light: section).encoded() : WatchmanPayload2(light: section).encoded()
    return message(payload: payload, ticks: ticks)
  }

  private mutating func message(_ number: Int) -> WatchmanMessage {
    let slot = imu.slot(number)
    let sample = WatchmanIMU(
      timeLow: UInt8(truncatingIfNeeded: slot.ticks >> 8), rawAcceleration: slot.rawAcceleration,
      rawAngularVelocity: slot.rawAngularVelocity)
    let battery =
      number % Self.samplesPerBattery == 0 ? ViveBatteryLevel(percent: 80, isCharging: false) : nil
    let input = changedControls(at: imu.seconds(ofSample: number))
    let payload =
      generation == .first
      ? WatchmanPayload1(battery: battery, input: input, imu: sample).encoded()
      : WatchmanPayload2(imu: sample, meta: battery.map { .battery($0) }, input: input).encoded()
    return message(payload: payload, ticks: slot.ticks)
  }

  private mutating func message(payload bytes: WatchmanBytes, ticks: UInt32) -> WatchmanMessage {
    let message = WatchmanMessage(
      timeHigh: UInt8(truncatingIfNeeded: ticks >> 24), timeMiddle: UInt8(truncatingIfNeeded: ticks >> 16),
      payload: bytes, stale: WatchmanBytes(memory.span, from: bytes.count))
    for offset in 0..<bytes.count { memory[offset] = bytes[offset] }
    return message
  }

  /// Only what changed travels.
  private mutating func changedControls(at seconds: Double) -> WatchmanInput? {
    let controls = WandControls(fingers.fingers(at: seconds))
    guard controls != lastControls else { return nil }
    let last = lastControls
    lastControls = controls
    let buttons = controls.radioButtons
    let hasButtons = last == nil || last?.radioButtons != buttons
    let hasTrigger = last == nil || last?.rawTrigger != controls.rawTrigger
    let hasPad = last == nil || last?.pad != controls.pad
    guard hasButtons || hasTrigger || hasPad else { return nil }
    return .controls(
      buttons: hasButtons ? buttons.rawValue : nil, rawTrigger: hasTrigger ? controls.rawTrigger : nil,
      pad: hasPad ? controls.pad ?? .zero : nil)
  }
}
