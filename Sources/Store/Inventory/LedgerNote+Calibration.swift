import Foundation
import GRDB
import Ledger

extension LedgerNote {
  /// What a row of the calibration's history says, its parameters in full.
  static func calibration(_ id: Int64, _ db: Database) throws -> LedgerEntry {
    let row = try one(
      "SELECT * FROM calibration c JOIN device d ON d.id = c.device_id WHERE c.id = ?", id, db)
    let kind: String = try row.decode(forColumn: "kind")
    let uid: Int64 = try row.decode(forColumn: "uid")
    var payload: [String: CanonicalJSON] = [
      "calibration": .integer(id), "kind": .string(kind), "part": .string(try row.decode(forColumn: "part")),
      "unit": try unit(row),
    ]
    if kind == SensorCalibration.Kind.reverted.rawValue {
      let older: Int64? = try row.decode(forColumn: "reverts_to")
      payload["reverts_to"] = older.map { .integer($0) } ?? .null
    } else {
      try addFigures(of: row, to: &payload)
    }
    return try LedgerEntry(
      kind: "unit.calibration", actor: "uid/\(uid)", time: try time(row, "measured"), payload: payload)
  }

  private static func addFigures(of row: Row, to payload: inout [String: CanonicalJSON]) throws {
    for name in ["grade", "journal_sha256"] { payload[name] = .string(try row.decode(forColumn: name)) }
    for quantity in ["gravity", "turn", "rate"] {
      for moment in ["before", "after", "limit"] {
        let name = quantity + "_" + moment
        let value: Double? = try row.decode(forColumn: name)
        payload[name] = value.map { .number($0) } ?? .null
      }
    }
    if let parameters = try row.decode(Data?.self, forColumn: "parameters") {
      payload["parameters"] = .array(
        try KeptCalibration.numbers(parameters, multipleOf: SensorCalibration.parameterCount).map {
          .number($0)
        })
    }
  }
}
