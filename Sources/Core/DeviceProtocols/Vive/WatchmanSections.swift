public import ByteLayout

/// The inertial section of a radio message, 13 bytes.
@frozen
public struct WatchmanIMU: Equatable, Sendable {
  static let byteCount = 13

  /// Bits 15...8 of the controller's clock; `WatchmanMessage.ticks(of:)` joins them with the rest.
  public var timeLow: UInt8
  public var rawAcceleration: SIMD3<Int16>
  public var rawAngularVelocity: SIMD3<Int16>

  @inlinable
  public init(timeLow: UInt8, rawAcceleration: SIMD3<Int16>, rawAngularVelocity: SIMD3<Int16>) {
    self.timeLow = timeLow
    self.rawAcceleration = rawAcceleration
    self.rawAngularVelocity = rawAngularVelocity
  }

  /// Nil where fewer than 13 bytes follow `offset`.
  init?(in bytes: Span<UInt8>, at offset: Int) {
    guard bytes.count - offset >= Self.byteCount else { return nil }
    self.init(
      timeLow: bytes[offset], rawAcceleration: bytes.counts(at: offset + 1),
      rawAngularVelocity: bytes.counts(at: offset + 7))
  }

  func append(to bytes: inout WatchmanBytes) {
    bytes.append(timeLow)
    bytes.append(rawAcceleration)
    bytes.append(rawAngularVelocity)
  }
}

/// The input section of a radio message: what changed, under an event byte `1111 i pad trigger buttons`.
@frozen
public enum WatchmanInput: Equatable, Sendable {
  /// At least one of the three.
  case controls(buttons: UInt8?, rawTrigger: UInt8?, pad: SIMD2<Int16>?)
  /// Block 0xa1 of controllers with touch sensors.
  case touch(WatchmanTouch)

  static let buttonsBit: UInt8 = 0x01
  static let padBit: UInt8 = 0x02
  static let triggerBit: UInt8 = 0x04

  /// Bits 0...2 of the event byte.
  var mask: UInt8 {
    switch self {
    case .touch: 0
    case .controls(let buttons, let trigger, let pad):
      (buttons != nil ? Self.buttonsBit : 0) | (trigger != nil ? Self.triggerBit : 0)
        | (pad != nil ? Self.padBit : 0)
    }
  }

  /// Bytes of the section behind its event byte.
  var byteCount: Int {
    mask == 0 ? WatchmanTouch.byteCount : Self.controlsByteCount(mask: mask)
  }

  private static func controlsByteCount(mask: UInt8) -> Int {
    (mask & buttonsBit != 0 ? 1 : 0) + (mask & triggerBit != 0 ? 1 : 0)
      + (mask & padBit != 0 ? 4 : 0)
  }

  /// The section behind `event`, which stands before `offset`; nil where its bytes are not all there.
  init?(event: UInt8, in bytes: Span<UInt8>, at offset: Int) {
    let mask = event & 0x07
    guard mask != 0 else {
      guard let touch = WatchmanTouch(in: bytes, at: offset) else { return nil }
      self = .touch(touch)
      return
    }
    guard bytes.count - offset >= Self.controlsByteCount(mask: mask) else { return nil }
    var next = offset
    var buttons: UInt8?
    var trigger: UInt8?
    var pad: SIMD2<Int16>?
    if mask & Self.buttonsBit != 0 {
      buttons = bytes[next]
      next += 1
    }
    if mask & Self.triggerBit != 0 {
      trigger = bytes[next]
      next += 1
    }
    if mask & Self.padBit != 0 { pad = SIMD2(bytes.int16(at: next), bytes.int16(at: next + 2)) }
    self = .controls(buttons: buttons, rawTrigger: trigger, pad: pad)
  }

  func append(to bytes: inout WatchmanBytes) {
    switch self {
    case .touch(let touch): touch.append(to: &bytes)
    case .controls(let buttons, let trigger, let pad):
      if let buttons { bytes.append(buttons) }
      if let trigger { bytes.append(trigger) }
      if let pad {
        bytes.append(pad.x)
        bytes.append(pad.y)
      }
    }
  }
}

/// The buttons of a wireless Vive wand. Source: vive-controllers-watchman.md, "Generation 1".
@frozen
public struct WatchmanWandButtons: BitFlags {
  public var rawValue: UInt8

  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  @inlinable public static var triggerClick: Self { Self(rawValue: 1 << 0) }
  @inlinable public static var padTouch: Self { Self(rawValue: 1 << 1) }
  @inlinable public static var padClick: Self { Self(rawValue: 1 << 2) }
  @inlinable public static var system: Self { Self(rawValue: 1 << 3) }
  @inlinable public static var grip: Self { Self(rawValue: 1 << 4) }
  @inlinable public static var menu: Self { Self(rawValue: 1 << 5) }
}

/// Block 0xa1: the touch sensors of an Index controller. Source: vive-controllers-watchman.md, "Generation 2".
@frozen
public struct WatchmanTouch: Equatable, Sendable {
  static let tag: UInt8 = 0xa1
  static let byteCount = 8

  /// Bits: 0x01 trigger, 0x08 system (Monado) or menu (libsurvive), 0x10 A, 0x20 B, 0x40 stick.
  public var touched: UInt8
  public var middle: UInt8
  public var ring: UInt8
  public var pinky: UInt8
  public var index: UInt8
  public var gripForce: UInt8
  public var padForce: UInt8

  public init(
    touched: UInt8, middle: UInt8 = 0, ring: UInt8 = 0, pinky: UInt8 = 0, index: UInt8 = 0,
    gripForce: UInt8 = 0, padForce: UInt8 = 0
  ) {
    self.touched = touched
    self.middle = middle
    self.ring = ring
    self.pinky = pinky
    self.index = index
    self.gripForce = gripForce
    self.padForce = padForce
  }

  /// Nil unless the eight bytes from `offset` on are there and begin with 0xa1.
  init?(in bytes: Span<UInt8>, at offset: Int) {
    guard bytes.count - offset >= Self.byteCount, bytes[offset] == Self.tag else { return nil }
    self.init(
      touched: bytes[offset + 1], middle: bytes[offset + 2], ring: bytes[offset + 3],
      pinky: bytes[offset + 4], index: bytes[offset + 5], gripForce: bytes[offset + 6],
      padForce: bytes[offset + 7])
  }

  func append(to bytes: inout WatchmanBytes) {
    bytes.append(Self.tag)
    bytes.append(touched)
    bytes.append(middle)
    bytes.append(ring)
    bytes.append(pinky)
    bytes.append(index)
    bytes.append(gripForce)
    bytes.append(padForce)
  }
}
