internal import ByteLayout
internal import DeviceProtocols

/// What a wand sends by radio in a room of lighthouse 1: a message a sample, with the controls where they
/// changed and now and then the battery, and between them messages of light.
struct WandRadio: Sendable {
  private let imu: EmulatedIMU
  private let fingers: any FingerSource
  private var schedule: ReportSchedule
  private var light: RadioLight?
  private var lastControls: WandControls?
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
    return message(payload: WatchmanPayload1(light: section), ticks: ticks)
  }

  private mutating func message(_ number: Int) -> WatchmanMessage {
    let slot = imu.slot(number)
    var payload = WatchmanPayload1(
      imu: WatchmanIMU(
        timeLow: UInt8(truncatingIfNeeded: slot.ticks >> 8), rawAcceleration: slot.rawAcceleration,
        rawAngularVelocity: slot.rawAngularVelocity))
    if number % Self.samplesPerBattery == 0 {
      payload.battery = ViveBatteryLevel(percent: 80, isCharging: false)
    }
    payload.input = changedControls(at: imu.seconds(ofSample: number))
    return message(payload: payload, ticks: slot.ticks)
  }

  private mutating func message(payload: WatchmanPayload1, ticks: UInt32) -> WatchmanMessage {
    let bytes = payload.encoded()
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
