internal import ArgumentParser
internal import ControlChannel
internal import ControlProtocol
private import Wording

struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Watch the devices live.",
    discussion: """
      On a terminal the view is redrawn in place until Ctrl-C. Elsewhere each update is written below the last; \
      with --json, each is one line of JSON.
      """)

  @Option(help: ArgumentHelp("Updates a second, 0.1 to 60.", valueName: "rate"))
  var rate = 10.0
  @Option(help: ArgumentHelp("End after so many updates.", valueName: "count"))
  var count: Int?
  @OptionGroup var service: ServiceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let count, count < 1 { throw ValidationError("--count must be at least 1.") }
  }

  func run() throws {
    var client = try service.connect()
    let interruption = Interruption()
    do {
      try client.watch(rateHz: rate)
    } catch {
      throw Failure(error)
    }
    var screen = output.json ? nil : WatchScreen(wording: .ofUser, isRedrawing: Terminal.isInteractive)
    defer { screen?.end() }
    var updateCount = 0
    while updateCount < count ?? .max, !interruption.happened(within: .zero) {
      guard let status = try nextStatus(&client) else { continue }
      updateCount += 1
      if screen == nil { try Terminal.write(json: status, isCompact: true) } else { screen?.show(status) }
    }
  }

  /// Waits in short steps, so that Ctrl-C is heard at slow rates too.
  private func nextStatus(_ client: inout ControlClient) throws -> ServiceStatus? {
    do {
      switch try client.next(patience: .milliseconds(100)) {
      case nil: return nil
      case .success(.status(let status)): return status
      case .success: throw Failure.unexpectedAnswer
      case .failure(let fault): throw Failure(fault)
      }
    } catch let error as ControlClientError {
      throw Failure(error)
    }
  }
}
