/// Why the register does not take an event: the rule it breaks, where it is one of the twenty, and the facts.
public struct RegisterRefusal: Error, Hashable, Sendable {
  public let rule: RegisterRule?
  public let reason: Reason
  /// Texts by name, for a sentence.
  public let facts: [String: String]

  init(_ rule: RegisterRule, _ reason: Reason, _ facts: [String: String] = [:]) {
    self.rule = rule
    self.reason = reason
    self.facts = facts
  }

  init(_ reason: Reason, _ facts: [String: String] = [:]) {
    rule = nil
    self.reason = reason
    self.facts = facts
  }

  /// A party that nobody declared.
  public static func unknownParty(_ party: RegisterWord) -> Self {
    Self(.unknown, ["what": "party", "name": party.value])
  }

  /// A kind that is not for whoever asks, or not for anybody.
  public static func notDeclarable(_ kind: String) -> Self {
    Self(.notDeclarable, ["kind": String(kind.prefix(64))])
  }

  /// An event that no ledger's entry holds.
  public static func tooLarge(_ kind: RegisterKind) -> Self { Self(.tooMany, ["what": kind.rawValue]) }

  /// The raw values are a client's codes. Each names its facts.
  public enum Reason: String, CaseIterable, Hashable, Sendable {
    /// Not the payload of its kind. `kind`, `key` (may be missing).
    case unreadable
    /// Has a key that the kind has not. `kind`.
    case unknownKey = "unknown_key"
    /// Only the service enters that. `kind`.
    case notDeclarable = "not_declarable"
    /// Nothing has this name. `what`, `name`.
    case unknown
    /// The number or the text is outside what it may be. `what`.
    case outOfRange = "out_of_range"
    /// `tag`.
    case tagTaken = "tag_taken"
    /// No number is left. `site`.
    case tagsUsedUp = "tags_used_up"
    /// A live asset has that serial. `serial`, `tag`.
    case serialTaken = "serial_taken"
    /// Another asset is that unit. `serial`, `tag`.
    case unitTaken = "unit_taken"
    /// Not a room of the site. `site`, `room`.
    case noSuchRoom = "no_such_room"
    /// It would be in itself. `tag`.
    case kitInItself = "kit_in_itself"
    /// It moves with its kit. `tag`, `parent`.
    case partOfKit = "part_of_kit"
    /// It has left this register. `tag`.
    case gone
    /// The event is not about that asset. `event`, `tag`.
    case citesAnother = "cites_another"
    /// Nothing is said. `what`.
    case nothingSaid = "nothing_said"
    /// `tag`, `from`, `to`.
    case illegalMove = "illegal_move"
    /// On its way by that offer. `tag`, `offer`.
    case inTransit = "in_transit"
    /// That offer is answered. `offer`.
    case offerAnswered = "offer_answered"
    /// Who offered cannot accept. `offer`.
    case oneSided = "one_sided"
    /// The offer is to another. `offer`, `party`.
    case notAddressee = "not_addressee"
    /// That party signs as another user. `party`.
    case notThatParty = "not_that_party"
    /// That party has no user of this rig: an administrator answers for it, or a head of its own register. `party`.
    case noHand = "no_hand"
    /// Broken things are handed over with a reason only. `tag`.
    case broken
    /// A title needs two different parties. `tag`.
    case needsTwoSignatures = "needs_two_signatures"
    /// A team has two or more. ``
    case teamTooSmall = "team_too_small"
    /// `party`.
    case custodianOnTeam = "custodian_on_team"
    /// Who counts is none of the team. `actor`.
    case notOnTeam = "not_on_team"
    /// A tag of which the check character does not fit: misread, or another keyboard's. `scan`.
    case misread
    /// The scope has another number of assets. `count`.
    case otherScope = "other_scope"
    /// Nothing is in the scope.
    case emptyScope = "empty_scope"
    /// A full count is due, or a larger sample. `count`, `size`.
    case sampleTooSmall = "sample_too_small"
    /// `campaign`.
    case campaignClosed = "campaign_closed"
    /// The team was not in that room. `room`.
    case roomNotVisited = "room_not_visited"
    /// `tag`, `time` (milliseconds since 1970), `room`.
    case alreadyCounted = "already_counted"
    /// `tag`.
    case noPresence = "no_presence"
    /// Seen another serial. `tag`, `event`.
    case otherSerial = "other_serial"
    /// Longer ago than a day, or by a clock nobody vouches for. `tag`, `event`.
    case presenceTooOld = "presence_too_old"
    /// `count`, `tag` (the first).
    case notCounted = "not_counted"
    /// `count`, `finding` (the first).
    case unexplained
    /// `count`, `room` (the first).
    case roomsNotVisited = "rooms_not_visited"
    /// `finding`.
    case findingDecided = "finding_decided"
    /// Who counted cannot decide. `finding`.
    case countedByYou = "counted_by_you"
    /// `finding`, `type`.
    case needsDocument = "needs_document"
    /// Nobody of that role agreed. `tag`, `role`.
    case needsApproval = "needs_approval"
    /// `tag`.
    case needsWiping = "needs_wiping"
    /// Another currency, and no rate. `what`.
    case convertedSilently = "converted_silently"
    /// What was imported is there. `file`.
    case importedBefore = "imported_before"
    /// Fewer years than records must be kept. `years`.
    case retentionTooShort = "retention_too_short"
    /// More than one register holds. `what`.
    case tooMany = "too_many"
  }
}
