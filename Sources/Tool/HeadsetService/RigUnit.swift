internal import DeviceCatalog
internal import DeviceIO
internal import Drivers
internal import Inventory
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
  var stage: Stage
  /// Why start-up gave it up; it stays open, and silent.
  var failure: StartupFailure?
  var profile: DeviceProfile?
  /// The pose loop's number for it; nil for a part without inertial sensor.
  var poseDevice: DeviceID?
  /// What the loop was last told to let go of: until it has, it reads the ring.
  var leavingPoseDevice: DeviceID?
  /// Of a receiver: its controller left, and none has come since.
  var isLinkLost = false
  var kind: PoseKind = .none
  /// What the inventory knows it by; more once start-up told the serial.
  var record: UnitIdentity?
  /// Of the inflated configuration, hexadecimal.
  var configurationDigest: String?

  /// How far it has come.
  enum Stage {
    /// Being opened.
    case opening
    case open(Link)
    case refused(TransportError)
  }

  /// What carries its bytes, and who talks to it.
  struct Link {
    let transport: TappedTransport
    let session: DeviceSession
    let ring: ReportRing
  }

  var visit: Visit { Visit(busPath: busPath, arrival: arrival) }

  var link: Link? {
    if case .open(let link) = stage { link } else { nil }
  }

  /// Whether it has samples that become poses.
  var isTracked: Bool { entry.role != .headsetMainboard }

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
