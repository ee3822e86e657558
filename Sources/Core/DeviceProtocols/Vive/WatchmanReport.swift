public import ByteLayout

/// Reports 0x23 and 0x24 of a wireless receiver: one or two radio messages.
///
/// Source: vive-controllers-watchman.md, "Wireless inputs".
@frozen
public enum WatchmanReport: ReportLayout {
  case one(WatchmanMessage)
  case two(WatchmanMessage, WatchmanMessage)

  public static let reportIDOfOne: UInt8 = 0x23
  public static let reportIDOfTwo: UInt8 = 0x24

  /// - Throws: `truncated`, `overlong`, `unexpectedTag`; `invalidField` for a message of no length.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    if bytes.count > 0, bytes[0] == Self.reportIDOfTwo {
      try bytes.require(
        1 + 2 * WatchmanMessage.byteCount, id: Self.reportIDOfTwo, of: "watchman pair")
      self = .two(
        try WatchmanMessage(in: bytes, at: 1),
        try WatchmanMessage(in: bytes, at: 1 + WatchmanMessage.byteCount))
    } else {
      try bytes.require(1 + WatchmanMessage.byteCount, id: Self.reportIDOfOne, of: "watchman")
      self = .one(try WatchmanMessage(in: bytes, at: 1))
    }
  }

  public func encoded() -> ReportBytes {
    var bytes = ReportBytes()
    switch self {
    case .one(let message):
      bytes.append(Self.reportIDOfOne)
      message.append(to: &bytes)
    case .two(let first, let second):
      bytes.append(Self.reportIDOfTwo)
      first.append(to: &bytes)
      second.append(to: &bytes)
    }
    return bytes
  }
}

/// Report 0x26 of a wireless receiver: the radio link changed.
///
/// Source: vive-controllers-watchman.md; `26 01` was seen when a controller was switched off.
@frozen
public struct WatchmanLinkReport: ReportLayout {
  /// The report's first byte.
  public static let reportID: UInt8 = 0x26
  /// Bytes of the whole report, its id included.
  public static let byteCount = 2

  /// What became of the link.
  @frozen
  public enum State: Equatable, Sendable {
    case disconnected
    case unrecognized(UInt8)
  }

  public var state: State

  public init(state: State) { self.state = state }

  /// - Throws: `truncated`, `overlong`, `unexpectedTag`.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    try bytes.require(Self.byteCount, id: Self.reportID, of: "watchman link")
    state = bytes[1] == 1 ? .disconnected : .unrecognized(bytes[1])
  }

  public func encoded() -> ReportBytes {
    var bytes = ReportBytes()
    bytes.append(Self.reportID)
    switch state {
    case .disconnected: bytes.append(UInt8(1))
    case .unrecognized(let code): bytes.append(code)
    }
    return bytes
  }
}
