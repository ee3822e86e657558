public import ByteLayout

/// The light section of a radio message: what it means depends on the light mode the controller is in.
///
/// In mode raw 0 (lighthouse 1) `pulses(timeHigh:near:)` reads it; in mode raw 1 it holds the events of
/// `sweeps`. Source: vive-controllers-watchman.md, "Generation-1 light data"; the 20 437 sections of the
/// captures all read, and `init(pulses:)` gives the same bytes back for each.
@frozen
public struct WatchmanLight: Equatable, Sendable {
  public var bytes: WatchmanBytes

  /// Each pulse takes a head byte and two times of at least a byte; the newest time takes three.
  public static let pulseCountMax = 8

  @inlinable
  public init(_ bytes: WatchmanBytes) { self.bytes = bytes }

  /// The events of a controller in mode raw 1. Bytes of the other mode may read as events too, but not as
  /// whole ones: `isWhole` tells which it is, as the message does not.
  public var sweeps: SweepSection { SweepSection(bytes.span) }
}

/// Up to eight pulses, the one that ended last first.
@frozen
public struct LightPulses: Equatable, Sendable {
  @usableFromInline var storage: InlineArray<8, LightPulse>
  public private(set) var count: Int

  public init() {
    storage = InlineArray(repeating: LightPulse(sensor: 0, startTicks: 0, lengthTicks: 0))
    count = 0
  }

  /// - Precondition: `index` lies in `0..<count`.
  @inlinable
  public subscript(index: Int) -> LightPulse {
    precondition(index >= 0 && index < count)
    return storage[index]
  }

  /// Returns whether there was room.
  @discardableResult
  public mutating func append(_ pulse: LightPulse) -> Bool {
    guard count < WatchmanLight.pulseCountMax else { return false }
    storage[count] = pulse
    count += 1
    return true
  }

  public static func == (left: Self, right: Self) -> Bool {
    guard left.count == right.count else { return false }
    for index in 0..<left.count where left.storage[index] != right.storage[index] { return false }
    return true
  }
}
