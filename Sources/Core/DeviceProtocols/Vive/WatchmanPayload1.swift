public import ByteLayout

/// A radio message's payload as wands and trackers send it in a room of lighthouse 1.
///
/// Events first, then light to the end. Source: vive-controllers-watchman.md, "Generation 1"; every one of
/// 54 969 messages of the captures reads without rest and gives its bytes back.
@frozen
public struct WatchmanPayload1: Equatable, Sendable {
  /// Event 0xe2: the link is alive; what follows is to be ignored and kept in `unparsed`.
  public var isHeartbeat: Bool
  public var battery: ViveBatteryLevel?
  public var input: WatchmanInput?
  public var imu: WatchmanIMU?
  public var light: WatchmanLight?
  /// What follows the first event that is not understood, that event included.
  public var unparsed: WatchmanBytes

  static let heartbeat: UInt8 = 0xe2
  static let batteryEvent: UInt8 = 0xe1
  static let eventTag: UInt8 = 0xe0
  static let inputBit: UInt8 = 0x10
  static let imuBit: UInt8 = 0x08

  public init(
    battery: ViveBatteryLevel? = nil, input: WatchmanInput? = nil, imu: WatchmanIMU? = nil,
    light: WatchmanLight? = nil, unparsed: WatchmanBytes = WatchmanBytes(), isHeartbeat: Bool = false
  ) {
    self.isHeartbeat = isHeartbeat
    self.battery = battery
    self.input = input
    self.imu = imu
    self.light = light
    self.unparsed = unparsed
  }

  /// Reads any payload; what cannot be read is in `unparsed`.
  public init(decoding bytes: Span<UInt8>) {
    self.init()
    var offset = 0
    if bytes.count > 0, bytes[0] == Self.heartbeat {
      isHeartbeat = true
      unparsed = WatchmanBytes(bytes, from: 1)
      return
    }
    if bytes.count > 1, bytes[0] == Self.batteryEvent {
      battery = ViveBatteryLevel(code: bytes[1])
      offset = 2
    }
    if offset < bytes.count, bytes[offset] & Self.eventTag == Self.eventTag {
      guard let next = readEvent(in: bytes, at: offset) else {
        unparsed = WatchmanBytes(bytes, from: offset)
        return
      }
      offset = next
    }
    if offset < bytes.count { light = WatchmanLight(WatchmanBytes(bytes, from: offset)) }
  }

  /// Input, inertial sample or both; returns the offset behind them, nil if they cannot be read.
  private mutating func readEvent(in bytes: Span<UInt8>, at offset: Int) -> Int? {
    let event = bytes[offset]
    var next = offset + 1
    var input: WatchmanInput?
    if event & Self.inputBit != 0 {
      guard let found = WatchmanInput(event: event, in: bytes, at: next) else { return nil }
      input = found
      next += found.byteCount
    } else if event != Self.eventTag | Self.imuBit {
      return nil
    }
    if event & Self.imuBit != 0 {
      guard let found = WatchmanIMU(in: bytes, at: next) else { return nil }
      imu = found
      next += WatchmanIMU.byteCount
    }
    self.input = input
    return next
  }

  /// The payload's bytes; what exceeds 26 is cut off.
  public func encoded() -> WatchmanBytes {
    var bytes = WatchmanBytes()
    if isHeartbeat {
      bytes.append(Self.heartbeat)
    } else {
      if let battery {
        bytes.append(Self.batteryEvent)
        bytes.append(battery.code)
      }
      appendEvent(to: &bytes)
      if let light { bytes.append(light.bytes.span) }
    }
    bytes.append(unparsed.span)
    return bytes
  }

  private func appendEvent(to bytes: inout WatchmanBytes) {
    guard input != nil || imu != nil else { return }
    var event = Self.eventTag
    if let input { event |= Self.inputBit | input.mask }
    if imu != nil { event |= Self.imuBit }
    bytes.append(event)
    input?.append(to: &bytes)
    imu?.append(to: &bytes)
  }
}
