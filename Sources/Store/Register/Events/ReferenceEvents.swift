// What the register refers to. Each is declared again to change it: the newest declaration counts, all are kept.

/// `programme.declared`: whose money, and under which conditions.
public struct ProgrammeDeclared: Hashable, Sendable, Codable {
  public var programme: RegisterWord
  public var donor: RegisterWord
  public var fund: RegisterText?
  public var agreement: RegisterText?
  public var agreed: CivilDay?
  public var total: Money?
  /// Who carries it out.
  public var body: RegisterWord?
  /// Conditions as the agreement has them, in words.
  public var terms: RegisterText?
  public var documents: [DocumentDigest]?
  /// Conditions that the register itself watches.
  public var conditions: Conditions

  /// Conditions that the register itself watches.
  public struct Conditions: Hashable, Sendable, Codable {
    /// Who holds the title of what has no title of its own.
    public var titleHolder: RegisterWord?
    public var title: TitleKind?
    /// The donor approves any disposal.
    public var resaleBan: Bool?
    /// Months of use owed to the purpose.
    public var endUseMonths: Int?
    /// Day of the yearly report, as `01-31`.
    public var reportDue: RegisterWord?
    /// A use for a fee is against the conditions; true unless the programme says false.
    public var feeBan: Bool?
    /// Years that records are kept after disposal, at least 3.
    public var retentionYears: Int?
    /// From this value on a disposal needs a document of approval even where the title is full.
    public var threshold: Money?

    public init() {}

    private enum CodingKeys: String, CodingKey {
      case title, threshold
      case titleHolder = "title_holder"
      case resaleBan = "resale_ban"
      case endUseMonths = "end_use_months"
      case reportDue = "report_due"
      case feeBan = "fee_ban"
      case retentionYears = "retention_years"
    }
  }

  public init(programme: RegisterWord, donor: RegisterWord, conditions: Conditions = Conditions()) {
    self.programme = programme
    self.donor = donor
    self.conditions = conditions
  }
}

/// `site.declared`: an academy.
public struct SiteDeclared: Hashable, Sendable, Codable {
  public var site: SiteCode
  public var english: RegisterText
  public var french: RegisterText?
  public var address: RegisterText?
  public var rooms: [RegisterText]
  /// Who answers for it.
  public var custodian: RegisterWord?
  /// As `Africa/Nairobi`.
  public var zone: RegisterText?
  public var connectivity: RegisterWord?

  public init(site: SiteCode, english: RegisterText, rooms: [RegisterText]) {
    self.site = site
    self.english = english
    self.rooms = rooms
  }
}

/// What a party does in the register.
public enum PartyRole: String, CaseIterable, Hashable, Sendable, Codable {
  case donor, implementer, recipient, custodian, technician, auditor, supplier, finance
}

/// `party.declared`: an organisation, or somebody in it by a number. Names of people are kept outside the ledger.
public struct PartyDeclared: Hashable, Sendable, Codable {
  /// As `P-0007`.
  public var party: RegisterWord
  public var role: PartyRole
  public var organisation: RegisterText
  public var site: SiteCode?
  /// The user of the rig this party signs as.
  public var uid: UInt32?

  public init(party: RegisterWord, role: PartyRole, organisation: RegisterText, uid: UInt32? = nil) {
    self.party = party
    self.role = role
    self.organisation = organisation
    self.uid = uid
  }
}

/// What a model is.
public enum EquipmentKind: String, CaseIterable, Hashable, Sendable, Codable {
  case headset, controller, tracker, station, dongle, camera, computer, display, kiosk, cables, other
}

/// `model.declared`: what all units of a make have in common.
public struct ModelDeclared: Hashable, Sendable, Codable {
  public var model: RegisterWord
  public var maker: RegisterText
  public var product: RegisterText
  public var equipment: EquipmentKind
  /// The catalog's family of such units, as `vive`.
  public var family: RegisterWord?
  /// Useful life in months; 0 is expensed when acquired.
  public var lifeMonths: Int?
  /// What is left at the end of it, per cent of the cost.
  public var residualPercent: Int?
  /// Between two calibrations; nil where it has none.
  public var calibrationMonths: Int?
  /// Seen twice as often.
  public var portable: Bool?
  /// Keeps data that must be wiped before it is given away.
  public var storage: Bool?
  /// Under export control.
  public var dualUse: Bool?
  /// Code of the Harmonized System.
  public var tariff: RegisterWord?
  public var parts: [RegisterText]?

  public init(model: RegisterWord, maker: RegisterText, product: RegisterText, equipment: EquipmentKind) {
    self.model = model
    self.maker = maker
    self.product = product
    self.equipment = equipment
  }

  private enum CodingKeys: String, CodingKey {
    case model, maker, product, equipment, family, portable, storage, tariff, parts
    case lifeMonths = "life_months"
    case residualPercent = "residual_percent"
    case calibrationMonths = "calibration_months"
    case dualUse = "dual_use"
  }
}

/// What a document is.
public enum DocumentKind: String, CaseIterable, Hashable, Sendable, Codable {
  case agreement, invoice, donation, receipt, title, photograph, approval, valuation, wiping, insurance
  case policeReport = "police_report"
  /// What a programme's donor is sent once a year.
  case endUseReport = "end_use_report"
  case other
}

/// `document.added`: a document by its digest; the document itself is kept elsewhere.
public struct DocumentAdded: Hashable, Sendable, Codable {
  public var document: DocumentDigest
  public var type: DocumentKind
  /// ISO 639, as `en`.
  public var language: RegisterWord?
  /// Where it is kept.
  public var kept: RegisterText?
  public var asset: AssetTag?
  /// An end-use report's, which was sent: from now on that year's is not due.
  public var programme: RegisterWord?
  /// The year it is about.
  public var year: Int?

  public init(document: DocumentDigest, type: DocumentKind, kept: RegisterText? = nil) {
    self.document = document
    self.type = type
    self.kept = kept
  }
}
