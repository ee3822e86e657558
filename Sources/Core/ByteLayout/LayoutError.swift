/// Why bytes are not the layout they were read as.
public enum LayoutError: Error, Sendable {
  /// Fewer bytes than the layout needs.
  case truncated(layout: StaticLabel, expected: Int, actual: Int)
  /// More bytes than the layout has.
  case overlong(layout: StaticLabel, expected: Int, actual: Int)
  /// The first byte, or another tag, names a different layout.
  case unexpectedTag(layout: StaticLabel, tag: UInt8)
  /// A field holds a value that its layout rules out: where, and which.
  case invalidField(layout: StaticLabel, offset: Int, value: UInt32)
}

/// The name of a layout for an error message: text that is part of the program, so that an error costs no
/// allocation, on a controller as on the host.
public struct StaticLabel: ExpressibleByStringLiteral, Sendable {
  public let text: StaticString

  public init(stringLiteral text: StaticString) { self.text = text }
}

#if !hasFeature(Embedded)
  extension StaticLabel: Equatable, CustomStringConvertible {
    public var description: String { text.description }

    public static func == (left: Self, right: Self) -> Bool { left.description == right.description }
  }

  extension LayoutError: Equatable {}
#endif
