public import ByteLayout

/// Feature report 0xff, written to a wireless receiver: `ff command length payload`.
///
/// On Windows the report is 64 bytes long whatever it says, its end uninitialised memory; on Linux it ends
/// with the payload. Source: vive-controllers-watchman.md, "Feature reports". A wired wand takes the same
/// commands in a report without an id on its interface 2 (capture controller-wired-plug-in).
public struct WatchmanCommandReport: ReportLayout {
  /// The report's first byte.
  public static let reportID: UInt8 = 0xff

  public var command: WatchmanCommand
  /// What the host did not clear behind the payload.
  public var stale: BoundedBytes<62>

  /// A report that ends with its payload.
  public init(_ command: WatchmanCommand) {
    self.command = command
    stale = BoundedBytes()
  }

  /// - Throws: `truncated` where the payload is not all there, `overlong`, `unexpectedTag`.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    try bytes.require(atLeast: 3, id: Self.reportID, of: "watchman command")
    let end = 3 + Int(bytes[2])
    guard bytes.count >= end else {
      throw .truncated(layout: "watchman command", expected: end, actual: bytes.count)
    }
    command = WatchmanCommand(
      code: bytes[1], payload: BoundedBytes(bytes.extracting(first: end), from: 3))
    stale = BoundedBytes(bytes, from: end)
  }

  public func encoded() -> ReportBytes {
    let payload = command.payload
    var bytes = ReportBytes()
    bytes.append(Self.reportID)
    bytes.append(command.code)
    bytes.append(UInt8(truncatingIfNeeded: payload.count))
    bytes.append(payload.span)
    bytes.append(stale.span)
    return bytes
  }
}

/// What a wireless receiver can be asked to do.
public enum WatchmanCommand: Equatable, Sendable {
  /// 0x96: sent first, even with no controller near.
  case configureRadio(FixedBytes<16>)
  /// 0x87: which light the controller passes on.
  case opticalMode(OpticalMode)
  /// 0x87 of three bytes: sent after the optical mode.
  case switchProtocol
  /// 0x83: serial number and firmware, answered by a read of report 0xff.
  case query
  /// 0x8f: a vibration.
  case hapticPulse(WatchmanHapticPulse)
  /// 0x9f: the controller turns itself off.
  case powerOff
  /// 0xad: pairing; the time, most likely in milliseconds, is 10 000 in libsurvive.
  case startPairing(duration: UInt16)
  /// Another command, or one of the above in another form; 0xa1, 0xb5 and 0x8c were seen.
  case unrecognized(code: UInt8, payload: BoundedBytes<62>)

  /// What a controller does with light.
  @frozen
  public enum OpticalMode: UInt8, Equatable, Sendable {
    /// Lighthouse 1 as pulses.
    case raw0
    /// Lighthouse 2 decoded.
    case raw1
    case raw2
  }

  /// What SteamVR and libsurvive send as the radio's configuration; its meaning is unknown.
  public static var configureRadioAsSteamVR: Self {
    var key = FixedBytes<16>()
    let words: InlineArray<4, UInt32> = [0x5432_5bbe, 0x7583_cf11, 0x6a08_8a53, 0xb1d0_5853]
    for word in 0..<4 {
      for byte in 0..<4 {
        let shift = UInt32(truncatingIfNeeded: 8 * byte)
        key[4 * word + byte] = UInt8(truncatingIfNeeded: words[word] &>> shift)
      }
    }
    return .configureRadio(key)
  }
}
