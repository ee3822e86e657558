import ByteLayout

extension WatchmanCommand {
  /// The command of these bytes; one that is not exactly of a known form stays `unrecognized`.
  init(code: UInt8, payload: BoundedBytes<62>) {
    let known: WatchmanCommand? =
      switch (code, payload.count) {
      case (0x96, 16): .configureRadio(FixedBytes(payload.span, at: 0))
      case (0x87, 6): Self.opticalMode(of: payload)
      case (0x87, 3): .switchProtocol
      case (0x83, 0): .query
      case (0x8f, 7): .hapticPulse(WatchmanHapticPulse(in: payload.span))
      case (0x9f, 4): .powerOff
      case (0xad, 3): .startPairing(duration: payload.span.uint16(at: 1))
      default: nil
      }
    guard let known, known.payload == payload else {
      self = .unrecognized(code: code, payload: payload)
      return
    }
    self = known
  }

  private static func opticalMode(of payload: BoundedBytes<62>) -> WatchmanCommand? {
    switch (payload[1], payload[4]) {
    case (0, 0): .opticalMode(.raw0)
    case (1, 0): .opticalMode(.raw1)
    case (1, 1): .opticalMode(.raw2)
    default: nil
    }
  }

  /// The byte behind the report id.
  var code: UInt8 {
    switch self {
    case .configureRadio: 0x96
    case .opticalMode, .switchProtocol: 0x87
    case .query: 0x83
    case .hapticPulse: 0x8f
    case .powerOff: 0x9f
    case .startPairing: 0xad
    case .unrecognized(let code, _): code
    }
  }

  /// The bytes behind the length.
  var payload: BoundedBytes<62> {
    var bytes = BoundedBytes<62>()
    switch self {
    case .configureRadio(let key): bytes.append(key.span)
    case .opticalMode(let mode): Self.append(mode, to: &bytes)
    case .switchProtocol:
      bytes.append(UInt16(0x0100))
      bytes.append(UInt8(0))
    case .query: break
    case .hapticPulse(let pulse): pulse.append(to: &bytes)
    case .powerOff: bytes.append(UInt32(0x2166_666f))  // "off!"
    case .startPairing(let duration):
      bytes.append(UInt8(1))
      bytes.append(duration)
    case .unrecognized(_, let payload): bytes = payload
    }
    return bytes
  }

  /// `01 m 00 02 n 00`.
  private static func append(_ mode: OpticalMode, to bytes: inout BoundedBytes<62>) {
    bytes.append(UInt8(1))
    bytes.append(UInt8(mode == .raw0 ? 0 : 1))
    bytes.append(UInt16(0x0200))
    bytes.append(UInt8(mode == .raw2 ? 1 : 0))
    bytes.append(UInt8(0))
  }
}
