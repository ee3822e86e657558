import FaultyDisk
import Foundation
import GRDB
import HeadsetTestSupport
import Testing

@testable import Ledger

/// A day of a ledger on a disk of which every third write, sync and cut fails once; with --long each of them.
@Suite(.serialized) struct DiskFaultTests {
  private static let codes = [ENOSPC, EIO, EROFS]

  /// In memory where the system has such a folder: it is the calls that matter, thousands of them.
  private static func shelf() throws -> Shelf {
    try Shelf(
      in: FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : TemporaryPlace.databaseFolder)
  }

  @Test func `whichever call fails, nothing is half-written and the day goes on`() throws {
    let quiet = try Self.shelf()
    unsafe faulty_disk_arm(quiet.folder, 0, 0, 0)
    try Day(quiet).live()
    let callCount = faulty_disk_call_count()
    faulty_disk_heal()
    #expect(callCount > 50)
    // With --long each code at each call, else at every third in turns. One call, or all until the disk is well again.
    for call in stride(from: 1, through: callCount, by: Tier.isLong ? 1 : 3) {
      for code in Tier.isLong ? Self.codes : [Self.codes[call / 3 % 3]] {
        for last in Tier.isLong ? [call, Int.max] : [call.isMultiple(of: 2) ? call : Int.max] {
          let shelf = try Self.shelf()
          unsafe faulty_disk_arm(shelf.folder, call, last, code)
          defer { faulty_disk_heal() }
          let day = Day(shelf)
          try day.live()
          #expect(faulty_disk_fault_count() > 0, "call \(call)")
          let verdict = try shelf.verdict(everySignature: true)
          #expect(verdict.isIntact && verdict.size == Day.size, "call \(call), errno \(code): \(verdict)")
          #expect(day.errors.allSatisfy(Self.isOfDisk), "call \(call), errno \(code): \(day.errors)")
        }
      }
    }
  }

  @Test func `every append waits for the disk, and every change of keys`() throws {
    let shelf = try Self.shelf()
    var file = try shelf.begun()
    unsafe faulty_disk_arm(shelf.folder, 0, 0, 0)
    defer { faulty_disk_heal() }
    for index in 1...5 {
      let before = faulty_disk_sync_count()
      _ = try file.append([.numbered(index)])
      #expect(faulty_disk_sync_count() > before)
    }
    let before = faulty_disk_sync_count()
    _ = try file.change(to: .test(2), actor: "administrator/0", time: .at(6))
    #expect(faulty_disk_sync_count() > before)
  }

  private static func isOfDisk(_ error: LedgerError) -> Bool {
    switch error {
    case .diskFull, .readOnly, .inputOutput, .cannotOpen, .sqlite, .notBegun: true
    default: false
    }
  }
}

/// Begin, ten events, a batch, the log moved into the database, ten events, closed and opened, five events.
private final class Day {
  static let size = 41
  private let shelf: Shelf
  private(set) var errors: [LedgerError] = []

  init(_ shelf: Shelf) { self.shelf = shelf }

  func live() throws {
    var file = shelf.file()
    try insist(&file, until: 1) { file throws(LedgerError) in
      _ = try file.begin(origin: "day", actor: "test", time: .at(0))
    }
    for index in 1...10 { try append(index..<index + 1, &file) }
    try append(11..<26, &file)
    do throws(LedgerError) { try file.checkpoint() } catch { note(error) }
    for index in 26...35 { try append(index..<index + 1, &file) }
    file = shelf.file()
    for index in 36...40 { try append(index..<index + 1, &file) }
  }

  private func append(_ range: Range<Int>, _ file: inout LedgerFile) throws {
    let before = try size(&file)
    try insist(&file, until: range.upperBound) { file throws(LedgerError) in
      // Whole or not at all.
      _ = try file.append(range.map { number throws(LedgerError) in try LedgerEntry.numbered(number) })
    }
    #expect(before == range.lowerBound)
  }

  /// Tries until it is done, as the service does with every heartbeat; the disk is well again after the first
  /// failure. A failure may have been after the entries were on the disk: the size tells.
  private func insist(
    _ file: inout LedgerFile, until size: Int, _ attempt: (inout LedgerFile) throws(LedgerError) -> Void
  ) throws {
    for _ in 0..<5 {
      do throws(LedgerError) {
        try attempt(&file)
        return
      } catch {
        note(error)
        if (try? self.size(&file)) == size { return }
      }
    }
    Issue.record("the day did not go on: \(errors)")
  }

  private func size(_ file: inout LedgerFile) throws -> Int {
    for _ in 0..<5 {
      do throws(LedgerError) {
        return try file.read { db in try LedgerSchema.isInstalled(in: db) ? Ledger.size(of: db) : 0 }
      } catch {
        note(error)
      }
    }
    throw try #require(errors.last)
  }

  private func note(_ error: LedgerError) {
    errors.append(error)
    faulty_disk_heal()
  }
}
