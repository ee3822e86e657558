import Foundation
import GRDB

extension SignedTreeHead {
  static let columns = "size, time_ms, trusted, root, key_id, signature"

  /// Nil where a column is not what the schema asks for.
  init?(_ row: Row) {
    guard let size = try? row.decode(Int.self, forColumn: "size"), size > 0,
      let milliseconds = try? row.decode(Int64.self, forColumn: "time_ms"),
      let isTrusted = try? row.decode(Bool.self, forColumn: "trusted"),
      let root = (try? row.decode(Data.self, forColumn: "root")).flatMap({ MerkleHash(bytes: $0) }),
      let keyID = (try? row.decode(Data.self, forColumn: "key_id")).flatMap(LedgerKeyID.init),
      let signature = try? row.decode(Data.self, forColumn: "signature"),
      signature.count == Self.signatureByteCount
    else { return nil }
    let time = LedgerTime(milliseconds: milliseconds, isTrusted: isTrusted)
    self.init(head: TreeHead(size: size, time: time, root: root), keyID: keyID, signature: signature)
  }

  func insert(into db: Database) throws {
    try db.cachedStatement(
      sql: "INSERT INTO ledger_head (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [
      head.size, head.time.milliseconds, head.time.isTrusted, head.root.bytes, keyID.bytes, signature,
    ])
  }
}
