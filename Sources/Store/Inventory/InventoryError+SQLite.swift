import GRDB
import Ledger

extension InventoryError {
  /// The typed form of whatever a call into GRDB threw.
  init(from error: any Error) {
    switch error {
    case let error as InventoryError: self = error
    case let error as DatabaseError: self.init(error)
    case is RowDecodingError: self = .damaged(code: ResultCode.SQLITE_OK.rawValue)
    default: self = .sqlite(code: ResultCode.SQLITE_ERROR.rawValue)
    }
  }

  /// What the ledger says of the disk; nil for what it says of itself or its key.
  init?(diskFailureOf error: LedgerError) {
    switch error {
    case .diskFull: self = .diskFull
    case .readOnly: self = .readOnly
    case .inputOutput(let code): self = .inputOutput(code: code)
    case .system(let code): self = .system(errno: code)
    case .cannotOpen(let code): self = .cannotOpen(code: code)
    case .busy: self = .busy
    default: return nil
    }
  }

  private init(_ error: DatabaseError) {
    let code = error.extendedResultCode.rawValue
    switch error.resultCode {
    case .SQLITE_FULL: self = .diskFull
    case .SQLITE_READONLY: self = .readOnly
    case .SQLITE_PERM, .SQLITE_AUTH: self = .accessDenied
    case .SQLITE_IOERR: self = .inputOutput(code: code)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(code: code)
    case .SQLITE_CANTOPEN: self = .cannotOpen(code: code)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    case .SQLITE_CONSTRAINT: self = .refused(rule: error.message ?? "constraint \(code)")
    default: self = .sqlite(code: code)
    }
  }
}
