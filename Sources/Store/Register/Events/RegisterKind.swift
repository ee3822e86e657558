/// The kinds of events that the register reads, as they stand in the ledger's entries.
///
/// A kind's payload may get further optional keys; one whose meaning changes becomes another kind. Kinds that are not
/// listed are somebody else's: they are counted and passed over.
public enum RegisterKind: String, CaseIterable, Hashable, Sendable {
  case programme = "programme.declared"
  case site = "site.declared"
  case party = "party.declared"
  case model = "model.declared"
  case document = "document.added"
  case enrolled = "asset.enrolled"
  case corrected = "asset.corrected"
  case linked = "asset.linked"
  case kitted = "asset.kitted"
  case placed = "asset.placed"
  case examined = "asset.condition"
  case moved = "asset.status"
  case title = "asset.title"
  case valued = "asset.valued"
  case maintained = "asset.maintained"
  case disposed = "asset.disposed"
  case imported = "file.imported"
  case offered = "custody.offered"
  case accepted = "custody.accepted"
  case rejected = "custody.rejected"
  case campaignOpened = "campaign.opened"
  case campaignVisited = "campaign.visited"
  case campaignCounted = "campaign.counted"
  case campaignClosed = "campaign.closed"
  case findingOpened = "finding.opened"
  case findingDecided = "finding.decided"
  // Measured.
  case firstSeen = "unit.first_seen"
  case learned = "unit.learned"
  case attached = "unit.attached"
  case detached = "unit.detached"
  case calibration = "unit.calibration"
  case session = "session.ended"

  /// Who may enter it.
  public enum Right: CaseIterable, Hashable, Sendable {
    /// What the register refers to, titles and disposals: an administrator.
    case describe
    /// What happens to equipment: a technician.
    case equip
    /// Counts and findings: an auditor.
    case audit
    /// The service itself, by what it measures.
    case witness
  }

  public var right: Right {
    switch self {
    case .programme, .site, .party, .model, .title, .disposed: .describe
    case .document, .enrolled, .corrected, .linked, .kitted, .placed, .examined, .moved, .valued, .maintained,
      .imported, .offered, .accepted, .rejected, .findingOpened:
      .equip
    case .campaignOpened, .campaignVisited, .campaignCounted, .campaignClosed, .findingDecided: .audit
    case .firstSeen, .learned, .attached, .detached, .calibration, .session: .witness
    }
  }
}
