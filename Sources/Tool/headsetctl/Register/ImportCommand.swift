internal import ArgumentParser
private import ControlProtocol
private import Foundation
private import Ledger
internal import Register
internal import Wording

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Enrol the assets of a CSV file.",
    discussion: """
      All rows or none: the first wrong cell is named by line and column, the first row that a rule refuses by its \
      line. Each asset keeps the file's digest and its line. A file that was imported before changes nothing. What the \
      file has no column for is taken from the options.
      """)

  @Argument(help: "The file, in UTF-8.", completion: .file(extensions: ["csv"]))
  var file: String
  @Option(help: "plain, snipe-it or glpi.")
  var format = ImportFormat.plain
  @Option(help: "The site of rows without one.") var site: SiteCode?
  @Option(help: "The room of rows without one.") var room: RegisterText?
  @Option(help: "The custodian of rows without one; else the site's.") var custodian: RegisterWord?
  @Option(help: "The model of rows without one.") var model: RegisterWord?
  @Option(help: "The programme of rows without one.") var programme: RegisterWord?
  @Option(help: "The condition of rows without one.") var condition = Condition.good
  @Option(help: "The currency of costs without one.") var currency: CurrencyCode?
  @OptionGroup var entry: EntryOptions

  /// A file of the largest request, and then some.
  private static let byteCountMax = 4 << 20

  func run() throws {
    let bytes = try read()
    let (drafts, passedOver) = try drafts(of: bytes)
    if !passedOver.isEmpty, !entry.output.json {
      Terminal.complain(
        "\(Wording.ofUser(.passedOver)): \(passedOver.map(Wording.printable).joined(separator: ", "))")
    }
    do throws(Failure) {
      let answer = try entry.enter(drafts, quietly: true)
      try tell(answer.entries.count { $0.kind == RegisterKind.enrolled.rawValue }, answer)
    } catch {
      try throwUnlessImportedBefore(error, drafts)
    }
  }

  private func read() throws(Failure) -> [UInt8] {
    guard let handle = FileHandle(forReadingAtPath: file),
      let data = try? handle.read(upToCount: Self.byteCountMax + 1)
    else { throw Failure(.fileUnreadable(path: file, detail: ""), .noInput) }
    guard data.count <= Self.byteCountMax else {
      throw Failure(.register(.fileTooLarge(path: file)), .badData)
    }
    return Array(data)
  }

  /// A draft for each row, and the headings that nothing is read from.
  private func drafts(of bytes: [UInt8]) throws(Failure) -> ([RegisterDraft], passedOver: [String]) {
    guard let digest = DocumentDigest(DocumentHash.text(of: Data(bytes))) else { throw .unexpectedAnswer }
    var defaults = AssetImport.Defaults()
    (defaults.site, defaults.room, defaults.custodian) = (site, room, custodian)
    (defaults.model, defaults.programme, defaults.condition) = (model, programme, condition)
    defaults.currency = currency
    do throws(CSVTable.Fault) {
      let table = try CSVTable(bytes: bytes)
      let format = AssetImport(format: format, file: digest, defaults: defaults)
      return (try format.drafts(of: table), format.passedOver(of: table))
    } catch {
      let reason = RegisterTrouble.CellFault(rawValue: error.reason.rawValue) ?? .badText
      throw Failure(
        .register(.badCell(line: error.line, column: error.column, reason, text: error.text)), .badData)
    }
  }

  private func tell(_ count: Int, _ answer: RegisterAnswer) throws(Failure) {
    if entry.output.json { return try Terminal.write(json: answer) }
    Terminal.writeLine("\(Wording.ofUser(.imported)): \(count)")
  }

  /// The same file once more is no trouble; a refusal is told with the line it is about.
  private func throwUnlessImportedBefore(_ failure: Failure, _ drafts: [RegisterDraft]) throws(Failure) {
    guard case .register(.refused(let rule, let reason, var facts)) = failure.sentence else { throw failure }
    let index = facts["draft"].flatMap { Int($0) } ?? 0
    if reason == .importedBefore, index == 0 { return try tell(0, RegisterAnswer(size: 0, entries: [])) }
    if drafts.indices.contains(index), case .object(let origin) = drafts[index].payload["origin"],
      case .integer(let line) = origin["line"]
    {
      facts["line"] = String(line)
    }
    throw Failure(.register(.refused(rule: rule, reason, facts: facts)), failure.status)
  }
}
