internal import ArgumentParser
private import Ledger
internal import Register

struct AssetEnrolCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enrol", abstract: "Enrol an asset, and give it a tag.",
    discussion: """
      The tag is the site's next unless one is named. With --unit the asset is the unit of that serial, which must have \
      been plugged in; with --label it becomes the unit of that serial when one is.
      """)

  @Option(help: "Its model.") var model: RegisterWord
  @Option(help: "The site.") var site: SiteCode?
  @Option(help: "The room.") var room: RegisterText
  @Option(help: "Its tag, where a label is on it already.") var tag: AssetTag?
  @Option(help: "Who keeps it; else the site's custodian.") var custodian: RegisterWord?
  @Option(help: "new, good, fair, poor or unusable.") var condition = Condition.new
  @Option(help: "The kit it belongs to.") var parent: AssetTag?
  @Option(help: "The serial that its unit says itself.") var unit: RegisterText?
  @Option(help: "The head of the register it comes from.") var fromHead: RegisterText?
  @Option(help: "The event there that gave it away.") var fromEvent: Int?
  @OptionGroup var declared: FactOptions
  @OptionGroup var entry: EntryOptions

  func validate() throws {
    if tag == nil, site == nil { throw ValidationError("Give --site or --tag.") }
    if fromEvent != nil, fromHead == nil { throw ValidationError("--from-event needs --from-head.") }
  }

  func run() throws {
    var payload: [String: CanonicalJSON] = [
      "model": .string(model.value), "room": .string(room.value), "condition": .string(condition.rawValue),
      "facts": try CanonicalJSON(encoding: declared.facts),
    ]
    payload["tag"] = tag.map { .string($0.text) }
    payload["site"] = site.map { .string($0.text) }
    payload["custodian"] = custodian.map { .string($0.value) }
    payload["parent"] = parent.map { .string($0.text) }
    payload["unit"] = unit.map { .string($0.value) }
    if let fromHead {
      payload["from"] = try CanonicalJSON(encoding: PeerReference(head: fromHead, event: fromEvent))
    }
    try entry.enter([RegisterDraft(kind: .enrolled, payload: payload)])
  }
}

struct AssetCorrectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: "Enter what is true instead of what was declared.",
    discussion:
      "Names the event that was wrong, which stays: 'asset show' and the view 'events' have its number.")

  @Argument(help: "The asset.") var tag: AssetTag
  @Option(help: "The number of the event that is corrected.") var event: Int
  @Option(help: "Why.") var reason: RegisterText
  @Option(help: "The model that it is.") var model: RegisterWord?
  @OptionGroup var declared: FactOptions
  @OptionGroup var entry: EntryOptions

  func run() throws {
    var correction = AssetCorrected(tag: tag, corrects: event, facts: declared.facts, reason: reason)
    correction.model = model
    try entry.enter(.corrected(correction))
  }
}

struct AssetLinkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link", abstract: "Say which unit, by its own serial, an asset is.")

  @Argument(help: "The asset.") var tag: AssetTag
  @Argument(help: "The serial that the unit says itself.") var unit: RegisterText
  @OptionGroup var entry: EntryOptions

  func run() throws {
    let payload: [String: CanonicalJSON] = ["tag": .string(tag.text), "unit": .string(unit.value)]
    try entry.enter([RegisterDraft(kind: .linked, payload: payload)])
  }
}

struct AssetKitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kit", abstract: "Put an asset into a kit, or take it out.")

  @Argument(help: "The asset.") var tag: AssetTag
  @Option(help: "The kit; without one it is taken out.") var into: AssetTag?
  @OptionGroup var entry: EntryOptions

  func run() throws { try entry.enter(.kitted(AssetKitted(tag: tag, parent: into))) }
}

struct AssetPlaceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "place", abstract: "Move an asset and all that is in it to another room of its site.")

  @Argument(help: "The asset.") var tag: AssetTag
  @Argument(help: "The room.") var room: RegisterText
  @OptionGroup var entry: EntryOptions

  func run() throws { try entry.enter(.placed(AssetPlaced(tag: tag, room: room))) }
}

struct AssetConditionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "condition", abstract: "Enter the condition an asset is in.")

  @Argument(help: "The asset.") var tag: AssetTag
  @Argument(help: "new, good, fair, poor or unusable.") var condition: Condition
  @Option(help: "What was seen.") var note: RegisterText?
  @OptionGroup var entry: EntryOptions

  func run() throws {
    try entry.enter(.examined(AssetExamined(tag: tag, condition: condition, note: note)))
  }
}

struct AssetStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Enter that an asset is in service, in store, on repair, missing...",
    discussion:
      "What is missing or stolen becomes a finding at once. Transit is custody's, the end 'asset dispose'.")

  @Argument(help: "The asset.") var tag: AssetTag
  @Argument(help: "in_store, in_service, on_loan, under_repair, missing or stolen.") var status: AssetStatus
  @Option(help: "Why.") var reason: RegisterText
  @Option(help: "A document's SHA-256; may be given again.") var document: [DocumentDigest] = []
  @OptionGroup var entry: EntryOptions

  func run() throws {
    var event = AssetMoved(tag: tag, status: status, reason: reason)
    event.documents = document.isEmpty ? nil : document
    try entry.enter(.moved(event))
  }
}

struct AssetMaintainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "maintain", abstract: "Enter work that was done on an asset.")

  @Argument(help: "The asset.") var tag: AssetTag
  @Argument(help: "What was done.") var work: RegisterText
  @Option(help: "The day.") var day: CivilDay
  @Option(help: "By whom, a party.") var by: RegisterWord?
  @Option(help: "What it cost.") var cost: Money?
  @OptionGroup var entry: EntryOptions

  func run() throws {
    var event = AssetMaintained(tag: tag, day: day, work: work)
    (event.by, event.cost) = (by, cost)
    try entry.enter(.maintained(event))
  }
}

/// How an amount came from another currency.
struct ConversionOptions: ParsableArguments {
  @Option(help: "The amount it was converted from, as 1000.00EUR.") var convertedFrom: Money?
  @Option(help: "Millionths of the new currency for one of the old: 1500000 is 1.5.") var rateMillionths:
    Int64?
  @Option(help: "The rate's day.") var rateDay: CivilDay?
  @Option(help: "Who says so.") var rateSource: RegisterText?

  func validate() throws {
    let given = [convertedFrom != nil, rateMillionths != nil, rateDay != nil, rateSource != nil]
    if given.contains(true), given.contains(false) {
      throw ValidationError(
        "A conversion has --converted-from, --rate-millionths, --rate-day and --rate-source.")
    }
  }

  var conversion: Conversion? {
    guard let convertedFrom, let rateMillionths, let rateDay, let rateSource else { return nil }
    return Conversion(from: convertedFrom, rateMillionths: rateMillionths, day: rateDay, source: rateSource)
  }
}

struct AssetValueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "value", abstract: "Enter what an asset is worth, by evidence.")

  @Argument(help: "The asset.") var tag: AssetTag
  @Argument(help: "The value, as 950.00EUR.") var value: Money
  @Option(help: "cost or fair_value.") var basis = ValuationBasis.fairValue
  @Option(help: "The day.") var day: CivilDay
  @Option(help: "The evidence's SHA-256.") var evidence: DocumentDigest?
  @OptionGroup var converted: ConversionOptions
  @OptionGroup var entry: EntryOptions

  func run() throws {
    var event = AssetValued(tag: tag, value: value, basis: basis, day: day)
    (event.evidence, event.conversion) = (evidence, converted.conversion)
    try entry.enter(.valued(event))
  }
}

struct AssetTitleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "title", abstract: "Enter who holds an asset's title, by a document that two parties signed."
  )

  @Argument(help: "The asset.") var tag: AssetTag
  @Argument(help: "donor, conditional or full.") var title: TitleKind
  @Option(help: "Who holds it, a party.") var holder: RegisterWord
  @Option(help: "Since.") var since: CivilDay
  @Option(help: "The document's SHA-256.") var document: DocumentDigest
  @Option(help: "A party that signed; given twice.") var signed: [RegisterWord]
  @OptionGroup var entry: EntryOptions

  func run() throws {
    try entry.enter(
      .title(
        TitleChanged(
          tag: tag, holder: holder, title: title, since: since, document: document, signed: signed)))
  }
}

struct AssetDocumentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "document", abstract: "Enter a document by its SHA-256, and where it is kept.",
    discussion: """
      An end-use report that was sent to the donor is entered with its programme and the year it is about; it is due \
      until then.
      """)

  @Argument(help: "Its SHA-256, as 'sha256sum' prints it.") var document: DocumentDigest
  @Option(help: ArgumentHelp("\(DocumentKind.allCases.map(\.rawValue).joined(separator: ", ")).")) var kind:
    DocumentKind
  @Option(help: "The asset it is about.") var tag: AssetTag?
  @Option(help: "end_use_report: whose programme.") var programme: RegisterWord?
  @Option(help: "end_use_report: the year it is about.") var year: Int?
  @Option(help: "Its language, as en.") var language: RegisterWord?
  @Option(help: "Where it is kept.") var kept: RegisterText?
  @OptionGroup var entry: EntryOptions

  func run() throws {
    var event = DocumentAdded(document: document, type: kind, kept: kept)
    (event.asset, event.language) = (tag, language)
    (event.programme, event.year) = (programme, year)
    try entry.enter(.document(event))
  }
}

struct AssetDisposeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dispose", abstract: "Enter that an asset is gone for good.",
    discussion: """
      Custodian and finance agree, and the donor by a document unless the title is full; proof of wiping where it keeps \
      data. Its row and its tag stay.
      """)

  @Argument(help: "The asset.") var tag: AssetTag
  @Option(help: ArgumentHelp("\(DisposalMethod.allCases.map(\.rawValue).joined(separator: ", "))."))
  var method: DisposalMethod
  @Option(help: "The day.") var day: CivilDay
  @Option(help: "A party that agrees, with a document's SHA-256 where there is one: P-1 or P-1=SHA.")
  var approval: [Consent] = []
  @Option(help: "What it brought.") var proceeds: Money?
  @Option(help: "Who received it.") var receiver: RegisterText?
  @Option(help: "SHA-256 of the proof that its data were wiped.") var wiped: DocumentDigest?
  @OptionGroup var converted: ConversionOptions
  @OptionGroup var entry: EntryOptions

  /// A party, and its document.
  struct Consent: ExpressibleByArgument {
    let approval: AssetDisposed.Approval

    init?(argument: String) {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let party = parts.first.flatMap({ RegisterWord(String($0)) }) else { return nil }
      let document = parts.count == 2 ? DocumentDigest(String(parts[1])) : nil
      guard parts.count == 1 || document != nil else { return nil }
      approval = AssetDisposed.Approval(party: party, document: document)
    }
  }

  func run() throws {
    var event = AssetDisposed(tag: tag, method: method, day: day, approvals: approval.map(\.approval))
    (event.proceeds, event.receiver, event.wiped) = (proceeds, receiver, wiped)
    event.conversion = converted.conversion
    try entry.enter(.disposed(event))
  }
}
