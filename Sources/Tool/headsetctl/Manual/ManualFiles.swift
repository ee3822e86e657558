internal import ArgumentParser
internal import Foundation
private import Wording

/// Manual pages and completions of headsetctl and of the programs that stand beside it.
///
/// The others are asked as any shell could ask them: swift-argument-parser answers `--experimental-dump-help` and
/// `--generate-completion-script`. So no program needs a generator of its own, and none is linked into this one.
struct ManualFiles {
  /// Where the programs are.
  let folder: URL

  /// The folder of this very program.
  static var beside: ManualFiles {
    ManualFiles(
      folder: URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent())
  }

  /// Every file, with its place below the project's `Docs`.
  func files() throws -> [(path: String, text: String)] {
    let own = try ManualPage(dump: Headsetctl._dumpHelp(), surroundings: .headsetctl)
    var files = [(path: "Man/headsetctl.1", text: own.text)]
    let settings = try answer(of: "headsetd", to: "--configuration", "/dev/null", "--print-configuration")
    files.append((path: "Man/headsetd.toml.5", text: ConfigurationPage(settings: settings).text))
    files += Self.completions(of: "headsetctl") { Headsetctl.completionScript(for: $0) }
    for (name, surroundings) in Surroundings.programs {
      let page = try ManualPage(
        dump: try answer(of: name, to: "--experimental-dump-help"), surroundings: surroundings)
      files.append((path: "Man/\(name).\(surroundings.section)", text: page.text))
      files += try Self.completions(of: name) { shell in
        try answer(of: name, to: "--generate-completion-script", shell.rawValue)
      }
    }
    return files
  }

  private static func completions(
    of name: String, _ script: (CompletionShell) throws -> String
  ) rethrows -> [(path: String, text: String)] {
    try [(CompletionShell.bash, "\(name).bash"), (.zsh, "_\(name)"), (.fish, "\(name).fish")].map {
      (path: "Completions/" + $1, text: try script($0))
    }
  }

  private func answer(of name: String, to arguments: String...) throws -> String {
    let program = folder.appending(path: name)
    let (process, output) = (Process(), Pipe())
    process.executableURL = program
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    do {
      try process.run()
    } catch {
      throw Failure(.fileUnreadable(path: program.path, detail: error.localizedDescription), .noInput)
    }
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(.fileUnreadable(path: program.path, detail: "\(process.terminationStatus)"), .software)
    }
    // As the library gives it for headsetctl: a script that is printed has one line end more.
    let text = String(decoding: bytes, as: UTF8.self)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }
}
