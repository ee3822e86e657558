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
    /// How that is known.
    public var evidence: Evidence
    /// What it was placed as.
    public var trackedRole: TrackedRole
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

  /// How a part was recognised, the best first.
  public enum Evidence: String, Sendable {
    /// By its descriptors: ids, product string, interfaces.
    case identity
    /// By the ids that a file beside the recording gives.
    case note
    /// By endpoints and ids of the reports it sends.
    case reports
    /// By its product string alone: its descriptors are not in the recording, and it sent no report.
    case productString = "product_string"
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

  /// What the last report said; nil after a transfer that was none.
  private(set) var lastOutput: StreamOutput?
  private let entry: CatalogEntry?
  private let evidence: Evidence?
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

  init(
    _ device: RecordedDevice, entry: CatalogEntry?, evidence: Evidence?, role: TrackedRole,
    supplied: SuppliedConfigurations
  ) {
    self.entry = entry
    self.evidence = evidence
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
    pipeline = PosePipeline(role: role, deviceFromIMU: profile.headFromIMU)
  }

  mutating func ingest(_ transfer: RecordedTransfer) {
    lastOutput = nil
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
    pipeline = PosePipeline(role: role(of: learned), deviceFromIMU: learned.headFromIMU)
    rest = RestAnalysis()
  }

  /// A tracker is worn nowhere, and some controllers say which hand they are for.
  private func role(of profile: DeviceProfile) -> TrackedRole {
    if profile.deviceClass == .tracker { return .other }
    return profile.hand.map { $0 == .left ? .leftHand : .rightHand } ?? pipeline.role
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
    lastOutput = output
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

  var isWireless: Bool { entry?.role == .controllerReceiver }

  /// What was found so far; nil for a device that is none of ours.
  var result: Result? {
    guard let entry, let evidence else { return nil }
    return Result(
      entry: entry, evidence: evidence, trackedRole: pipeline.role, serial: knownSerial?.0,
      serialSource: knownSerial?.1, profile: profile,
      reportsByID: reportsByID,
      unknownReports: unknownReports, lostSamples: lostSamples, sampleCount: sampleCount,
      lightPulseCount: lightPulseCount, inputs: inputs, rest: rest.figures,
      poseChecksum: checksum.value,
      lastPose: sampleCount > 0 ? pipeline.predict(at: pipeline.sampleTime) : nil)
  }
}
