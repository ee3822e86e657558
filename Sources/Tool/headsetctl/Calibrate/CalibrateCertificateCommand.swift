internal import ArgumentParser

struct CalibrateCertificateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "certificate", abstract: "x")
  func run() throws {}
}
