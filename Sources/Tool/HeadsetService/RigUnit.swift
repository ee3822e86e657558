internal import DeviceCatalog
internal import DeviceIO
internal import Drivers
internal import FactoryConfiguration
internal import Inventory
internal import LighthouseModel
internal import PoseMath
internal import PoseService
internal import PoseSharedMemory
internal import USBProtocol

/// One device on the bus, from its arrival to its leaving: what the rig holds of it.
struct RigUnit {
  /// Where it is plugged in: "3-2.1" on this machine, "host:port/1-1" on a USB/IP server.
  let busPath: String
  var entry: CatalogEntry
  var identity: USBIdentity
  let isEmulated: Bool
  let arrival: Timestamp
  /// Opens it; waits for the device.
  let open: Opener
  var stage = Stage.opening
  /// When it was last opened.
  var opened: Timestamp?
  /// When it is tried again, where it was refused.
  var backOff = BackOff()
  /// Why start-up gave it up; it stays open, and silent.
  var failure: StartupFailure?
  var profile: DeviceProfile?
  /// The pose loop's number for it; nil for a part without inertial sensor.
  var poseDevice: DeviceID?
  /// What the loop was last told to let go of: until it has, it reads the ring.
  var leavingPoseDevice: DeviceID?
  /// Of a receiver: its controller left, and none has come since.
  var isLinkLost = false
  /// Whose light it decodes: what start-up asked for, until `tendLight` asked for another.
  var decodes = StationGeneration.first
  var kind: PoseKind = .none
  /// What the inventory knows it by; more once start-up told the serial.
  var record: UnitIdentity?
  /// Of the inflated configuration, hexadecimal.
  var configurationDigest: String?

  typealias Opener = @Sendable () throws(TransportError) -> any Transport

  /// How far it has come.
  enum Stage {
    /// Being opened.
    case opening
    case open(Link)
    /// It could not be opened, or its transport ended; it may be tried again.
    case refused(TransportError)
  }

  /// What carries its bytes, and who talks to it.
  struct Link {
    let transport: TappedTransport
    let session: DeviceSession
    let ring: ReportRing
  }

  var visit: Visit { Visit(busPath: busPath, arrival: arrival) }

  init(
    busPath: String, entry: CatalogEntry, identity: USBIdentity, isEmulated: Bool, arrival: Timestamp,
    open: @escaping Opener
  ) {
    self.busPath = busPath
    self.entry = entry
    self.identity = identity
    self.isEmulated = isEmulated
    self.arrival = arrival
    self.open = open
  }

  /// The same device's next stay, of which nothing is known yet: another attempt at it.
  func again(at now: Timestamp) -> Self {
    var next = Self(
      busPath: busPath, entry: entry, identity: identity, isEmulated: isEmulated, arrival: now, open: open)
    next.kind = kind
    next.backOff = backOff
    return next
  }

  /// The same device after it failed: refused, and tried again later where the reason can pass.
  func refused(_ reason: TransportError, at now: Timestamp) -> Self {
    var next = again(at: now)
    next.stage = .refused(reason)
    if reason.canPass { next.backOff.failed(at: now, wellSince: opened) }
    return next
  }

  var isRefused: Bool {
    if case .refused = stage { true } else { false }
  }

  var link: Link? {
    if case .open(let link) = stage { link } else { nil }
  }

  /// Whether it has samples that become poses.
  var isTracked: Bool { entry.role != .headsetMainboard }

  /// Whether it is worn on the head: as its configuration says, or else as its place in the catalog.
  var isHeadset: Bool {
    guard entry.role == .headsetReceiver, let profile else { return false }
    return profile.deviceClass == .headset || profile.deviceClass == nil
  }

  /// The unit's own serial; that of its USB interface until it told one.
  var serial: String? {
    profile?.serial ?? (entry.role == .controllerReceiver ? nil : identity.serial)
  }
}

/// One stay of a device at its place on the bus. News of a device travels on several threads; what comes after
/// the device has left must not be taken for news of the one that was plugged in next.
struct Visit: Hashable {
  let busPath: String
  let arrival: Timestamp
}

extension TransportError {
  /// Whether another attempt can go well: not where the device, or we, broke a rule (the table in
  /// Docs/Architecture.md); such a device is left alone until it is told of again.
  var canPass: Bool {
    switch self {
    case .notSupported, .invalidRequest, .protocolViolation, .closed: false
    case .disconnected, .accessDenied, .busy, .stalled, .timedOut, .overflow, .interrupted, .outOfMemory,
      .notFound, .inputOutput:
      true
    }
  }
}
