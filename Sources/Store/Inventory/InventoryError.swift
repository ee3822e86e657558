/// Why the inventory could not be written or read, with the facts; the sentence is made elsewhere.
public enum InventoryError: Error, Hashable, Sendable {
  // What the disk says.
  case diskFull
  case readOnly
  case accessDenied
  /// No file at the path.
  case missing
  /// SQLite's extended result code.
  case inputOutput(code: Int32)
  /// SQLite's extended result code, or SQLITE_OK where a record cannot be decoded.
  case damaged(code: Int32)
  case cannotOpen(code: Int32)
  case busy
  /// The system's errno where no case above says it.
  case system(errno: Int32)
  /// Any other result code of SQLite.
  case sqlite(code: Int32)

  // What the file is.
  /// A database of another program, by its `application_id`.
  case notAnInventory(applicationID: Int32)
  /// A newer headsetd wrote it; `neededVersion` is the first release that reads it.
  case schemaFromFuture(found: Int, supported: Int, neededVersion: String)
  /// Another process records into it.
  case heldByAnotherWriter

  // What was handed in.
  case emptyText(field: InventoryField)
  case textTooLong(field: InventoryField, byteCount: Int)
  case notADigest(field: InventoryField)
  /// A rule of the schema refused a record; `rule` is the constraint or trigger.
  case refused(rule: String)
}
