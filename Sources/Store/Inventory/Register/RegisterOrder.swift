public import Register

/// What somebody asks the register for: drafts that become events all together, or none of them.
public struct RegisterOrder: Hashable, Sendable {
  public let drafts: [RegisterDraft]
  /// Names of people, for the table that no ledger covers.
  public let names: [PartyName]
  /// By role and number.
  public let actor: RegisterActor
  public let moment: Moment
  /// Says what would come of it, and changes nothing.
  public let isTrial: Bool

  public init(
    drafts: [RegisterDraft], names: [PartyName] = [], actor: RegisterActor, at moment: Moment,
    isTrial: Bool = false
  ) {
    self.drafts = drafts
    self.names = names
    self.actor = actor
    self.moment = moment
    self.isTrial = isTrial
  }
}

/// Who a party is in life. Kept in a table that may be changed and emptied, never in the ledger.
public struct PartyName: Hashable, Sendable, Codable {
  public let party: RegisterWord
  public let name: RegisterText
  public let contact: RegisterText?

  public init(party: RegisterWord, name: RegisterText, contact: RegisterText? = nil) {
    self.party = party
    self.name = name
    self.contact = contact
  }
}

/// What came of an order: what was entered, in the order of the drafts.
public struct RegisterReceipt: Hashable, Sendable, Codable {
  public var entries: [Entry] = []
  /// The ledger's size afterwards.
  public var size = 0

  /// One event.
  public struct Entry: Hashable, Sendable, Codable {
    /// Its number in the ledger, which names offers and campaigns.
    public var sequence: Int
    public var kind: String
    /// The asset's tag, where it is about one.
    public var tag: String?
    /// Findings that it opened, as `F120 not_found`.
    public var findings: [String]

    public init(sequence: Int, kind: String, tag: String?, findings: [String]) {
      self.sequence = sequence
      self.kind = kind
      self.tag = tag
      self.findings = findings
    }
  }

  public init() {}
}

/// Why an order was not carried out; nothing of it was.
public enum RegisterFailure: Error, Hashable, Sendable {
  /// A rule, or something unknown; the draft's place, from 0.
  case refused(draft: Int, RegisterRefusal)
  /// There is no ledger, or it takes nothing now.
  case noLedger
  case disk(InventoryError)
  /// Too many orders wait.
  case busy
  /// It waits for the disk longer than the caller did, and may still be carried out.
  case timedOut
}
