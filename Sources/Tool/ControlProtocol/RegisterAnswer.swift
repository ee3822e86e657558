/// What the register took, event by event.
public struct RegisterAnswer: Codable, Hashable, Sendable {
  /// Entries of the ledger afterwards; after a trial, what would be.
  public var size: Int
  public var entries: [Entry]

  /// One event.
  public struct Entry: Codable, Hashable, Sendable {
    /// Its number in the ledger: the name of an offer or a campaign.
    public var sequence: Int
    /// As `asset.enrolled`.
    public var kind: String
    /// The asset's tag; left out where it is about none.
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

  public init(size: Int, entries: [Entry]) {
    self.size = size
    self.entries = entries
  }
}
