/// One line from a client, as `{"version": 1, "id": 7, "verb": "show", "serial": "LHR-..."}`.
public struct ControlRequest: Hashable, Sendable {
  public var version: Int
  /// Chosen by the client, given back in the answer.
  public var id: UInt64
  public var verb: ControlVerb

  public init(id: UInt64, verb: ControlVerb, version: Int = ControlProtocol.version) {
    self.version = version
    self.id = id
    self.verb = verb
  }
}

extension ControlRequest: Codable {
  private enum CodingKeys: String, CodingKey {
    case version, id
  }

  public init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    version = try keys.decode(Int.self, forKey: .version)
    id = try keys.decode(UInt64.self, forKey: .id)
    verb = try ControlVerb(from: decoder)
  }

  public func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: CodingKeys.self)
    try keys.encode(version, forKey: .version)
    try keys.encode(id, forKey: .id)
    try verb.encode(to: encoder)
  }
}
