public import ArgumentParser
internal import ControlProtocol
public import Inventory

struct SessionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "session", abstract: "Begin and end a usage session.",
    subcommands: [Start.self, Stop.self])

  struct Start: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Begin a usage session.")

    @Argument(help: "What for.")
    var purpose: SessionPurpose
    @Flag(help: "Somebody pays for it, which a donor's conditions may forbid.")
    var fee = false
    @OptionGroup var service: ServiceOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      let verb = ControlVerb.sessionStart(purpose: purpose.rawValue, isForFee: fee)
      try SessionCommand.report(verb, service, output)
    }
  }

  struct Stop: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "End the usage session that runs.")

    @OptionGroup var service: ServiceOptions
    @OptionGroup var output: OutputOptions

    func run() throws { try SessionCommand.report(.sessionStop, service, output) }
  }

  private static func report(
    _ verb: ControlVerb, _ service: ServiceOptions, _ output: OutputOptions
  ) throws {
    guard case .session(let session) = try service.ask(verb) else { throw Failure.unexpectedAnswer }
    if output.json { return try Terminal.write(json: session) }
    Terminal.writeLine(
      "\(session.identifier)  \(session.purpose)  \(Figures.duration(session.durationSeconds))")
  }
}

/// The record's words for what a session is for.
extension SessionPurpose: ExpressibleByArgument {}
