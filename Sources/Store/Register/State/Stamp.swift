public import Ledger

/// Which event, and when by its clock.
public struct Stamp: Hashable, Sendable {
  /// The event's number in the ledger: the order of things.
  public let sequence: Int
  public let time: LedgerTime

  public init(sequence: Int, time: LedgerTime) {
    self.sequence = sequence
    self.time = time
  }

  public var day: CivilDay { CivilDay(milliseconds: time.milliseconds) }
}

/// Who entered an event: the role and the user's number, as the kernel told the service.
public struct RegisterActor: Hashable, Sendable {
  /// As `technician`; `service` where nobody asked.
  public let role: String
  public let uid: UInt32?

  /// Reads an entry's actor, as `technician/1000`.
  public init(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1)
    role = parts.first.map(String.init) ?? ""
    uid = parts.count == 2 ? UInt32(parts[1]) : nil
  }

  public init(role: String, uid: UInt32?) {
    self.role = role
    self.uid = uid
  }

  /// As an entry's actor.
  public var text: String { uid.map { "\(role)/\($0)" } ?? role }

  /// Whether both are the same person, as far as a user's number says so.
  /// root, or the service's own user.
  var isAdministrator: Bool { role == "administrator" }

  func isSamePerson(as other: RegisterActor) -> Bool { uid != nil ? uid == other.uid : role == other.role }
}
