internal import ArgumentParser
private import ControlProtocol
internal import Register

/// `headsetctl programme`: whose money it was, and under which conditions.
struct ProgrammeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "programme", abstract: "Declare and list the programmes that equipment comes from.",
    subcommands: [Add.self, List.self])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Declare a programme, or declare it anew.",
      discussion: "The newest declaration counts; all are kept.")

    @Argument(help: "Its name, as KCF-2022.") var programme: RegisterWord
    @Option(help: "The donor, a party.") var donor: RegisterWord
    @Option(help: "The fund.") var fund: RegisterText?
    @Option(help: "The agreement's number.") var agreement: RegisterText?
    @Option(help: "The agreement's day.") var agreed: CivilDay?
    @Option(help: "The total, as 980000.00EUR.") var total: Money?
    @Option(help: "Who carries it out, a party.") var body: RegisterWord?
    @Option(help: "The conditions in words.") var terms: RegisterText?
    @Option(help: "The title of what has none of its own: donor, conditional or full.") var title: TitleKind?
    @Option(help: "Who holds it; else the donor.") var titleHolder: RegisterWord?
    @Flag(help: "The donor approves any disposal.") var resaleBan = false
    @Flag(help: "Use for a fee is within the conditions.") var feeAllowed = false
    @Option(help: "Months of use owed to the purpose.") var endUseMonths: Int?
    @Option(help: "Day of the yearly report, as 01-31.") var reportDue: RegisterWord?
    @Option(help: "Years that records are kept after disposal.") var retentionYears: Int?
    @Option(help: "The value from which a disposal needs a document.") var threshold: Money?
    @OptionGroup var entry: EntryOptions

    func run() throws {
      var conditions = ProgrammeDeclared.Conditions()
      (conditions.title, conditions.titleHolder, conditions.threshold) = (title, titleHolder, threshold)
      conditions.resaleBan = resaleBan ? true : nil
      conditions.feeBan = feeAllowed ? false : nil
      (conditions.endUseMonths, conditions.reportDue) = (endUseMonths, reportDue)
      conditions.retentionYears = retentionYears
      var event = ProgrammeDeclared(programme: programme, donor: donor, conditions: conditions)
      (event.fund, event.agreement, event.agreed) = (fund, agreement, agreed)
      (event.total, event.body, event.terms) = (total, body, terms)
      try entry.enter(.programme(event))
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the programmes.")
    @OptionGroup var view: ViewOptions
    @OptionGroup var output: OutputOptions

    func run() throws { try view.show("SELECT * FROM programmes ORDER BY programme", output) }
  }
}

/// `headsetctl site`: the academies.
struct SiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "Declare and list the sites where equipment stands.",
    subcommands: [Add.self, List.self])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Declare a site, or declare it anew.",
      discussion: "Name all its rooms each time: a room in which something stands cannot be left out.")

    @Argument(help: "Country and place, as KE-NBO.") var site: SiteCode
    @Option(help: "Its name in English.") var name: RegisterText
    @Option(help: "Its name in French.") var nameFrench: RegisterText?
    @Option(help: "A room; may be given again.") var room: [RegisterText]
    @Option(help: "Who answers for it, a party.") var custodian: RegisterWord?
    @Option(help: "The address.") var address: RegisterText?
    @Option(help: "The time zone, as Africa/Nairobi.") var zone: RegisterText?
    @Option(help: "How it is connected, in a word.") var connectivity: RegisterWord?
    @OptionGroup var entry: EntryOptions

    func run() throws {
      var event = SiteDeclared(site: site, english: name, rooms: room)
      (event.french, event.custodian, event.address) = (nameFrench, custodian, address)
      (event.zone, event.connectivity) = (zone, connectivity)
      try entry.enter(.site(event))
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the sites.")
    @OptionGroup var view: ViewOptions
    @OptionGroup var output: OutputOptions

    func run() throws { try view.show("SELECT * FROM sites ORDER BY site", output) }
  }
}

/// `headsetctl party`: who gives, keeps, counts and pays.
struct PartyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "party", abstract: "Declare, name and list the parties.",
    subcommands: [Add.self, Name.self, List.self])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Declare a party, or declare it anew.",
      discussion:
        "By a number and a role; a person's name belongs to 'party name', which the ledger does not cover.")

    @Argument(help: "Its name in the register, as P-0007.") var party: RegisterWord
    @Option(help: ArgumentHelp("\(PartyRole.allCases.map(\.rawValue).joined(separator: ", ")).")) var role:
      PartyRole
    @Option(help: "The organisation.") var organisation: RegisterText
    @Option(help: "The site it belongs to.") var site: SiteCode?
    @Option(help: "The user of the rig that it signs as, a number.") var uid: UInt32?
    @OptionGroup var entry: EntryOptions

    func run() throws {
      var event = PartyDeclared(party: party, role: role, organisation: organisation, uid: uid)
      event.site = site
      try entry.enter(.party(event))
    }
  }

  struct Name: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Note who a party is.",
      discussion: "Kept beside the register, where it can be changed; no ledger, bundle or report carries it."
    )

    @Argument(help: "The party.") var party: RegisterWord
    @Argument(help: "The person's name.") var name: RegisterText
    @Option(help: "How to reach that person.") var contact: RegisterText?
    @OptionGroup var service: ServiceOptions

    func run() throws {
      let verb = ControlVerb.registerName(party: party.value, name: name.value, contact: contact?.value)
      guard case .done = try service.ask(verb) else { throw Failure.unexpectedAnswer }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the parties.")
    @OptionGroup var view: ViewOptions
    @OptionGroup var output: OutputOptions

    func run() throws { try view.show("SELECT * FROM parties ORDER BY party", output) }
  }
}

/// `headsetctl model`: what all units of a make have in common.
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model", abstract: "Declare and list the models of equipment.",
    subcommands: [Add.self, List.self])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Declare a model, or declare it anew.")

    @Argument(help: "Its name, as vive-pro.") var model: RegisterWord
    @Option(help: "Who makes it.") var maker: RegisterText
    @Option(help: "What it is sold as.") var product: RegisterText
    @Option(help: ArgumentHelp("\(EquipmentKind.allCases.map(\.rawValue).joined(separator: ", "))."))
    var kind: EquipmentKind
    @Option(help: "The service's family of such units, as vive.") var family: RegisterWord?
    @Option(help: "Useful life in months.") var lifeMonths: Int?
    @Option(help: "What is left at its end, per cent.") var residualPercent: Int?
    @Option(help: "Months between two calibrations.") var calibrationMonths: Int?
    @Flag(help: "Counted twice as often.") var portable = false
    @Flag(help: "Keeps data that must be wiped before it leaves.") var storage = false
    @Flag(help: "Under export control.") var dualUse = false
    @Option(help: "Code of the Harmonized System.") var tariff: RegisterWord?
    @OptionGroup var entry: EntryOptions

    func run() throws {
      var event = ModelDeclared(model: model, maker: maker, product: product, equipment: kind)
      (event.family, event.tariff) = (family, tariff)
      (event.lifeMonths, event.residualPercent) = (lifeMonths, residualPercent)
      event.calibrationMonths = calibrationMonths
      event.portable = portable ? true : nil
      event.storage = storage ? true : nil
      event.dualUse = dualUse ? true : nil
      try entry.enter(.model(event))
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the models.")
    @OptionGroup var view: ViewOptions
    @OptionGroup var output: OutputOptions

    func run() throws { try view.show("SELECT * FROM models ORDER BY model", output) }
  }
}
