import ByteLayout

/// A vibration of a wand: a square wave, so long on and so long off, so often.
///
/// Source: vive-controllers-watchman.md, command 0x8f (Monado and libsurvive agree; SteamVR sends single
/// pulses of 500 us, 153 of them in capture controller-wireless-haptics).
@frozen
public struct WatchmanHapticPulse: Equatable, Sendable {
  /// Zero in every command seen.
  public var unknown0: UInt8
  public var highMicroseconds: UInt16
  public var lowMicroseconds: UInt16
  public var count: UInt16

  public init(highMicroseconds: UInt16, lowMicroseconds: UInt16, count: UInt16) {
    unknown0 = 0
    self.highMicroseconds = highMicroseconds
    self.lowMicroseconds = lowMicroseconds
    self.count = count
  }

  /// A vibration of `frequencyHz`, an amplitude in 0...1 and a duration in seconds.
  ///
  /// One period is 1/frequency; its low part is half of it times the amplitude, at least 1 us; at least one
  /// period is made. Values out of range, and those that are no numbers, are brought to the nearest that can
  /// be sent.
  public init(frequencyHz: Float, amplitude: Float, durationSeconds: Float) {
    let period = Self.clamped(1_000_000 / frequencyHz, min: 2, max: 131_070)
    let low = Self.clamped(Self.clamped(amplitude, min: 0, max: 1) * period / 2, min: 1, max: 65_535)
    let count = Self.clamped(durationSeconds * 1_000_000 / period, min: 1, max: 65_535)
    self.init(
      highMicroseconds: UInt16(Self.clamped(period - low, min: 1, max: 65_535)),
      lowMicroseconds: UInt16(low), count: UInt16(count))
  }

  /// `value` within bounds; the lower one for what is not a number.
  private static func clamped(_ value: Float, min lower: Float, max upper: Float) -> Float {
    guard value > lower else { return lower }
    return value < upper ? value : upper
  }

  /// - Precondition: `bytes` are the seven of the command.
  init(in bytes: Span<UInt8>) {
    unknown0 = bytes[0]
    highMicroseconds = bytes.uint16(at: 1)
    lowMicroseconds = bytes.uint16(at: 3)
    count = bytes.uint16(at: 5)
  }

  func append(to bytes: inout BoundedBytes<62>) {
    bytes.append(unknown0)
    bytes.append(highMicroseconds)
    bytes.append(lowMicroseconds)
    bytes.append(count)
  }
}
