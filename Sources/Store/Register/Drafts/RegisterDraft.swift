public import Foundation
public import Ledger

/// An event as somebody asks for it: its kind, and of its payload what only they know. The rest the register fills in
/// at the moment it is entered (`Register.events(of:at:)`).
///
/// As JSON: `{"kind": "asset.enrolled", "payload": {"model": "vive-pro", ...}}`.
public struct RegisterDraft: Hashable, Sendable, Codable {
  public var kind: String
  public var payload: [String: CanonicalJSON]

  public init(kind: RegisterKind, payload: [String: CanonicalJSON]) {
    self.kind = kind.rawValue
    self.payload = payload
  }

  /// Drafts of one request at most: the largest register a file brings in at once.
  public static let countMax = 5_000

  /// Reads a list of drafts.
  ///
  /// - Throws: `unreadable`, `tooMany`.
  public static func list(json: Data) throws(RegisterRefusal) -> [RegisterDraft] {
    guard let drafts = try? JSONDecoder().decode([RegisterDraft].self, from: json) else {
      throw RegisterRefusal(.unreadable, ["kind": ""])
    }
    guard drafts.count <= countMax else { throw RegisterRefusal(.tooMany, ["what": "events"]) }
    return drafts
  }
}
