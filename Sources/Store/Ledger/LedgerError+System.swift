import Foundation
import GRDB

extension LedgerError {
  /// The typed form of a failed system call.
  init(errno code: Int32) {
    switch code {
    case ENOSPC, EDQUOT: self = .diskFull
    case EROFS: self = .readOnly
    case EACCES, EPERM: self = .accessDenied
    case ENOENT, ENOTDIR: self = .missing
    default: self = .system(errno: code)
    }
  }

  /// The typed form of whatever a call into GRDB threw.
  public init(from error: any Error) {
    switch error {
    case let error as LedgerError: self = error
    case let error as DatabaseError: self.init(error)
    default: self = .sqlite(code: ResultCode.SQLITE_ERROR.rawValue)
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
    default: self = .sqlite(code: code)
    }
  }
}
