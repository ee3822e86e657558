public import DeviceCatalog
internal import DeviceRecording
public import Drivers
internal import FactoryConfiguration
public import PoseMath
public import PosePipeline
internal import USBProtocol

/// One recorded device on its way through driver and pipeline.
public struct ReplayedDevice {
  /// What came out of one device's recording.
  public struct Result: Sendable {
    /// What the catalog says it is.
    public var entry: CatalogEntry
    /// The unit's serial and how it is known; nil where nothing tells it.
    public var serial: String?
    public var serialSource: SerialSource?
    /// What its answers told.
    public var profile: DeviceProfile
    /// Input reports by their first byte.
    public var reportsByID: [UInt8: Int]
    /// Reports with an id or a form that no sheet describes, or whose bytes contradict their layout.
    public var unknownReports: Int
    /// Inertial samples that the device took and that never arrived.
    public var lostSamples: Int
    /// Inertial samples that did.
    public var sampleCount: Int
    /// Pulses of lighthouse light.
    public var lightPulseCount: Int
    /// The inputs at the end.
    public var inputs: DeviceInputs
    /// Of its longest rest; nil where there is none.
    public var rest: RestFigures?
    /// A checksum over the bits of every pose after every sample: equal runs have equal ones.
    public var poseChecksum: UInt64
    /// The pose at the last sample; nil for a device without inertial sensor.
    public var lastPose: PoseState?
  }

  /// How a unit's serial is known.
  public enum SerialSource: String, Sendable {
    /// The unit told it, in its configuration or a report.
    case recorded
    /// Its USB interface did.
    case usb
    /// It is that of the only supplied configuration of this product.
    case assumed
  }

  private let entry: CatalogEntry?
  private let busSerial: String?
  private let supplied: SuppliedConfigurations
  /// The supplied configuration of this product, as long as nothing told a serial.
  private let assumed: ViveConfiguration?
  private var facts: ViveFacts
  private var profile: DeviceProfile
  private var stream: ViveStream
  private var pipeline: PosePipeline
  private var rest = RestAnalysis()
  private var checksum = PoseChecksum()
  private var reportsByID: [UInt8: Int] = [:]
  private var unknownReports = 0
  private var lostSamples = 0
  private var sampleCount = 0
  private var lightPulseCount = 0
  private var inputs = DeviceInputs()

  init(_ device: RecordedDevice, entry: CatalogEntry?, supplied: SuppliedConfigurations) {
    self.entry = entry
    self.supplied = supplied
    busSerial = device.identity?.serial
    facts = ViveFacts(role: entry?.role ?? .headsetMainboard)
    let serial = device.identity?.serial
    assumed = entry.flatMap { entry in
      let isOwn = entry.role == .headsetReceiver || entry.role == .wiredController
      return supplied.configuration(serial: isOwn ? serial : nil, entry: entry)
    }
    profile = facts.profile(supplied: assumed)
    stream = ViveStream(profile: profile)
    pipeline = PosePipeline(role: TrackedRole(entry?.role), deviceFromIMU: profile.headFromIMU)
  }

  mutating func ingest(_ transfer: RecordedTransfer) {
    guard entry != nil, transfer.status == .ok else { return }
    if let setup = transfer.setup {
      if facts.learn(setup, answer: transfer.bytes) { adoptProfile() }
    } else if transfer.kind == .interrupt, transfer.isDeviceToHost, !transfer.bytes.isEmpty {
      if facts.learn(report: transfer.bytes.span) { adoptProfile() }
      ingestReport(transfer)
    }
  }

  /// A profile that says the same changes nothing: programs read a configuration more than once.
  private mutating func adoptProfile() {
    guard let entry else { return }
    let learned = facts.profile(
      supplied: supplied.configuration(serial: facts.serial ?? busSerialOfUnit, entry: entry))
    defer { profile = learned }
    let isSameScale =
      learned.ranges == profile.ranges && learned.calibration == profile.calibration
      && learned.headFromIMU == profile.headFromIMU && learned.model == profile.model
    guard !isSameScale else { return }
    stream.adopt(learned)
    pipeline = PosePipeline(role: pipeline.role, deviceFromIMU: learned.headFromIMU)
    rest = RestAnalysis()
  }

  /// The bus serial is the unit's own but on a wireless receiver and on a mainboard.
  private var busSerialOfUnit: String? {
    guard let role = entry?.role, role == .headsetReceiver || role == .wiredController else { return nil }
    return busSerial
  }

  /// The serial and how it is known, the best first.
  private var knownSerial: (String, SerialSource)? {
    if let serial = facts.serial { return (serial, .recorded) }
    if let busSerial { return (busSerial, .usb) }
    return assumed.map { ($0.serial, .assumed) }
  }

  private mutating func ingestReport(_ transfer: RecordedTransfer) {
    let output = stream.ingest(
      transfer.bytes.span, endpoint: transfer.endpoint, at: transfer.timestamp)
    reportsByID[transfer.bytes[0], default: 0] += 1
    if output.reading != .known { unknownReports += 1 }
    lostSamples += Int(output.lostSampleCount)
    lightPulseCount += output.lightPulseCount
    inputs.merge(output.inputs)
    if output.link == .disconnected { inputs = DeviceInputs() }
    for index in 0..<output.sampleCount { ingest(output[sample: index], at: transfer.timestamp) }
  }

  private mutating func ingest(_ sample: IMUSample<Double>, at arrival: Timestamp) {
    sampleCount += 1
    pipeline.ingest(sample, arrivedAt: arrival)
    guard let orientation = pipeline.worldFromDevice else { return }
    rest.ingest(sample, worldFromDevice: orientation)
    checksum.ingest(pipeline.predict(at: pipeline.sampleTime))
  }

  /// What was found so far; nil for a device that is none of ours.
  var result: Result? {
    guard let entry else { return nil }
    return Result(
      entry: entry, serial: knownSerial?.0, serialSource: knownSerial?.1, profile: profile,
      reportsByID: reportsByID,
      unknownReports: unknownReports, lostSamples: lostSamples, sampleCount: sampleCount,
      lightPulseCount: lightPulseCount, inputs: inputs, rest: rest.figures,
      poseChecksum: checksum.value,
      lastPose: sampleCount > 0 ? pipeline.predict(at: pipeline.sampleTime) : nil)
  }
}

extension TrackedRole {
  /// A recording does not say in which hand a controller was: all are placed as right hands.
  init(_ role: DeviceRole?) {
    switch role {
    case .headsetReceiver: self = .head
    case .wiredController, .controllerReceiver: self = .rightHand
    case .headsetMainboard, nil: self = .other
    }
  }
}
