internal import ArgumentParser
internal import Register

/// `headsetctl custody`: whose hands a thing is in, by two sides.
struct CustodyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "custody", abstract: "Hand equipment over, and take it over.",
    discussion: """
      One side offers, the other accepts; until then it is in transit, and a finding after 30 days. The offer's number is \
      the transfer's name.
      """,
    subcommands: [Offer.self, Accept.self, Reject.self, List.self])

  struct Offer: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Offer an asset, with all that is in it.")

    @Argument(help: "The asset, or the kit's topmost.") var tag: AssetTag
    @Option(help: "To whom, a party.") var to: RegisterWord
    @Option(help: "The site it goes to; one of another register, too.") var site: SiteCode
    @Option(help: "The room it goes to.") var room: RegisterText
    @Option(help: "Why.") var reason: RegisterText?
    @Option(help: "Days that it may take.") var days: Int?
    @Flag(help: "It comes back.") var loan = false
    @Option(help: "Why what is broken is handed over all the same.") var broken: RegisterText?
    @OptionGroup var entry: EntryOptions

    func run() throws {
      var event = CustodyOffered(tag: tag, to: to, site: site, room: room)
      (event.reason, event.days, event.broken) = (reason, days, broken)
      event.loan = loan ? true : nil
      try entry.enter(.offered(event))
    }
  }

  struct Accept: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Accept an offer.",
      discussion: """
        With --peer-head the other site's register has it from here on: the head is what 'headsetctl audit head' prints \
        there after it was enrolled.
        """)

    @Argument(help: "The offer's number.") var offer: Int
    @Option(help: "Who accepts, a party.") var by: RegisterWord
    @Option(help: "The condition it arrived in.") var condition: Condition?
    @Option(help: "The head of the register that has it now.") var peerHead: RegisterText?
    @Option(help: "The event there that enrolled it.") var peerEvent: Int?
    @OptionGroup var entry: EntryOptions

    func run() throws {
      var event = CustodyAccepted(offer: offer, by: by)
      event.condition = condition
      event.peer = peerHead.map { PeerReference(head: $0, event: peerEvent) }
      try entry.enter(.accepted(event))
    }
  }

  struct Reject: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Reject or withdraw an offer.")

    @Argument(help: "The offer's number.") var offer: Int
    @Option(help: "Why.") var reason: RegisterText
    @OptionGroup var entry: EntryOptions

    func run() throws { try entry.enter(.rejected(CustodyRejected(offer: offer, reason: reason))) }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the transfers, those on their way first.")
    @OptionGroup var view: ViewOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try view.show(
        """
        SELECT offer, tag, recipient, site, room, overdue, accepted FROM transfers
        ORDER BY answered_sequence IS NOT NULL, offer DESC
        """, output)
    }
  }
}
