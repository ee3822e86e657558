/// A value that JSON keeps as one string with one spelling.
protocol RegisterScalar: Codable {
  /// Nil for a text that is not exactly what `scalar` writes.
  init?(scalar: String)
  var scalar: String { get }
}

extension RegisterScalar {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let value = Self(scalar: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a \(Self.self)")
    }
    self = value
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(scalar)
  }
}
