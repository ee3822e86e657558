internal import ArgumentParser
internal import ControlChannel
internal import ControlProtocol
private import Foundation
private import Wording

/// Where the service is, for the verbs that ask it.
struct ServiceOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The service's socket.",
      discussion: "Default: HEADSETD_SOCKET of the environment, else \(ControlProtocol.defaultSocketPath).",
      valueName: "path"),
    completion: .file())
  var socket: String?

  var socketPath: String {
    ControlProtocol.socketPath(asked: socket, environment: ProcessInfo.processInfo.environment)
  }

  /// Connects to the service.
  func connect() throws(Failure) -> ControlClient {
    do {
      return try ControlClient(socketPath: socketPath)
    } catch {
      throw Failure(error)
    }
  }

  /// One question on a connection of its own.
  func ask(_ verb: ControlVerb) throws(Failure) -> ControlPayload {
    var client = try connect()
    return try client.answer(to: verb)
  }

  func status() throws(Failure) -> ServiceStatus {
    guard case .status(let status) = try ask(.status) else { throw .unexpectedAnswer }
    return status
  }
}

extension ControlClient {
  /// The answer, or the failure that it or its absence means.
  mutating func answer(to verb: ControlVerb) throws(Failure) -> ControlPayload {
    let result: Result<ControlPayload, ControlFault>
    do {
      result = try ask(verb)
    } catch {
      throw Failure(error)
    }
    switch result {
    case .success(let payload): return payload
    case .failure(let fault): throw Failure(fault)
    }
  }
}

extension Failure {
  /// The service answered something else than it was asked.
  static var unexpectedAnswer: Failure { Failure(.serviceMisunderstood(detail: "payload"), .protocol) }
}

/// For the verbs that read.
struct OutputOptions: ParsableArguments {
  @Flag(name: .long, help: "Write JSON for programs.")
  var json = false
}
