internal import ArgumentParser
private import Foundation
private import Wording

struct GenerateManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate-manual",
    abstract: "Write the manual pages and the shells' completions of all programs.",
    shouldDisplay: false)

  @Option(help: ArgumentHelp("The folder to write to.", valueName: "path"), completion: .directory)
  var output = "."

  func run() throws {
    for file in try ManualFiles.beside.files() {
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
}
