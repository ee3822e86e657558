import Foundation
public import GRDB

/// A ledger as one file that anybody verifies without the rig: what is carried to an auditor on a stick.
///
/// Text, a line an entry and a line a head, in the order in which they came to be; the last line is the newest head,
/// so that every byte before it is under a signature. Docs/Formats/bundle.md has the format.
public enum LedgerBundle {
  /// Entries of a bundle, at most.
  public static let entryCountMax = 1 << 24

  /// Whether a file begins as a bundle does.
  public static func isBundle(atPath path: String) -> Bool { (try? BundleFile(path: path)) != nil }

  /// Writes what the database has now. The file is there whole, on the disk, or not at all.
  ///
  /// Reads the ledger twice: it is verified before the first byte is written, so that a broken one does not leave.
  ///
  /// - Returns: the newest head.
  /// - Throws: `exists`, `broken`, `notBegun`, `notALedger`, or what a disk says.
  @discardableResult
  public static func write(_ db: Database, toPath path: String) throws(LedgerError) -> SignedTreeHead {
    let verdict = try LedgerVerification(trusting: []).run(on: db)
    if let fault = verdict.faults.first { throw .broken(fault) }
    guard let head = verdict.head else { throw .notBegun }
    guard verdict.size <= entryCountMax else { throw .tooLarge(byteCount: verdict.size) }
    try WholeFile.write(toPath: path) { file throws(LedgerError) in
      do {
        try write(db, to: file)
      } catch {
        throw LedgerError(from: error)
      }
    }
    return head
  }

  private static func write(_ db: Database, to file: WholeFile) throws {
    try file.append(line: BundleFile.firstLine)
    var heads = try HeadCursor(db)
    var head = try heads.next()
    var entries = try EntryCursor(db)
    var size = 0
    while unsafe try entries.next({ row in
      guard let leaf = unsafe row.leaf else { return }
      unsafe try file.append(line: leaf)
    }) {
      size += 1
      while let row = head, row.size <= size {
        if let head = row.head { try file.append(line: head.text) }
        head = try heads.next()
      }
    }
  }
}
