public import Foundation

// From and to the types of other rooms, by way of Foundation's JSON.
extension CanonicalJSON: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int64.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let elements = try? container.decode([CanonicalJSON].self) {
      self = .array(elements)
    } else {
      self = .object(try container.decode([String: CanonicalJSON].self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let elements): try container.encode(elements)
    case .object(let members): try container.encode(members)
    }
  }

  /// What a value encodes to.
  ///
  /// - Throws: `notCanonical(.notJSON)` where it does not encode.
  public init(encoding value: some Encodable) throws(LedgerError) {
    do {
      self = try JSONDecoder().decode(CanonicalJSON.self, from: try JSONEncoder().encode(value))
    } catch {
      throw .notCanonical(.notJSON)
    }
  }

  /// Reads JSON, canonical or not.
  ///
  /// - Throws: `notCanonical(.notJSON)`.
  public init(reading bytes: Data) throws(LedgerError) {
    do {
      self = try JSONDecoder().decode(CanonicalJSON.self, from: bytes)
    } catch {
      throw .notCanonical(.notJSON)
    }
  }
}
