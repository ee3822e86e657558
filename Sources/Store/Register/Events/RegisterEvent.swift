/// Something that happened to the register, as one entry of the ledger says it.
public enum RegisterEvent: Hashable, Sendable {
  case programme(ProgrammeDeclared)
  case site(SiteDeclared)
  case party(PartyDeclared)
  case model(ModelDeclared)
  case document(DocumentAdded)
  case enrolled(AssetEnrolled)
  case corrected(AssetCorrected)
  case linked(AssetLinked)
  case kitted(AssetKitted)
  case placed(AssetPlaced)
  case examined(AssetExamined)
  case moved(AssetMoved)
  case title(TitleChanged)
  case valued(AssetValued)
  case maintained(AssetMaintained)
  case disposed(AssetDisposed)
  case imported(FileImported)
  case offered(CustodyOffered)
  case accepted(CustodyAccepted)
  case rejected(CustodyRejected)
  case campaignOpened(CampaignOpened)
  case campaignVisited(CampaignVisited)
  case campaignCounted(CampaignCounted)
  case campaignClosed(CampaignClosed)
  case findingOpened(FindingOpened)
  case findingDecided(FindingDecided)
  // Measured.
  case firstSeen(UnitKey)
  case learned(UnitLearned)
  case attached(UnitPlugged)
  case detached(UnitPlugged)
  case calibration(UnitCalibration)
  case session(SessionEnded)

  /// The asset it is about; nil where it is about none, or about one that an offer or a finding names.
  public var tag: AssetTag? {
    switch self {
    case .enrolled(let event): event.tag
    case .corrected(let event): event.tag
    case .linked(let event): event.tag
    case .kitted(let event): event.tag
    case .placed(let event): event.tag
    case .examined(let event): event.tag
    case .moved(let event): event.tag
    case .title(let event): event.tag
    case .valued(let event): event.tag
    case .maintained(let event): event.tag
    case .disposed(let event): event.tag
    case .offered(let event): event.tag
    case .campaignCounted(let event): event.tag
    case .findingOpened(let event): event.tag
    case .document(let event): event.asset
    default: nil
    }
  }

  public var kind: RegisterKind {
    switch self {
    case .programme: .programme
    case .site: .site
    case .party: .party
    case .model: .model
    case .document: .document
    case .enrolled: .enrolled
    case .corrected: .corrected
    case .linked: .linked
    case .kitted: .kitted
    case .placed: .placed
    case .examined: .examined
    case .moved: .moved
    case .title: .title
    case .valued: .valued
    case .maintained: .maintained
    case .disposed: .disposed
    case .imported: .imported
    case .offered: .offered
    case .accepted: .accepted
    case .rejected: .rejected
    case .campaignOpened: .campaignOpened
    case .campaignVisited: .campaignVisited
    case .campaignCounted: .campaignCounted
    case .campaignClosed: .campaignClosed
    case .findingOpened: .findingOpened
    case .findingDecided: .findingDecided
    case .firstSeen: .firstSeen
    case .learned: .learned
    case .attached: .attached
    case .detached: .detached
    case .calibration: .calibration
    case .session: .session
    }
  }
}
