internal import DeviceIO
internal import Foundation
public import Inventory
internal import PoseMath

/// The two clocks of a record: the monotonic one of the service and the wall's, with its trust.
public struct RigClock: Sendable {
  public init() {}

  /// Now, on both. The wall is believed where systemd says that it was set from outside
  /// (systemd-timesyncd leaves a file), and later than this program was made.
  public var now: Moment {
    let seconds = Date().timeIntervalSince1970
    let isSynchronised = FileManager.default.fileExists(atPath: "/run/systemd/timesync/synchronized")
    return Moment(
      host: MonotonicClock.now,
      wall: WallTime(
        milliseconds: Int64(seconds * 1_000), isTrusted: isSynchronised && seconds > Self.oldestTrusted))
  }

  /// 2026-01-01: before this program existed.
  private static let oldestTrusted = 1_767_225_600.0
}
