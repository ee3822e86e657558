extension InventorySchema.Version {
  /// The register as tables, and the views that people and programs ask.
  ///
  /// The tables are a projection: written from the register in the transaction that appends its events, and written
  /// anew from the ledger whenever they show another number of events. So they have no triggers that defend
  /// them: the ledger is what is true. `party_name` alone is no projection; it holds what no ledger may.
  ///
  /// The views are a contract (Docs/Formats/views.md): their columns stay as they are, and new ones are added at the
  /// end. Amounts are minor units beside their currency, instants are milliseconds since 1970, days are ISO 8601.
  static let v5 = Self(number: 5, neededVersion: "0.1.0", sql: use + references + assets + events + views)

  /// Whether somebody paid for a session (rule 15 of the register): none, until it is said.
  private static let use = """
    ALTER TABLE usage_session ADD COLUMN fee INTEGER NOT NULL DEFAULT 0 CHECK (fee IN (0, 1));

    CREATE TRIGGER usage_session_fee BEFORE UPDATE OF fee ON usage_session
    BEGIN SELECT RAISE(ABORT, 'usage_session: the origin of a session is not altered'); END;

    """

  private static let references = """
    CREATE TABLE register_state (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      size INTEGER NOT NULL CHECK (size >= 0),
      format INTEGER NOT NULL,
      utc_ms INTEGER NOT NULL,
      trusted INTEGER NOT NULL CHECK (trusted IN (0, 1))
    ) STRICT;

    CREATE TABLE register_programme (
      programme TEXT PRIMARY KEY NOT NULL, donor TEXT NOT NULL, fund TEXT, agreement TEXT, agreed TEXT,
      total_minor INTEGER, currency TEXT, body TEXT, terms TEXT, title TEXT, title_holder TEXT,
      end_use_months INTEGER, report_due TEXT, retention_years INTEGER
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE register_site (
      site TEXT PRIMARY KEY NOT NULL, country TEXT NOT NULL, name_en TEXT NOT NULL, name_fr TEXT, address TEXT,
      rooms TEXT NOT NULL, custodian TEXT, zone TEXT, connectivity TEXT
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE register_party (
      party TEXT PRIMARY KEY NOT NULL, role TEXT NOT NULL, organisation TEXT NOT NULL, site TEXT, uid INTEGER
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE party_name (
      party TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 400),
      contact TEXT CHECK (length(contact) BETWEEN 1 AND 400)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE register_model (
      model TEXT PRIMARY KEY NOT NULL, maker TEXT NOT NULL, product TEXT NOT NULL, equipment TEXT NOT NULL,
      family TEXT, life_months INTEGER, residual_percent INTEGER, calibration_months INTEGER,
      portable INTEGER NOT NULL, storage INTEGER NOT NULL, dual_use INTEGER NOT NULL, tariff TEXT
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE register_document (
      document TEXT PRIMARY KEY NOT NULL, type TEXT NOT NULL, language TEXT, kept TEXT, asset TEXT
    ) STRICT, WITHOUT ROWID;

    """

  private static let assets = """
    CREATE TABLE register_asset (
      tag TEXT PRIMARY KEY NOT NULL, parent TEXT, model TEXT NOT NULL, description TEXT, marks TEXT,
      label_serial TEXT, unit_family TEXT, unit_serial TEXT, emulated INTEGER,
      programme TEXT, award TEXT, acquired TEXT, supplier TEXT, invoice TEXT,
      cost_minor INTEGER, cost_currency TEXT, share_basis_points INTEGER, basis TEXT,
      title_holder TEXT, title TEXT, title_since TEXT,
      custodian TEXT NOT NULL, site TEXT NOT NULL, room TEXT NOT NULL, custody_since_utc_ms INTEGER NOT NULL,
      condition TEXT NOT NULL, status TEXT NOT NULL, live INTEGER NOT NULL,
      insured TEXT, warranty TEXT, support TEXT,
      firmware TEXT, hardware_revision TEXT, first_seen_utc_ms INTEGER, last_seen_utc_ms INTEGER,
      tracked_ms INTEGER, worn_ms INTEGER, session_count INTEGER, last_session_utc_ms INTEGER,
      calibrated_utc_ms INTEGER, calibration_grade TEXT, calibration_due TEXT,
      counted_utc_ms INTEGER, counted_how TEXT, counted_campaign INTEGER, verification_due TEXT NOT NULL,
      disposed TEXT, disposal_method TEXT, proceeds_minor INTEGER, proceeds_currency TEXT,
      compensation_minor INTEGER, kept_until TEXT, handed_over INTEGER NOT NULL,
      enrolled_sequence INTEGER NOT NULL, enrolled_utc_ms INTEGER NOT NULL, last_sequence INTEGER NOT NULL,
      origin_file TEXT, origin_line INTEGER
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX register_asset_place ON register_asset (site, room);

    CREATE TABLE register_transfer (
      offer INTEGER PRIMARY KEY NOT NULL, tag TEXT NOT NULL, assets TEXT NOT NULL, recipient TEXT NOT NULL,
      site TEXT NOT NULL, room TEXT NOT NULL, loan INTEGER NOT NULL, offered_by TEXT NOT NULL,
      offered_utc_ms INTEGER NOT NULL, overdue TEXT NOT NULL, answered_sequence INTEGER, answered_utc_ms INTEGER,
      accepted INTEGER, peer_head TEXT
    ) STRICT;

    """

  private static let events = """
    CREATE TABLE register_campaign (
      campaign INTEGER PRIMARY KEY NOT NULL, site TEXT, room TEXT, equipment TEXT, team TEXT NOT NULL,
      dependent TEXT, due TEXT, scope_count INTEGER NOT NULL, sample_seed INTEGER, to_count INTEGER NOT NULL,
      found INTEGER NOT NULL, not_found INTEGER NOT NULL, uncounted INTEGER NOT NULL,
      open_findings INTEGER NOT NULL, opened_by TEXT NOT NULL, opened_utc_ms INTEGER NOT NULL,
      closed_utc_ms INTEGER,
      CHECK (found + not_found + uncounted = to_count)
    ) STRICT;

    CREATE TABLE register_result (
      campaign INTEGER NOT NULL, tag TEXT NOT NULL, method TEXT, site TEXT, room TEXT, condition TEXT,
      actor TEXT, sequence INTEGER, utc_ms INTEGER,
      PRIMARY KEY (campaign, tag)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE register_finding (
      finding TEXT PRIMARY KEY NOT NULL, sequence INTEGER NOT NULL, kind TEXT NOT NULL, tag TEXT, campaign INTEGER,
      amount_minor INTEGER, currency TEXT, note TEXT, opened_by TEXT NOT NULL, opened_utc_ms INTEGER NOT NULL,
      police_report_due INTEGER NOT NULL, outcome TEXT, decision TEXT, approver TEXT,
      decided_sequence INTEGER, decided_utc_ms INTEGER
    ) STRICT, WITHOUT ROWID;

    """

  static let views = """
    CREATE VIEW register AS
      SELECT size, utc_ms, trusted FROM register_state;
    CREATE VIEW programmes AS
      SELECT programme, donor, fund, agreement, agreed, total_minor, currency, body, terms, title, title_holder,
        end_use_months, report_due, retention_years FROM register_programme;
    CREATE VIEW sites AS
      SELECT site, country, name_en, name_fr, address, rooms, custodian, zone, connectivity FROM register_site;
    CREATE VIEW parties AS
      SELECT p.party, p.role, p.organisation, p.site, p.uid, n.name, n.contact
      FROM register_party p LEFT JOIN party_name n ON n.party = p.party;
    CREATE VIEW models AS
      SELECT model, maker, product, equipment, family, life_months, residual_percent, calibration_months,
        portable, storage, dual_use, tariff FROM register_model;
    CREATE VIEW documents AS
      SELECT document, type, language, kept, asset FROM register_document;
    CREATE VIEW assets AS
      SELECT a.tag, a.parent, a.model, m.maker, m.product, m.equipment, a.description, a.marks, a.label_serial,
        a.unit_family, a.unit_serial, a.emulated, a.programme, p.donor, a.award, a.acquired, a.supplier,
        a.invoice, a.cost_minor, a.cost_currency, a.share_basis_points, a.basis, a.title_holder, a.title,
        a.title_since, a.custodian, a.site, a.room, a.custody_since_utc_ms, a.condition, a.status, a.live,
        a.insured, a.warranty, a.support, a.firmware, a.hardware_revision, a.first_seen_utc_ms,
        a.last_seen_utc_ms, a.tracked_ms, a.worn_ms, a.session_count, a.last_session_utc_ms,
        a.calibrated_utc_ms, a.calibration_grade, a.calibration_due, a.counted_utc_ms, a.counted_how,
        a.counted_campaign, a.verification_due, a.disposed, a.disposal_method, a.proceeds_minor,
        a.proceeds_currency, a.compensation_minor, a.kept_until, a.handed_over, a.enrolled_sequence,
        a.enrolled_utc_ms, a.last_sequence, a.origin_file, a.origin_line
      FROM register_asset a LEFT JOIN register_model m ON m.model = a.model
        LEFT JOIN register_programme p ON p.programme = a.programme;
    CREATE VIEW transfers AS
      SELECT offer, tag, assets, recipient, site, room, loan, offered_by, offered_utc_ms, overdue,
        answered_sequence, answered_utc_ms, accepted, peer_head FROM register_transfer;
    CREATE VIEW campaigns AS
      SELECT campaign, site, room, equipment, team, dependent, due, scope_count, sample_seed, to_count, found,
        not_found, uncounted, open_findings, opened_by, opened_utc_ms, closed_utc_ms FROM register_campaign;
    CREATE VIEW results AS
      SELECT campaign, tag, method, site, room, condition, actor, sequence, utc_ms FROM register_result;
    CREATE VIEW findings AS
      SELECT finding, sequence, kind, tag, campaign, amount_minor, currency, note, opened_by, opened_utc_ms,
        police_report_due, outcome, decision, approver, decided_sequence, decided_utc_ms FROM register_finding;
    CREATE VIEW events AS
      SELECT sequence, CAST(leaf AS TEXT) AS entry FROM ledger_entry;
    CREATE VIEW units AS
      SELECT d.family, d.serial, d.model, d.emulated, d.first_seen_utc_ms,
        (SELECT coalesce(sum(u.tracked_ms), 0) FROM device_usage u WHERE u.device_id = d.id) AS tracked_ms,
        (SELECT count(*) FROM device_usage u WHERE u.device_id = d.id) AS session_count,
        a.tag
      FROM device d LEFT JOIN register_asset a
        ON a.unit_family = d.family AND a.unit_serial = d.serial AND a.emulated = d.emulated AND a.live = 1;
    CREATE VIEW sessions AS
      SELECT s.identifier, s.purpose, s.started_by_uid, s.started_utc_ms, s.started_trusted, s.stopped_utc_ms,
        s.stopped_trusted, s.ending, r.rig, s.fee
      FROM usage_session s JOIN service_run r ON r.id = s.run_id;

    """
}
