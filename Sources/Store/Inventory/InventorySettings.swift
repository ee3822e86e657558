/// What a recorder needs to know about the run it records.
public struct InventorySettings: Sendable {
  /// The database file; its folder must exist.
  public let path: String
  /// The rig's name from the configuration.
  public let rig: InventoryText
  /// headsetd's version.
  public let version: InventoryText
  /// `/proc/sys/kernel/random/boot_id`: within one boot, monotonic instants can be compared.
  public let boot: InventoryText
  public let processID: Int32
  public let startedAt: Moment
  /// The file of the key that signs the ledger; made where there is none and the ledger has not begun. Nil for a
  /// record without a ledger.
  public let ledgerKeyPath: String?

  /// - Throws: `emptyText`, `textTooLong`.
  public init(
    path: String, rig: String, version: String, boot: String, processID: Int32, startedAt: Moment,
    ledgerKeyPath: String? = nil
  ) throws(InventoryError) {
    self.path = path
    self.rig = try InventoryText(rig, field: .rig)
    self.version = try InventoryText(version, field: .version)
    self.boot = try InventoryText(boot, field: .boot)
    self.processID = processID
    self.startedAt = startedAt
    self.ledgerKeyPath = ledgerKeyPath
  }
}
