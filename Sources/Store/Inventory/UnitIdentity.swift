/// Which unit of equipment a record is about: a serial number within its family, or, where a unit has none,
/// all units of that model together.
///
/// `isEmulated` belongs to the identity: an emulated headset that carries a real one's serial is another unit,
/// in every table, so that its hours can never become the real one's.
public struct UnitIdentity: Hashable, Sendable {
  /// The catalog's family, as `vive`.
  public let family: InventoryText
  /// The catalog's model, as `HTC Vive`; it tells units apart only where there is no serial.
  public let model: InventoryText
  /// What the unit itself says; nil where it says nothing.
  public let serial: InventoryText?
  public let isEmulated: Bool

  /// - Throws: `emptyText`, `textTooLong`. An empty serial is a missing one, not an error.
  public init(
    family: String, model: String, serial: String?, isEmulated: Bool
  ) throws(InventoryError) {
    self.family = try InventoryText(family, field: .family)
    self.model = try InventoryText(model, field: .model)
    if let serial, !serial.isEmpty {
      self.serial = try InventoryText(serial, field: .serial)
    } else {
      self.serial = nil
    }
    self.isEmulated = isEmulated
  }
}
