internal import ArgumentParser
private import Foundation
private import Wording

struct GenerateManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate-manual",
    abstract: "Write the manual page and the shells' completions.",
    shouldDisplay: false)

  @Option(help: ArgumentHelp("The folder to write to.", valueName: "path"), completion: .directory)
  var output = "."

  func run() throws {
    for file in try Self.files() {
      let place = URL(filePath: output).appending(path: file.path)
      do {
        try FileManager.default.createDirectory(
          at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.text.utf8).write(to: place, options: .atomic)
      } catch {
        throw Failure(.cannotWrite(path: place.path, detail: ""), .cannotCreate)
      }
      Terminal.writeLine(place.path)
    }
  }

  /// Every file, with its place below the project's `Docs`.
  static func files() throws -> [(path: String, text: String)] {
    [
      (path: "Man/headsetctl.1", text: try ManualPage(dump: Headsetctl._dumpHelp()).text),
      (path: "Completions/headsetctl.bash", text: Headsetctl.completionScript(for: .bash)),
      (path: "Completions/_headsetctl", text: Headsetctl.completionScript(for: .zsh)),
      (path: "Completions/headsetctl.fish", text: Headsetctl.completionScript(for: .fish)),
    ]
  }
}
