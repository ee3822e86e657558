import Foundation
public import Ledger

// From and to an entry's payload. Declared events are Codable; what is measured, nearly all of a long ledger, has a
// reader of its own.
extension RegisterEvent {
  /// Reads the payload of an entry, which must be exactly what this release would write: a key that nobody knows,
  /// as a person's name, is refused.
  ///
  /// - Throws: `unreadable`.
  public init(kind: RegisterKind, payload: ArraySlice<UInt8>) throws(RegisterRefusal) {
    do {
      self = try Self.measured(kind, payload) ?? Self.declared(kind, Data(payload))
    } catch let refusal as RegisterRefusal {
      throw refusal
    } catch let error as DecodingError {
      throw RegisterRefusal(.unreadable, ["kind": kind.rawValue, "key": Self.key(of: error)])
    } catch {
      throw RegisterRefusal(.unreadable, ["kind": kind.rawValue])
    }
  }

  /// The key that an error is about, as `facts.cost`.
  private static func key(of error: DecodingError) -> String {
    let keys: [any CodingKey]
    switch error {
    case .keyNotFound(let key, let context): keys = context.codingPath + [key]
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      keys = context.codingPath
    @unknown default: keys = []
    }
    return keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
  }

  /// The payload of the entry; nil for what only the service witnesses, which writes it itself.
  public var payload: [String: CanonicalJSON]? {
    guard let value = declared, let json = try? CanonicalJSON(encoding: value),
      case .object(let members) = json
    else { return nil }
    return members
  }

  private static func declared(_ kind: RegisterKind, _ payload: Data) throws -> Self {
    func read<Event: Codable>(_ make: (Event) -> Self) throws -> Self {
      let event = try JSONDecoder().decode(Event.self, from: payload)
      // Integers and visible text have one spelling in JSON, so that what is written again is the same bytes
      // unless a key was not understood.
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      guard try encoder.encode(event) == payload else {
        throw RegisterRefusal(.personalData, .unknownKey, ["kind": kind.rawValue])
      }
      return make(event)
    }
    return switch kind {
    case .programme: try read(Self.programme)
    case .site: try read(Self.site)
    case .party: try read(Self.party)
    case .model: try read(Self.model)
    case .document: try read(Self.document)
    case .enrolled: try read(Self.enrolled)
    case .corrected: try read(Self.corrected)
    case .linked: try read(Self.linked)
    case .kitted: try read(Self.kitted)
    case .placed: try read(Self.placed)
    case .examined: try read(Self.examined)
    case .moved: try read(Self.moved)
    case .title: try read(Self.title)
    case .valued: try read(Self.valued)
    case .maintained: try read(Self.maintained)
    case .disposed: try read(Self.disposed)
    case .imported: try read(Self.imported)
    case .offered: try read(Self.offered)
    case .accepted: try read(Self.accepted)
    case .rejected: try read(Self.rejected)
    case .campaignOpened: try read(Self.campaignOpened)
    case .campaignVisited: try read(Self.campaignVisited)
    case .campaignCounted: try read(Self.campaignCounted)
    case .campaignClosed: try read(Self.campaignClosed)
    case .findingOpened: try read(Self.findingOpened)
    case .findingDecided: try read(Self.findingDecided)
    case .calibration: .calibration(try JSONDecoder().decode(UnitCalibration.self, from: payload))
    case .firstSeen, .learned, .attached, .detached, .session:
      throw RegisterRefusal(.unreadable, ["kind": kind.rawValue])
    }
  }

  private var declared: (any Encodable)? {
    switch self {
    case .programme(let event): event
    case .site(let event): event
    case .party(let event): event
    case .model(let event): event
    case .document(let event): event
    case .enrolled(let event): event
    case .corrected(let event): event
    case .linked(let event): event
    case .kitted(let event): event
    case .placed(let event): event
    case .examined(let event): event
    case .moved(let event): event
    case .title(let event): event
    case .valued(let event): event
    case .maintained(let event): event
    case .disposed(let event): event
    case .imported(let event): event
    case .offered(let event): event
    case .accepted(let event): event
    case .rejected(let event): event
    case .campaignOpened(let event): event
    case .campaignVisited(let event): event
    case .campaignCounted(let event): event
    case .campaignClosed(let event): event
    case .findingOpened(let event): event
    case .findingDecided(let event): event
    case .firstSeen, .learned, .attached, .detached, .calibration, .session: nil
    }
  }
}
