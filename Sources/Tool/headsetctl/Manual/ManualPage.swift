/// The manual page headsetctl(1), in the macros of man(7).
struct ManualPage {
  private let command: CommandDump.Command

  init(dump: String) throws { command = try CommandDump(json: dump).command }

  var text: String {
    ([
      ".\\\" Generated from the program by `headsetctl generate-manual`; a test proves it current. Do not edit."
    ]
      + head + verbs + exitStatus + surroundings).joined(separator: "\n") + "\n"
  }

  // MARK: - Sections

  private var head: [String] {
    let name = command.commandName
    return [
      ".TH \(name.uppercased()) 1 \"\" \"headsetd\" \"headsetd\"", ".SH NAME",
      "\(name) \\- \(Roff.escaped(lowercasedFirst(command.abstract ?? "")))", ".SH SYNOPSIS", ".B \(name)",
      "\\fIverb\\fR [\\fIoptions\\fR]", ".SH DESCRIPTION", Roff.escaped(command.discussion ?? ""),
      ".SH VERBS",
    ]
  }

  private var verbs: [String] {
    command.verbs.flatMap { verb in
      verb.verbs.isEmpty
        ? section(verb, named: verb.commandName)
        : verb.verbs.flatMap { section($0, named: verb.commandName + " " + $0.commandName) }
    }
  }

  private func section(_ verb: CommandDump.Command, named name: String) -> [String] {
    let synopsis = ([".B \(command.commandName) \(name)"] + verb.ownArguments.map(use))
    let texts = [verb.abstract, verb.discussion].compactMap { $0.map(Roff.escaped) }
    return [".SS \(name)"] + synopsis + texts.flatMap { [".PP", $0] } + verb.ownArguments.flatMap(entry)
  }

  /// The argument in the line that shows how to call a verb.
  private func use(_ argument: CommandDump.Argument) -> String {
    let value = "\\fI\(Roff.escaped(argument.valueName ?? "value"))\\fR"
    let typed =
      switch argument.kind {
      case .positional: value
      case .flag: bold(argument)
      case .option: bold(argument) + " " + value
      }
    return (argument.isOptional ? "[\(typed)]" : typed) + (argument.isRepeating ? "..." : "")
  }

  private func entry(_ argument: CommandDump.Argument) -> [String] {
    let value = "\\fI\(Roff.escaped(argument.valueName ?? "value"))\\fR"
    let title =
      switch argument.kind {
      case .positional: value
      case .flag: bold(argument)
      case .option: bold(argument) + " " + value
      }
    let fallback = argument.defaultValue.map { "Default: \($0)." }
    let texts = [argument.abstract, argument.discussion, fallback].compactMap { $0.map(Roff.escaped) }
    return [".TP", title] + texts
  }

  private func bold(_ argument: CommandDump.Argument) -> String {
    (argument.names ?? []).map { "\\fB\(Roff.escaped($0.spelling))\\fR" }.joined(separator: ", ")
  }

  private var exitStatus: [String] {
    [".SH EXIT STATUS", "As in sysexits(3):"]
      + EndStatus.allCases.flatMap { [".TP", "\\fB\($0.rawValue)\\fR", Roff.escaped($0.meaning)] }
  }

  private var surroundings: [String] {
    [
      ".SH ENVIRONMENT", ".TP", "\\fBHEADSETD_SOCKET\\fR",
      "The service's socket, unless \\-\\-socket names one.",
      ".TP", "\\fBLC_ALL\\fR, \\fBLC_MESSAGES\\fR, \\fBLANG\\fR",
      "The first that is set chooses the language of causes and cures: English or French (fr).",
      ".SH FILES", ".TP", "\\fI/run/headsetd/control.sock\\fR", "The service's socket.", ".TP",
      "\\fI\(Roff.escaped(InventoryCommand.defaultDatabase))\\fR", "The record.", ".SH SEE ALSO",
      "udev(7), journalctl(1), systemctl(1)",
    ]
  }

  private func lowercasedFirst(_ text: String) -> String {
    (text.first.map { $0.lowercased() } ?? "") + text.dropFirst()
  }
}

/// Text for troff.
enum Roff {
  /// `text` as words: nothing in it is taken for a request or an escape (groff_man_style(7), "Portability").
  static func escaped(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true).map { line -> String in
      let words = line.map { character in
        switch character {
        case "\\": "\\e"
        case "-": "\\-"
        case "'": "\\(aq"
        case "`": "\\(ga"
        case "^": "\\(ha"
        case "~": "\\(ti"
        default: String(character)
        }
      }.joined()
      return words.hasPrefix(".") ? "\\&" + words : words
    }
    return lines.joined(separator: "\n")
  }
}
