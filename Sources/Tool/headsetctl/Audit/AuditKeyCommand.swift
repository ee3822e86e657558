internal import ArgumentParser
private import Foundation
private import Inventory
private import Ledger
private import Wording

/// The key of a ledger: shown, or changed.
struct AuditKeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Print the public key that verifies the ledger, or change the key that signs it.",
    subcommands: [AuditKeyShowCommand.self, AuditKeyRotateCommand.self],
    defaultSubcommand: AuditKeyShowCommand.self)
}

/// Prints the public key in force.
struct AuditKeyShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print the public key that verifies the ledger.",
    discussion: """
      Take it along when the rig is handed over: with it, 'audit verify --key' knows this ledger from any other \
      that might be put in its place. OpenSSL reads it, too.
      """)

  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    let path = ledger.path
    do throws(LedgerError) {
      let key = try LedgerReader(path: path).read { db in try Ledger.keyInForce(of: db) }
      Terminal.write(key.pem)
    } catch {
      throw Failure(error, at: path)
    }
  }
}

/// Changes the key that signs.
struct AuditKeyRotateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate",
    abstract: "Change the key that signs the ledger.",
    discussion: """
      Once a year, when who had the rights on the rig leaves, and whenever somebody may have copied the key. Stop \
      the service first; run it as the user who owns the key. The whole ledger is verified before; an entry, under the old \
      key's last head, names the new one, and who knows any key of the ledger can still verify all of it. What a stolen key \
      signed before stays signed: heads that were kept elsewhere tell. Prints the new public key; the old private key is gone.
      """)

  @OptionGroup var ledger: LedgerOptions
  @Option(
    help: ArgumentHelp(
      "The private key; unless named, 'ledger.key' beside the database.", valueName: "file"),
    completion: .file())
  var keyFile: String?
  @Flag(help: "Do it; without this, only say what would be done.")
  var yes = false

  func run() throws {
    let path = ledger.path
    let keyPath =
      keyFile
      ?? URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent("ledger.key").path
    // Looked at before it is locked: what is no ledger is left as it is, without a lock's file beside it.
    let key: LedgerPublicKey
    do throws(LedgerError) {
      key = try LedgerReader(path: path).read { db in try Ledger.keyInForce(of: db) }
    } catch {
      throw Failure(error, at: path)
    }
    guard yes else {
      Terminal.writeLine("\(path): \(key.id) (\(keyPath))")
      throw ValidationError("Add --yes to change this key.")
    }
    do throws(LedgerKeyRotation.Refusal) {
      let rotation = try LedgerKeyRotation.perform(
        database: path, keyPath: keyPath, actor: "administrator/\(getuid())", at: Self.now)
      Terminal.writeLine("\(rotation.old.id) -> \(rotation.new.id)")
      Terminal.writeLine(rotation.head.text)
      Terminal.write(rotation.new.pem)
    } catch .ledger(let error) {
      throw Failure(error, at: path, key: keyPath)
    } catch .inventory(.heldByAnotherWriter) {
      throw Failure(.report(.serviceRuns(path: path)), .temporary)
    } catch .inventory(let error) {
      throw Failure(error, at: path)
    }
  }

  /// Nobody vouches for the clock of a command: the service's own rule needs to have run for a while.
  private static var now: WallTime {
    WallTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1000), isTrusted: false)
  }
}

extension Failure {
  /// What a change of keys met: of the key's file, or of the ledger.
  fileprivate init(_ error: LedgerError, at path: String, key keyPath: String) {
    switch error {
    case .keyFile, .keyMismatch, .missing, .accessDenied:
      self.init(
        .fileUnreadable(path: keyPath, detail: "\(error)"), error == .missing ? .noInput : .noPermission)
    default: self.init(error, at: path)
    }
  }
}
