public import DeviceIO
public import USBProtocol

/// The slow half of a driver: a pure state machine that talks a device into life
/// (Docs/Decisions/0001-two-machines-a-driver.md).
///
/// It asks for one thing at a time and is told what came of it. Its runner, `DeviceSession`, performs the
/// actions on a transport; a test performs them on nothing.
public protocol Startup: Sendable {
  /// The first thing to do.
  mutating func begin() -> StartupAction
  /// What to do after `event`, which answers the action before.
  mutating func next(after event: StartupEvent) -> StartupAction
  /// What to say to the device before it is left alone, best effort.
  var farewell: [FeatureWrite] { get }
}

/// What a start-up wants done.
public enum StartupAction: Equatable, Sendable {
  /// A control transfer; `data` is empty for device to host.
  case transfer(USBSetup, data: [UInt8])
  /// Nothing for so long; `paused` answers it.
  case pause(milliseconds: Int)
  /// Everything is known: hand the profile on and start nothing more.
  case ready(DeviceProfile)
  /// The device cannot be brought up; why, for people.
  case abandon(StartupFailure)
}

/// What came of a `StartupAction`.
public enum StartupEvent: Equatable, Sendable {
  /// The transfer was answered with these bytes (none for host to device).
  case completed([UInt8])
  /// The transfer came to nothing.
  case failed(TransportError)
  /// The pause is over.
  case paused
}

/// A feature report to write, id first.
public struct FeatureWrite: Equatable, Sendable {
  /// SET_REPORT to the interface.
  public var setup: USBSetup
  /// The report, id first.
  public var data: [UInt8]

  /// A write of `data` to `interface`; its first byte is the report id.
  public init(interface: UInt8, data: [UInt8]) {
    setup = .setFeature(
      reportID: data.first ?? 0, interface: interface, length: UInt16(clamping: data.count))
    self.data = data
  }
}

/// Why a device could not be brought up.
public enum StartupFailure: Error, Equatable, Sendable {
  /// The same request failed as often as is worth trying.
  case refused(USBSetup, TransportError)
}
