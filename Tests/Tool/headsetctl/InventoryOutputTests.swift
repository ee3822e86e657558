import Foundation
import HeadsetTestSupport
import Inventory
import Testing
import Wording

@testable import headsetctl

/// The record of Tests/Fixtures, as people read it.
@Suite struct InventoryOutputTests {
  private static let sqlite = "/usr/bin/sqlite3"

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: sqlite), "needs the package sqlite3"))
  func `every part of the record has its table`() throws {
    let database = FileManager.default.temporaryDirectory.appending(path: "hsi-\(UUID().uuidString).sqlite")
    defer { try? FileManager.default.removeItem(at: database) }
    let process = Process()
    process.executableURL = URL(filePath: Self.sqlite)
    process.arguments = [database.path]
    process.standardInput = try FileHandle(
      forReadingFrom: Snapshot.root.appending(path: "Tests/Fixtures/inventory/v1.sql"))
    try process.run()
    process.waitUntilExit()
    let reader = try InventoryReader(path: database.path)
    let parts = [
      InventoryCommand.text(try reader.devices(), .english),
      InventoryCommand.text(try reader.attachments(limit: 10), .english),
      InventoryCommand.text(try reader.sessions(limit: 10), .english),
      InventoryCommand.text(try reader.runs(limit: 10), .english),
    ]
    let path = "Tests/Tool/headsetctl/Snapshots/inventory.en.txt"
    #expect(try Snapshot.difference(of: parts.joined(separator: "\n"), from: path) == nil)
  }
}
