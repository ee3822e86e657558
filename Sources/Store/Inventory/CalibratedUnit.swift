import Foundation
import GRDB

/// A part of a unit with all that was measured of it: what a certificate is made of.
public struct CalibratedUnit: Codable, Hashable, Sendable {
  public let family: String
  public let model: String
  public let serial: String
  public let isEmulated: Bool
  public let part: String
  /// Oldest first.
  public let calibrations: [KeptCalibration]

  private enum CodingKeys: String, CodingKey {
    case family, model, serial, part, calibrations
    case isEmulated = "emulated"
  }
}

extension InventoryReader {
  /// Every part, of every unit with this serial, that anything was measured of.
  public func calibratedUnits(serial: String) throws(InventoryError) -> [CalibratedUnit] {
    try read { db in
      try Row.fetchAll(db, sql: InventoryQuery.calibratedParts, arguments: [serial]).map { row in
        let device: Int64 = try row.decode(forColumn: "device_id")
        let part: String = try row.decode(forColumn: "part")
        let rows = try Row.fetchAll(
          db, sql: InventoryQuery.calibrationsOfPart,
          arguments: [device, part, Self.calibrationCountMax])
        return CalibratedUnit(
          family: try row.decode(forColumn: "family"), model: try row.decode(forColumn: "model"),
          serial: serial, isEmulated: try row.decode(forColumn: "emulated"), part: part,
          calibrations: try rows.reversed().map(KeptCalibration.init))
      }
    }
  }

  /// The number of the ledger's entry that says this row; nil where the ledger has none.
  public func ledgerSequence(ofCalibration id: Int64) throws(InventoryError) -> Int? {
    try read { db in
      // A leaf is canonical JSON: members are sorted, and a number has one spelling.
      try Int.fetchOne(
        db, sql: "SELECT sequence FROM ledger_entry WHERE leaf LIKE ? LIMIT 1",
        arguments: ["{\"actor\":%,\"kind\":\"unit.calibration\",\"payload\":{\"calibration\":\(id),%"])
    }
  }
}
