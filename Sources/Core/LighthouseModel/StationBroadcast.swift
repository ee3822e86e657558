public import PoseMath

/// What a base station tells everyone, bit by bit with its light: who it is and how it deviates.
///
/// Sources: lighthouse-v1.md, "OOTX data channel", for the 31 and 33 bytes of generation 1; lighthouse-v2.md,
/// "OOTX", for the 43 of generation 2.
@frozen
public struct StationBroadcast: Equatable, Sendable {
  /// The most bytes of a payload known.
  public static let byteCountMax = 43

  /// Bits 5...0 of the first word: 4 and 5 without mode and faults, 6 with them, 8 for generation 2.
  public var protocolVersion: UInt8
  /// Bits 15...6 of the first word.
  public var firmware: UInt16
  /// The station's own number, printed on it in hexadecimal.
  public var id: UInt32
  /// Of both planes. Every number of it is a half, so `Float` holds it exactly.
  public var calibration: StationCalibration<Float>
  /// How often the rotor lost its lock since power-on.
  public var unlockCount: UInt8
  /// The hardware's version; on generation 2 the model, 15 in all seen.
  public var hardware: UInt8
  /// Direction of gravity's reaction, station's axes, the largest component +-127.
  public var acceleration: SIMD3<Int8>
  /// Nil where the protocol does not tell it.
  public var mode: StationMode?
  /// Bits, their meaning unknown; nil where the protocol does not tell them.
  public var faults: UInt8?
  /// Two bytes at the end, generation 2 alone; their purpose is unknown.
  public var nonce: UInt16?

  /// A broadcast of these fields.
  public init(
    protocolVersion: UInt8, firmware: UInt16, id: UInt32, calibration: StationCalibration<Float>,
    unlockCount: UInt8 = 0, hardware: UInt8 = 0, acceleration: SIMD3<Int8> = SIMD3(0, 127, 0),
    mode: StationMode? = nil, faults: UInt8? = nil, nonce: UInt16? = nil
  ) {
    self.protocolVersion = protocolVersion
    self.firmware = firmware
    self.id = id
    self.calibration = calibration
    self.unlockCount = unlockCount
    self.hardware = hardware
    self.acceleration = acceleration
    self.mode = mode
    self.faults = faults
    self.nonce = nonce
  }
}

/// What a station was set to.
@frozen
public enum StationMode: Equatable, Sendable {
  /// Alone, or with a cable to the other.
  case a
  /// The one of two that gives the beat.
  case b
  /// The one of two that follows B's flashes.
  case c
  /// Generation 2: on its own channel, 0...15 (which people count from 1).
  case channel(UInt8)
  /// None of these.
  case unrecognized(UInt8)

  /// What byte 31 of a payload means.
  @inlinable
  public init(code: UInt8) {
    switch code {
    case 0: self = .a
    case 1: self = .b
    case 2: self = .c
    case 0x80...0x8f: self = .channel(code & 0x0f)
    default: self = .unrecognized(code)
    }
  }

  /// Byte 31 of a payload.
  @inlinable public var code: UInt8 {
    switch self {
    case .a: 0
    case .b: 1
    case .c: 2
    case .channel(let channel): 0x80 | channel & 0x0f
    case .unrecognized(let code): code
    }
  }
}
