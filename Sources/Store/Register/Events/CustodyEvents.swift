// Custody has two sides: one offers, the other accepts, and until then the thing is in transit. The offer's number in
// the ledger is the transfer's name.

/// `custody.offered`: an asset, and all that is in it, on its way to other hands.
public struct CustodyOffered: Hashable, Sendable, Codable {
  /// The whole kit's topmost.
  public var tag: AssetTag
  public var to: RegisterWord
  /// Where it goes; an academy that another register keeps may be named, too.
  public var site: SiteCode
  public var room: RegisterText
  public var reason: RegisterText?
  /// Days until a finding is opened; 30 unless named.
  public var days: Int?
  /// A loan comes back.
  public var loan: Bool?
  /// Why what is broken is handed over all the same.
  public var broken: RegisterText?

  public init(tag: AssetTag, to: RegisterWord, site: SiteCode, room: RegisterText) {
    self.tag = tag
    self.to = to
    self.site = site
    self.room = room
  }
}

/// `custody.accepted`: the other side has it.
public struct CustodyAccepted: Hashable, Sendable, Codable {
  public var offer: Int
  public var by: RegisterWord
  public var condition: Condition?
  /// The receiving register's head where another rig keeps it: from here on the asset is accounted for there.
  public var peer: PeerReference?

  public init(offer: Int, by: RegisterWord) {
    self.offer = offer
    self.by = by
  }
}

/// `custody.rejected`: it stays, or goes back, where it was.
public struct CustodyRejected: Hashable, Sendable, Codable {
  public var offer: Int
  public var reason: RegisterText

  public init(offer: Int, reason: RegisterText) {
    self.offer = offer
    self.reason = reason
  }
}
