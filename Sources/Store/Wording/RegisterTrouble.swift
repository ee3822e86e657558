/// Why the register of equipment did not take something, or a file could not be brought in.
public enum RegisterTrouble: Hashable, Sendable {
  /// A rule of the twenty by its number, or nil; the reason; texts by name.
  case refused(rule: Int?, Reason, facts: [String: String])
  case noRegister
  case recordFailing(detail: String)
  /// A file at a line and, where it is known, a column: what is wrong there.
  case badCell(line: Int, column: Int?, CellFault, text: String)
  case noSuchColumn(name: String)
  case fileTooLarge(path: String)
  /// A query that SQLite does not take, or that would change something.
  case badQuery(detail: String)
  case queryTooLong
  case queryCut(rowCount: Int)

  /// The codes of the register; one that is newer than this program is `other`.
  public enum Reason: String, CaseIterable, Hashable, Sendable {
    case unreadable
    case unknownKey = "unknown_key"
    case notDeclarable = "not_declarable"
    case unknown
    case outOfRange = "out_of_range"
    case tagTaken = "tag_taken"
    case tagsUsedUp = "tags_used_up"
    case serialTaken = "serial_taken"
    case unitTaken = "unit_taken"
    case noSuchRoom = "no_such_room"
    case kitInItself = "kit_in_itself"
    case partOfKit = "part_of_kit"
    case gone
    case citesAnother = "cites_another"
    case nothingSaid = "nothing_said"
    case illegalMove = "illegal_move"
    case inTransit = "in_transit"
    case offerAnswered = "offer_answered"
    case oneSided = "one_sided"
    case notAddressee = "not_addressee"
    case notThatParty = "not_that_party"
    case noHand = "no_hand"
    case broken
    case needsTwoSignatures = "needs_two_signatures"
    case teamTooSmall = "team_too_small"
    case custodianOnTeam = "custodian_on_team"
    case notOnTeam = "not_on_team"
    case misread
    case otherScope = "other_scope"
    case emptyScope = "empty_scope"
    case sampleTooSmall = "sample_too_small"
    case campaignClosed = "campaign_closed"
    case roomNotVisited = "room_not_visited"
    case alreadyCounted = "already_counted"
    case noPresence = "no_presence"
    case otherSerial = "other_serial"
    case presenceTooOld = "presence_too_old"
    case notCounted = "not_counted"
    case unexplained
    case roomsNotVisited = "rooms_not_visited"
    case findingDecided = "finding_decided"
    case countedByYou = "counted_by_you"
    case needsDocument = "needs_document"
    case needsApproval = "needs_approval"
    case needsWiping = "needs_wiping"
    case convertedSilently = "converted_silently"
    case importedBefore = "imported_before"
    case retentionTooShort = "retention_too_short"
    case tooMany = "too_many"
    case other
  }

  /// What is wrong with a cell of a file.
  public enum CellFault: String, CaseIterable, Hashable, Sendable {
    case empty, badDay, badAmount, badCurrency, badNumber, badTag, badWord, badText, badChoice
    /// A quotation mark that is not closed, or stands in the middle.
    case badQuotes
    /// Another number of cells than the heading has.
    case cellCount
    case noCurrency
    /// No heading is one of the format's.
    case noKnownColumn
    /// Bytes that are no UTF-8.
    case notUTF8
  }
}
