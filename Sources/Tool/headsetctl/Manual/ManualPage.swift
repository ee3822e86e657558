/// A page of the manual, in the macros of man(7), from what a program tells of its command line and from what
/// stands around it.
struct ManualPage {
  private let command: CommandDump.Command
  private let surroundings: Surroundings

  init(dump: String, surroundings: Surroundings) throws {
    command = try CommandDump(json: dump).command
    self.surroundings = surroundings
  }

  var text: String {
    let sections = [head, verbs, options, exitStatus, environment, files, seeAlso]
    return
      ([Roff.origin] + sections.joined()).joined(separator: "\n") + "\n"
  }

  // MARK: - Sections

  private var head: [String] {
    let name = command.commandName
    let synopsis = command.verbs.isEmpty ? command.ownArguments.map(use) : ["\\fIverb\\fR [\\fIoptions\\fR]"]
    return [
      ".TH \(name.uppercased()) \(surroundings.section) \"\" \"headsetd\" \"headsetd\"", ".SH NAME",
      "\(Roff.escaped(name)) \\- \(Roff.escaped(summary))", ".SH SYNOPSIS",
      ".B \(Roff.escaped(name))",
    ] + synopsis + [".SH DESCRIPTION"] + Roff.paragraphs(command.discussion ?? "")
  }

  /// Of a program that has verbs.
  private var verbs: [String] {
    guard !command.verbs.isEmpty else { return [] }
    return [".SH VERBS"]
      + command.verbs.flatMap { verb in
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

  /// Of a program that has none.
  private var options: [String] {
    guard command.verbs.isEmpty else { return [] }
    return [".SH OPTIONS"] + command.ownArguments.flatMap(entry)
  }

  /// The argument in the line that shows how to call a verb.
  private func use(_ argument: CommandDump.Argument) -> String {
    (argument.isOptional ? "[\(typed(argument))]" : typed(argument)) + (argument.isRepeating ? "..." : "")
  }

  private func entry(_ argument: CommandDump.Argument) -> [String] {
    let fallback = argument.defaultValue.map { "Default: \($0)." }
    let texts = [argument.abstract, argument.discussion, fallback].compactMap { $0.map(Roff.escaped) }
    return [".TP", typed(argument)] + texts
  }

  private func typed(_ argument: CommandDump.Argument) -> String {
    let value = "\\fI\(Roff.escaped(argument.valueName ?? "value"))\\fR"
    let names = (argument.names ?? []).map { "\\fB\(Roff.escaped($0.spelling))\\fR" }
      .joined(separator: ", ")
    return switch argument.kind {
    case .positional: value
    case .flag: names
    case .option: names + " " + value
    }
  }

  private var exitStatus: [String] {
    guard !surroundings.exitStatuses.isEmpty else { return [] }
    return [".SH EXIT STATUS"]
      + surroundings.exitStatuses.flatMap { [".TP", "\\fB\($0.status)\\fR", Roff.escaped($0.meaning)] }
  }

  private var environment: [String] {
    guard !surroundings.variables.isEmpty else { return [] }
    return [".SH ENVIRONMENT"]
      + surroundings.variables.flatMap { variable in
        let names = variable.names.map { "\\fB\($0)\\fR" }.joined(separator: ", ")
        return [".TP", names, Roff.escaped(variable.meaning)]
      }
  }

  private var files: [String] {
    guard !surroundings.files.isEmpty else { return [] }
    return [".SH FILES"]
      + surroundings.files.flatMap { [".TP", "\\fI\(Roff.escaped($0.path))\\fR", Roff.escaped($0.meaning)] }
  }

  private var seeAlso: [String] {
    [".SH SEE ALSO", Roff.escaped(surroundings.seeAlso.joined(separator: ", "))]
  }

  /// The abstract as apropos(1) shows it behind the name: no sentence of its own.
  private var summary: String {
    let text = command.abstract ?? ""
    let line = (text.first.map { $0.lowercased() } ?? "") + text.dropFirst()
    return line.hasSuffix(".") ? String(line.dropLast()) : line
  }
}

/// Text for troff.
enum Roff {
  /// The first line of every page.
  static let origin =
    ".\\\" Generated from the program by `headsetctl generate-manual`; a test proves it current. Do not edit."

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

  /// `text` with its empty lines as paragraphs; a line that begins with blanks stands as it is, as an example.
  static func paragraphs(_ text: String) -> [String] {
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        lines.append(".PP")
      } else if line.hasPrefix(" ") {
        lines += [".RS", ".nf", escaped(String(line.drop { $0 == " " })), ".fi", ".RE"]
      } else {
        lines.append(escaped(String(line)))
      }
    }
    return lines
  }
}
