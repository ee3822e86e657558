internal import ArgumentParser
private import ControlProtocol
private import Foundation
internal import Ledger
internal import Wording

/// `headsetctl audit`: whether the record is what was once recorded, for people who need not believe its keepers.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Verify the ledger, and take along what verifies it later.",
    discussion: """
      Reads the database itself, so it works while the service is down, and on a copy of the database on any \
      machine. Bundles are ledgers as files of their own: 'export' writes one, 'verify' judges them with nothing but \
      public keys, 'merge' lays many side by side. A rig's database is never written.
      """,
    subcommands: [
      AuditVerifyCommand.self, AuditExportCommand.self, AuditMergeCommand.self, AuditHeadCommand.self,
      AuditKeyCommand.self, CampaignCommand.self,
    ])
}

/// Which database the verbs of an audit read.
struct LedgerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The database.", valueName: "path"), completion: .file())
  var database: String?
  @OptionGroup var service: ServiceOptions

  /// The one that was named, else the one the service says it keeps, else where it keeps it unless configured.
  var path: String {
    database ?? (try? service.status())?.inventory.path ?? InventoryCommand.defaultDatabase
  }
}

extension Failure {
  init(_ error: LedgerError, at path: String) {
    switch error {
    case .missing: self.init(.noRecord(path: path), .noInput)
    case .accessDenied: self.init(.fileUnreadable(path: path, detail: ""), .noPermission)
    case .notABundle: self.init(.report(.notABundle(path: path)), .badData)
    case .exists: self.init(.report(.fileExists(path: path)), .cannotCreate)
    case .diskFull, .readOnly: self.init(.cannotWrite(path: path, detail: "\(error)"), .cannotCreate)
    case .notALedger: self.init(.ledger(.noLedger(path: path)), .badData)
    case .notBegun: self.init(.ledger(.notBegun(path: path)), .badData)
    case .broken(let fault): self.init(fault.sentence, .badData)
    case .damaged(let code): self.init(.ledger(.damaged(code: code)), .badData)
    case .busy: self.init(.recordUnreadable(path: path, detail: "busy"), .temporary)
    default: self.init(.recordUnreadable(path: path, detail: "\(error)"), .system)
    }
  }
}

/// Prints the newest head.
struct AuditHeadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "head",
    abstract: "Print the ledger's newest head.",
    discussion: """
      Keep the line elsewhere, on paper or a stick: 'audit verify --head' shows later that nothing before it was \
      changed or cut off. It has only characters that a QR code holds densely.
      """)

  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    let path = ledger.path
    do throws(LedgerError) {
      let head = try LedgerReader(path: path).read { db in try Ledger.head(of: db) }
      Terminal.writeLine(head.text)
    } catch {
      throw Failure(error, at: path)
    }
  }
}
