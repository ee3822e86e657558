internal import ArgumentParser
internal import ControlProtocol
private import Foundation
internal import Inventory
internal import Ledger
internal import Register
internal import Wording

/// For the verbs that enter something into the register.
struct EntryOptions: ParsableArguments {
  @Flag(name: .long, help: "Say what would be entered, and enter nothing.")
  var dryRun = false
  @OptionGroup var service: ServiceOptions
  @OptionGroup var output: OutputOptions

  /// Enters events that need nothing more.
  @discardableResult
  func enter(_ events: RegisterEvent...) throws(Failure) -> RegisterAnswer {
    let drafts = events.map { RegisterDraft(kind: $0.kind, payload: $0.payload ?? [:]) }
    return try enter(drafts, quietly: false)
  }

  /// Enters drafts, all or none, and tells what came of it.
  @discardableResult
  func enter(_ drafts: [RegisterDraft], quietly: Bool = false) throws(Failure) -> RegisterAnswer {
    guard let kind = drafts.first.flatMap({ RegisterKind(rawValue: $0.kind) }) else {
      return RegisterAnswer(size: 0, entries: [])
    }
    let document = try Self.json(drafts)
    let verb: ControlVerb =
      switch kind.right {
      case .describe: .registerDescribe(document: document, isTrial: dryRun)
      case .audit: .registerAudit(document: document, isTrial: dryRun)
      case .equip, .witness: .registerEquip(document: document, isTrial: dryRun)
      }
    guard case .entered(let answer) = try service.ask(verb) else { throw .unexpectedAnswer }
    if !quietly { try tell(answer) }
    return answer
  }

  /// A line for each event: its number, its kind, its asset, and the findings that it opened.
  private func tell(_ answer: RegisterAnswer) throws(Failure) {
    if output.json { return try Terminal.write(json: answer) }
    for entry in answer.entries {
      let words = [String(entry.sequence), entry.kind, entry.tag ?? ""] + entry.findings
      Terminal.writeLine(words.filter { !$0.isEmpty }.joined(separator: "  "))
    }
  }

  private static func json(_ drafts: [RegisterDraft]) throws(Failure) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    guard let data = try? encoder.encode(drafts) else { throw .unexpectedAnswer }
    let text = String(decoding: data, as: UTF8.self)
    guard text.utf8.count <= ControlVerb.draftsByteCountMax else {
      throw Failure(.badArgument(name: "document", reason: .tooLong), .usage)
    }
    return text
  }
}

/// For the verbs that read the register: from the database itself, so that they work while the service is down.
struct ViewOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The database.", valueName: "path"), completion: .file())
  var database: String?
  @OptionGroup var service: ServiceOptions

  func run(_ sql: String) throws(Failure) -> RegisterQuery.Table {
    let path = database ?? (try? service.status())?.inventory.path ?? InventoryCommand.defaultDatabase
    do throws(InventoryError) {
      return try RegisterQuery(path: path).run(sql)
    } catch {
      throw Failure(ofQuery: error, at: path)
    }
  }

  /// Prints a view's rows as a table, or as JSON.
  func show(_ sql: String, _ output: OutputOptions) throws(Failure) {
    let table = try run(sql)
    Terminal.write(output.json ? QueryText.json(table) : QueryText.peopleTable(table))
  }
}

extension Failure {
  init(ofQuery error: InventoryError, at path: String) {
    switch error {
    case .refused(RegisterQuery.tooLong): self.init(.register(.queryTooLong), .temporary)
    case .refused(let detail): self.init(.register(.badQuery(detail: detail)), .usage)
    default: self.init(error, at: path)
    }
  }
}

/// SQL text of a value that was checked.
func sqlText(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
