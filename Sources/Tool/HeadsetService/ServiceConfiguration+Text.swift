internal import TOMLKit

extension ServiceConfiguration {
  /// A key of `headsetd.toml`: where it stands, what it means, and what a configuration has there.
  struct Key: Sendable {
    var section: String
    var name: String
    var meaning: String
    /// Nil where nothing is set.
    var value: @Sendable (ServiceConfiguration) -> (any TOMLValueConvertible)?
  }

  /// All keys that are read, but those of a USB/IP server.
  static let keys: [Key] = [
    Key(section: "rig", name: "name", meaning: "What the rig is called in records and on pages.") {
      $0.rigName
    },
    Key(section: "pose", name: "segment", meaning: "The POSIX shared memory that poses are published in.") {
      $0.poseSegment
    },
    Key(section: "pose", name: "priority", meaning: "Of the pose loop among SCHED_FIFO threads, 1 to 99.") {
      $0.loopPriority
    },
    Key(section: "pose", name: "room", meaning: "Where the base stations are; written by `headsetctl room`.")
    {
      $0.roomPath
    },
    Key(section: "control", name: "socket", meaning: "The Unix socket that programs talk to the service by.")
    {
      $0.socketPath
    },
    Key(section: "control", name: "technician_group", meaning: "Whose members are technicians.") {
      $0.technicianGroup
    },
    Key(section: "control", name: "auditor_group", meaning: "Whose members are auditors.") {
      $0.auditorGroup
    },
    Key(
      section: "record", name: "database",
      meaning: "Units, uses, custody and calibrations; its folder must exist."
    ) { $0.databasePath },
    Key(section: "record", name: "recordings", meaning: "The folder of recordings that a client asks for.") {
      $0.recordingFolder
    },
    Key(
      section: "record", name: "ledger_key",
      meaning:
        "The private key that signs the ledger, made where there is none; ledger.key beside the database."
    ) { $0.ledgerKeyPath },
    Key(section: "usb", name: "enabled", meaning: "Whether USB devices of this machine are looked for.") {
      $0.usesUSB
    },
  ]

  /// Those of a section.
  static func names(in section: String) -> Set<String> {
    Set(keys.filter { $0.section == section }.map(\.name))
  }

  /// This configuration as `headsetd.toml` would say it, each key with its meaning: what is not set is a comment.
  public var text: String {
    var lines = ["# headsetd.toml: every key may be left out."]
    var section = ""
    for key in Self.keys {
      if key.section != section {
        section = key.section
        lines += ["", "[\(section)]"]
      }
      lines.append("# " + key.meaning)
      lines.append(key.value(self).map { Self.line(key.name, $0) } ?? "# \(key.name) = ")
    }
    lines += [
      "", "# Devices of a USB/IP server, one table a server; emulated ones are marked so in every record.",
    ]
    let example = USBIPServer(host: "127.0.0.1")
    lines += usbipServers.isEmpty ? Self.lines(of: example).map { "# " + $0 } : []
    lines += usbipServers.flatMap(Self.lines)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(of server: USBIPServer) -> [String] {
    [
      "[[usb.usbip]]", line("host", server.host), line("port", Int(server.port)),
      line("emulated", server.isEmulated),
    ]
  }

  private static func line(_ name: String, _ value: any TOMLValueConvertible) -> String {
    TOMLTable([name: value]).convert(options: .allowUnicodeStrings)
  }
}
