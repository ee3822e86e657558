internal import ArgumentParser
private import Inventory
internal import Register
private import Wording

/// `headsetctl asset`: each thing that was given, from its label to its end.
struct AssetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "asset",
    abstract: "Enrol, show and follow the equipment that is accounted for.",
    discussion: """
      What an asset is declared to be is entered here; what its unit measures (serial, firmware, hours, calibration) \
      fills itself when it is plugged in. An entry is never changed: 'correct' adds what is true instead.
      """,
    subcommands: [
      AssetEnrolCommand.self, AssetListCommand.self, AssetShowCommand.self, AssetCorrectCommand.self,
      AssetLinkCommand.self, AssetKitCommand.self, AssetPlaceCommand.self, AssetConditionCommand.self,
      AssetStatusCommand.self, AssetMaintainCommand.self, AssetValueCommand.self, AssetTitleCommand.self,
      AssetDocumentCommand.self, AssetDisposeCommand.self,
    ])
}

/// What people declare about an asset, for enrolling and correcting.
struct FactOptions: ParsableArguments {
  @Option(help: "What it is.") var description: RegisterText?
  @Option(help: "Colour and marks.") var marks: RegisterText?
  @Option(help: "The serial number on its sticker.") var label: RegisterText?
  @Option(help: "The programme it comes from.") var programme: RegisterWord?
  @Option(help: "The donor's award.") var award: RegisterText?
  @Option(help: "The day it was acquired.") var acquired: CivilDay?
  @Option(help: "Who supplied it.") var supplier: RegisterText?
  @Option(help: "The invoice.") var invoice: RegisterText?
  @Option(help: "What it cost, as 1200.00EUR.") var cost: Money?
  @Option(help: "The donor's part of the cost in basis points: 7500 is 75 %.") var share: Int?
  @Option(help: "What the cost is: cost or fair_value.") var basis: ValuationBasis?
  @Option(help: "Insured until.") var insured: CivilDay?
  @Option(help: "Warranted until.") var warranty: CivilDay?
  @Option(help: "Supported until.") var support: CivilDay?

  var facts: AssetFacts {
    var facts = AssetFacts()
    (facts.description, facts.marks, facts.label) = (description, marks, label)
    (facts.programme, facts.award, facts.acquired) = (programme, award, acquired)
    (facts.supplier, facts.invoice, facts.cost) = (supplier, invoice, cost)
    (facts.share, facts.basis) = (share, basis)
    (facts.insured, facts.warranty, facts.support) = (insured, warranty, support)
    return facts
  }
}

struct AssetListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the assets.",
    discussion: "'headsetctl query' gives any column of any of them.")

  @Option(help: "Of this site.") var site: SiteCode?
  @Option(help: "Of this room.") var room: RegisterText?
  @Option(help: "In this state.") var status: AssetStatus?
  @Flag(help: "Those that are gone, too.") var all = false
  @OptionGroup var view: ViewOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let conditions = [
      all ? nil : "live = 1", site.map { "site = \(sqlText($0.text))" },
      room.map { "room = \(sqlText($0.value))" }, status.map { "status = \(sqlText($0.rawValue))" },
    ].compactMap { $0 }
    try view.show(
      """
      SELECT tag, model, coalesce(unit_serial, label_serial) AS serial, site, room, custodian, condition, status,
        firmware, round(tracked_ms / 3600000.0, 1) AS hours FROM assets
      \(conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")) ORDER BY tag
      """, output)
  }
}

struct AssetShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show all that the register says of an asset.")

  @Argument(help: "Its tag.") var tag: AssetTag
  @OptionGroup var view: ViewOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let table = try view.run("SELECT * FROM assets WHERE tag = \(sqlText(tag.text))")
    guard let row = table.rows.first else {
      let facts = ["what": "asset", "name": tag.text]
      throw Failure(.register(.refused(rule: nil, .unknown, facts: facts)), .noInput)
    }
    if output.json { return Terminal.write(QueryText.json(table)) }
    Terminal.write(QueryText.peopleFields(table.columns, row))
  }
}
