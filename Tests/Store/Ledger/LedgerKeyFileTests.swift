import Foundation
import Testing

@testable import Ledger

@Suite struct LedgerKeyFileTests {
  private let shelf: Shelf
  private let file: LedgerKeyFile

  init() throws {
    shelf = try Shelf()
    file = LedgerKeyFile(path: shelf.folder + "/ledger.key")
  }

  private var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: shelf.folder).sorted()) ?? []
  }

  @Test func `a new key is its owner's alone, whole, and read back`() throws {
    let key = try file.create()
    #expect(try file.load().publicKey == key.publicKey)
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(names == ["ledger.key"])
  }

  @Test func `a key that is there is never replaced`() throws {
    let key = try file.create()
    #expect(throws: LedgerError.keyFile(.exists)) { try file.create() }
    #expect(try file.load().publicKey == key.publicKey)
  }

  @Test func `what a power cut left of a draft makes way`() throws {
    try Data("half".utf8).write(to: URL(filePath: file.path + ".new"))
    _ = try file.create()
    #expect(names == ["ledger.key"])
  }

  @Test(arguments: [0o640, 0o604, 0o666] as [mode_t])
  func `a file others may touch is not used`(mode: mode_t) throws {
    _ = try file.create()
    #expect(unsafe chmod(file.path, mode) == 0)
    #expect(throws: LedgerError.keyFile(.tooOpen(mode: UInt32(mode)))) { try file.load() }
  }

  @Test(.enabled(if: getuid() == 0, "needs root, to give a file away"))
  func `another user's file is not used`() throws {
    _ = try file.create()
    #expect(unsafe chown(file.path, 12_345, 12_345) == 0)
    #expect(throws: LedgerError.keyFile(.foreignOwner(uid: 12_345))) { try file.load() }
  }

  @Test func `a link, a folder, a pipe and another text are not used`() throws {
    _ = try file.create()
    let other = LedgerKeyFile(path: shelf.folder + "/other")
    #expect(throws: LedgerError.missing) { try other.load() }
    #expect(unsafe symlink(file.path, other.path) == 0)
    #expect(throws: LedgerError.keyFile(.notAFile)) { try other.load() }
    #expect(throws: LedgerError.keyFile(.notAFile)) { try LedgerKeyFile(path: shelf.folder).load() }
    #expect(unsafe mkfifo(shelf.folder + "/pipe", 0o600) == 0)
    #expect(throws: LedgerError.keyFile(.notAFile)) { try LedgerKeyFile(path: shelf.folder + "/pipe").load() }
    try Data(repeating: 65, count: 100_000).write(to: URL(filePath: file.path))
    #expect(unsafe chmod(file.path, 0o600) == 0)
    #expect(throws: LedgerError.keyFile(.malformed)) { try file.load() }
  }

  @Test func `a change of keys goes on wherever it was interrupted`() throws {
    let first = try file.create()
    #expect(try file.settle(inForce: first.publicKey.id).publicKey == first.publicKey)
    let next = try file.prepareNext()
    // Interrupted before the ledger knew: the first is in force, and the next attempt takes the same.
    #expect(try file.settle(inForce: first.publicKey.id).publicKey == first.publicKey)
    #expect(try file.prepareNext().publicKey == next.publicKey)
    // Interrupted after: the next is in force, and the first is gone.
    #expect(try file.settle(inForce: next.publicKey.id).publicKey == next.publicKey)
    #expect(try file.load().publicKey == next.publicKey)
    #expect(names == ["ledger.key"])
    let expected = LedgerError.keyMismatch(expected: first.publicKey.id, actual: next.publicKey.id)
    #expect(throws: expected) { try file.settle(inForce: first.publicKey.id) }
  }
}
