import Ledger

extension InventorySchema.Version {
  /// The ledger's tables, beside those whose events it witnesses: both are written in one transaction.
  static let v3 = Self(number: 3, neededVersion: "0.1.0", sql: LedgerSchema.sql)
}
