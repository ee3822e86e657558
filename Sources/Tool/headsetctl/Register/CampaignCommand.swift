internal import ArgumentParser
private import ControlProtocol
private import Foundation
private import Ledger
internal import Register
internal import Wording

/// `headsetctl audit campaign`: counting what others keep.
struct CampaignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "campaign",
    abstract: "Count equipment: open a campaign, go through the rooms, decide, close.",
    discussion: """
      A campaign's name is the number that 'open' prints. Its scope is frozen when it opens. In each room: 'scan' with the \
      room first, then one label a line, as a scanner types them.
      """,
    subcommands: [
      Open.self, CampaignScanCommand.self, Presence.self, Count.self, Close.self, List.self, Show.self,
    ])

  struct Open: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Open a campaign.",
      discussion:
        "Above 200 assets a sample is drawn; its seed stands in the ledger, so that anybody draws it again.")

    @Option(help: "Of this site.") var site: SiteCode?
    @Option(help: "Of this room.") var room: RegisterText?
    @Option(help: "Of this kind of equipment.") var kind: EquipmentKind?
    @Option(help: "A member of the team, a party; two or more, none a custodian.") var team: [RegisterWord]
    @Option(help: "To be done by.") var due: CivilDay?
    @Flag(help: "Draw a sample where there are more than 200.") var sample = false
    @Option(help: "The sample's seed; a random one unless it is named.") var seed: Int64?
    @Option(help: "Why a team that is not independent counts.") var dependent: RegisterText?
    @OptionGroup var entry: EntryOptions

    func run() throws {
      let scope = CampaignScope(site: site, room: room, equipment: kind)
      var payload: [String: CanonicalJSON] = [
        "scope": try CanonicalJSON(encoding: scope), "team": .array(team.map { .string($0.value) }),
      ]
      payload["due"] = due.map { .string($0.text) }
      payload["dependent"] = dependent.map { .string($0.value) }
      if sample || seed != nil {
        payload["sample"] = .object(["seed": .integer(seed ?? .random(in: 0...CanonicalJSON.integerMax))])
      }
      try entry.enter([RegisterDraft(kind: .campaignOpened, payload: payload)])
    }
  }

  struct Presence: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "seen", abstract: "Count what this rig saw on USB within a day.",
      discussion: "The ledger's own events are the evidence; nobody need scan those.")

    @Argument(help: "The campaign.") var campaign: Int
    @OptionGroup var entry: EntryOptions

    func run() throws {
      let payload: [String: CanonicalJSON] = [
        "campaign": .integer(Int64(campaign)), "method": .string(CountMethod.usb.rawValue),
      ]
      let answer = try entry.enter([RegisterDraft(kind: .campaignCounted, payload: payload)])
      if answer.entries.isEmpty, !entry.output.json {
        Terminal.complain(Wording.ofUser(.nothingSeen))
      }
    }
  }

  struct Count: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "count", abstract: "Enter one result: sighted, not found, or by a document.")

    @Argument(help: "The campaign.") var campaign: Int
    @Argument(help: "The asset.") var tag: AssetTag
    @Flag(help: "It was looked for and not found.") var notFound = false
    @Option(help: "The room it was sighted in.") var room: RegisterText?
    @Option(help: "The room's site, where rooms of two sites have one name.") var site: SiteCode?
    @Option(help: "The document that says where it is.") var document: DocumentDigest?
    @Option(help: "The condition it is in.") var condition: Condition?
    @Option(help: "What was seen.") var note: RegisterText?
    @OptionGroup var entry: EntryOptions

    func validate() throws {
      guard [notFound, room != nil, document != nil].count(where: { $0 }) == 1 else {
        throw ValidationError("Give one of --room, --not-found and --document.")
      }
    }

    func run() throws {
      let method: CountMethod = notFound ? .notFound : document == nil ? .sighted : .document
      var event = CampaignCounted(campaign: campaign, method: method, tag: tag)
      (event.room, event.document, event.condition, event.note) = (room, document, condition, note)
      event.site = site
      try entry.enter(.campaignCounted(event))
    }
  }

  struct Close: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Sign a campaign off.",
      discussion:
        "When all is counted, every room was entered, and every finding is decided by another than who counted."
    )

    @Argument(help: "The campaign.") var campaign: Int
    @Option(help: "A remark.") var note: RegisterText?
    @OptionGroup var entry: EntryOptions

    func run() throws {
      var event = CampaignClosed(campaign: campaign)
      event.note = note
      try entry.enter(.campaignClosed(event))
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the campaigns.")
    @OptionGroup var view: ViewOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try view.show(
        """
        SELECT campaign, site, room, team, to_count, found, not_found, uncounted, open_findings,
          closed_utc_ms IS NOT NULL AS closed FROM campaigns ORDER BY campaign DESC
        """, output)
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show a campaign's results, those that are missing first.")
    @Argument(help: "The campaign.") var campaign: Int
    @OptionGroup var view: ViewOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try view.show(
        """
        SELECT r.tag, a.model, a.site, a.room AS expected, r.method, r.room AS found, r.condition, r.actor
        FROM results r LEFT JOIN assets a ON a.tag = r.tag WHERE r.campaign = \(campaign)
        ORDER BY r.method IS NOT NULL, a.room, r.tag
        """, output)
    }
  }
}

/// The scanner's verb: a room, then a label a line.
struct CampaignScanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan", abstract: "Enter a room and count what is scanned there.",
    discussion: """
      Reads one label a line from standard input: tags, or serial numbers as they stand on stickers. Each line is entered \
      at once and answered; what no list has becomes a finding. Ends with the input, and with 65 where a line was refused.
      """)

  @Argument(help: "The campaign.") var campaign: Int
  @Option(help: "The site.") var site: SiteCode
  @Option(help: "The room that the team stands in.") var room: RegisterText
  @OptionGroup var entry: EntryOptions

  func run() throws {
    let visit = CampaignVisited(campaign: campaign, site: site, room: room)
    let event = RegisterEvent.campaignVisited(visit)
    try entry.enter([RegisterDraft(kind: event.kind, payload: event.payload ?? [:])], quietly: true)
    var isRefused = false
    while let line = readLine() {
      let label = line.trimmingCharacters(in: .whitespaces)
      guard !label.isEmpty else { continue }
      do throws(Failure) {
        try count(label)
      } catch {
        guard case .register(.refused) = error.sentence else { throw error }
        // Scanning goes on: the next label is another thing.
        isRefused = true
        Terminal.complain(error.text(in: .ofUser))
      }
    }
    if isRefused { throw ExitCode(EndStatus.badData.rawValue) }
  }

  private func count(_ label: String) throws(Failure) {
    guard let scan = RegisterText(label) else {
      throw Failure(.register(.refused(rule: nil, .unreadable, facts: ["kind": "scan"])), .badData)
    }
    let payload: [String: CanonicalJSON] = [
      "campaign": .integer(Int64(campaign)), "method": .string(CountMethod.scanned.rawValue),
      "site": .string(site.text), "room": .string(room.value), "scan": .string(scan.value),
    ]
    try entry.enter([RegisterDraft(kind: .campaignCounted, payload: payload)])
  }
}
