internal import ArgumentParser
internal import Register

/// `headsetctl finding`: what does not agree, until it is decided.
struct FindingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "finding", abstract: "List and decide what does not agree.",
    subcommands: [List.self, Open.self, Decide.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the findings, the oldest first.")
    @Flag(help: "Those that are decided, too.") var all = false
    @OptionGroup var view: ViewOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try view.show(
        """
        SELECT finding, kind, tag, campaign, amount_minor, currency, note, opened_by, police_report_due, outcome
        FROM findings \(all ? "" : "WHERE outcome IS NULL") ORDER BY sequence, finding
        """, output)
    }
  }

  struct Open: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Enter a finding by hand.", discussion: "Most are opened by the register itself.")

    @Argument(help: "What it is about, in words.") var note: RegisterText
    @Option(help: "What kind.") var kind = FindingKind.other
    @Option(help: "The asset.") var tag: AssetTag?
    @Option(help: "What is at risk.") var amount: Money?
    @OptionGroup var entry: EntryOptions

    func run() throws {
      var event = FindingOpened(finding: kind, tag: tag, note: note)
      event.amount = amount
      try entry.enter(.findingOpened(event))
    }
  }

  struct Decide: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Decide a finding.",
      discussion: "By another than who counted. What is missing is written off with a police report only.")

    @Argument(help: "The finding, as F120.") var finding: FindingName
    @Argument(help: ArgumentHelp("\(FindingOutcome.allCases.map(\.rawValue).joined(separator: ", "))."))
    var outcome: FindingOutcome
    @Option(help: "What was found out.") var note: RegisterText
    @Option(help: "A document's SHA-256; may be given again.") var document: [DocumentDigest] = []
    @OptionGroup var entry: EntryOptions

    func run() throws {
      var event = FindingDecided(finding: finding, outcome: outcome, note: note)
      event.documents = document.isEmpty ? nil : document
      try entry.enter(.findingDecided(event))
    }
  }
}
