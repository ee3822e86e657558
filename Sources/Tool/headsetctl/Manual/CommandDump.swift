private import Foundation

/// What swift-argument-parser tells of a command (`--experimental-dump-help`, serialization version 0), as far
/// as the manual needs it.
struct CommandDump: Decodable {
  var command: Command

  struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var shouldDisplay: Bool?
    var subcommands: [Command]?
    var arguments: [Argument]?
  }

  struct Argument: Decodable {
    var kind: Kind
    var shouldDisplay: Bool
    var isOptional: Bool
    var isRepeating: Bool
    var names: [Name]?
    var valueName: String?
    var defaultValue: String?
    var abstract: String?
    var discussion: String?

    enum Kind: String, Decodable {
      case positional, option, flag
    }

    struct Name: Decodable {
      var kind: String
      var name: String

      /// As it is typed.
      var spelling: String { (kind == "long" ? "--" : "-") + name }
    }
  }

  init(json: String) throws {
    self = try JSONDecoder().decode(CommandDump.self, from: Data(json.utf8))
  }
}

extension CommandDump.Command {
  /// The verbs a person may see; the parser's own `help` is not one of ours.
  var verbs: [CommandDump.Command] {
    (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
  }

  /// The arguments worth a line; every verb has --help and --version.
  var ownArguments: [CommandDump.Argument] {
    (arguments ?? []).filter { argument in
      let names = argument.names?.map(\.name) ?? []
      return argument.shouldDisplay && !names.contains("help") && !names.contains("version")
    }
  }
}
