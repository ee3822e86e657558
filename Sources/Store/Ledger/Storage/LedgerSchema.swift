public import GRDB

/// The ledger's tables: part of a database of its own or of somebody else's, whose migrations then install them.
///
/// `ledger_entry.nodes` holds the roots of the subtrees that the entry completed, its own hash first, so that the
/// tree needs no table of its own and grows by inserting alone: the root of the 2^l entries from i * 2^l on is
/// the l-th hash (from 0) of entry (i + 1) * 2^l - 1. `key` repeats the public key that an entry of the ledger's
/// own puts in force. The leaf is not parsed by the schema: SQLite 3.40 refuses its JSON functions there to
/// connections that do not trust the schema, as ours.
public enum LedgerSchema {
  /// Creates the tables in an empty place.
  public static func install(in db: Database) throws {
    try db.execute(sql: sql)
  }

  /// What `install` executes, for migrations. Once released it stays as it is: verification compares with it.
  public static let sql = objects.map { $0.sql + ";\n" }.joined()

  /// Whether the tables are there.
  static func isInstalled(in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'ledger_entry')") ?? false
  }

  /// The first object that is not as it was installed, by name; nil where all are.
  static func firstAlteration(in db: Database) throws -> String? {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT name, sql FROM sqlite_schema
        WHERE tbl_name IN ('ledger_entry', 'ledger_head') AND sql IS NOT NULL ORDER BY name
        """)
    var expected: [String: String] = [:]
    for object in objects { expected[object.name] = object.sql }
    while let row = try rows.next() {
      let name = try row.decode(String.self, atIndex: 0)
      guard try expected.removeValue(forKey: name) == row.decode(String.self, atIndex: 1) else { return name }
    }
    return expected.keys.min()
  }

  // MARK: - Objects

  private struct Object {
    let name: String
    /// As sqlite_schema keeps it.
    let sql: String
  }

  private static let objects = [
    entryTable, keyIndex, headTable,
    refusal(
      of: "INSERT", on: "ledger_entry", because: "an entry is the next one",
      when: """
        WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), -1) + 1 FROM ledger_entry)
        """),
    refusal(of: "UPDATE", on: "ledger_entry", because: "history is not altered"),
    refusal(of: "DELETE", on: "ledger_entry", because: "history is not deleted"),
    refusal(
      of: "INSERT", on: "ledger_head", because: "a head is of all entries",
      when: """
        WHEN NEW.size IS NOT (SELECT max(sequence) + 1 FROM ledger_entry)
        """),
    refusal(of: "UPDATE", on: "ledger_head", because: "history is not altered"),
    refusal(of: "DELETE", on: "ledger_head", because: "history is not deleted"),
  ]

  private static let entryTable = Object(
    name: "ledger_entry",
    sql: """
      CREATE TABLE ledger_entry (
        sequence INTEGER PRIMARY KEY NOT NULL CHECK (sequence >= 0),
        leaf TEXT NOT NULL CHECK (length(CAST(leaf AS BLOB)) BETWEEN 1 AND \(LedgerEntry.leafByteCountMax)),
        nodes BLOB NOT NULL CHECK (length(nodes) BETWEEN 32 AND 2016 AND length(nodes) % 32 = 0),
        key BLOB CHECK (length(key) = \(LedgerPublicKey.byteCount))
      ) STRICT
      """)

  /// Finds the key in force without a look at every entry.
  private static let keyIndex = Object(
    name: "ledger_entry_of_keys",
    sql: """
      CREATE INDEX ledger_entry_of_keys ON ledger_entry (sequence) WHERE key IS NOT NULL
      """)

  private static let headTable = Object(
    name: "ledger_head",
    sql: """
      CREATE TABLE ledger_head (
        size INTEGER PRIMARY KEY NOT NULL CHECK (size > 0),
        time_ms INTEGER NOT NULL CHECK (time_ms BETWEEN 0 AND \(LedgerTime.millisecondsMax)),
        trusted INTEGER NOT NULL CHECK (trusted IN (0, 1)),
        root BLOB NOT NULL CHECK (length(root) = \(MerkleHash.byteCount)),
        key_id BLOB NOT NULL CHECK (length(key_id) = \(LedgerKeyID.byteCount)),
        signature BLOB NOT NULL CHECK (length(signature) = \(SignedTreeHead.signatureByteCount))
      ) STRICT
      """)

  private static func refusal(
    of verb: String, on table: String, because reason: String, when condition: String = ""
  ) -> Object {
    let name = "\(table)_\(verb.lowercased())"
    return Object(
      name: name,
      sql: """
        CREATE TRIGGER \(name) BEFORE \(verb) ON \(table) \(condition)
        BEGIN SELECT RAISE(ABORT, '\(table): \(reason)'); END
        """)
  }
}
