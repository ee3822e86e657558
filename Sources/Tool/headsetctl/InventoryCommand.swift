internal import ArgumentParser
private import ControlProtocol
private import Diagnosis
private import Foundation
internal import Inventory
internal import Wording

struct InventoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inventory",
    abstract: "Show what the record holds: devices, sessions, runs of the service.",
    discussion: """
      Reads the database itself, so it works while the service is down: the one that --database names, else the \
      one that the service says it keeps, else \(defaultDatabase).
      """)

  /// Where headsetd keeps its record unless it is configured otherwise.
  static let defaultDatabase = "/var/lib/headsetd/inventory.sqlite"

  enum Part: String, CaseIterable, ExpressibleByArgument {
    case devices, attachments, sessions, runs
  }

  @Argument(help: "devices, attachments, sessions or runs.")
  var part = Part.devices
  @Option(help: ArgumentHelp("The database.", valueName: "path"), completion: .file())
  var database: String?
  @Option(help: ArgumentHelp("The newest so many attachments, sessions or runs.", valueName: "count"))
  var limit = 100
  @OptionGroup var service: ServiceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit must be at least 1.") }
  }

  func run() throws {
    let path = database ?? (try? service.status())?.inventory.path ?? Self.defaultDatabase
    do throws(InventoryError) {
      try show(try InventoryReader(path: path))
    } catch {
      throw Failure(error, at: path)
    }
  }

  private func show(_ reader: InventoryReader) throws(InventoryError) {
    switch part {
    case .devices: show(try reader.devices(), Self.text)
    case .attachments: show(try reader.attachments(limit: limit), Self.text)
    case .sessions: show(try reader.sessions(limit: limit), Self.text)
    case .runs: show(try reader.runs(limit: limit), Self.text)
    }
  }

  private func show<Record: Encodable>(_ records: [Record], _ text: ([Record], Wording) -> String) {
    if output.json {
      // Records were decoded from the same types, so they can be encoded.
      try? Terminal.write(json: [part.rawValue: records])
    } else {
      Terminal.write(text(records, .ofUser))
    }
  }

  // MARK: - Tables

  static func text(_ devices: [InventoryDevice], _ wording: Wording) -> String {
    guard !devices.isEmpty else { return wording(.noUnits) + "\n" }
    let terms: [Term] = [.serial, .device, .firmware, .firstSeen, .lastSeen, .used, .sessions, .state]
    var table = TextTable(terms.map { wording($0) })
    for device in devices {
      let states: [Term] = [device.isAttached ? .attached : .detached, device.isEmulated ? .emulated : .real]
      table.append([
        device.serial ?? "-", device.model, device.firmware ?? "-", device.firstSeen.text,
        device.lastSeen.text,
        Figures.duration(device.trackedSeconds), String(device.sessionCount),
        states.map { wording($0) }.joined(separator: ", "),
      ])
    }
    return table.text
  }

  static func text(_ attachments: [InventoryAttachment], _ wording: Wording) -> String {
    var table = TextTable([.firstSeen, .lastSeen, .serial, .device, .bus, .state].map { wording($0) })
    for attachment in attachments {
      table.append([
        attachment.attached.text, attachment.detached?.text ?? "-", attachment.device.serial ?? "-",
        attachment.device.model, attachment.busPath,
        wording(attachment.device.isEmulated ? .emulated : .real),
      ])
    }
    return table.text
  }

  static func text(_ sessions: [InventorySession], _ wording: Wording) -> String {
    var table = TextTable([.session, .firstSeen, .used, .device].map { wording($0) })
    for session in sessions {
      table.append([
        session.purpose.rawValue, session.started.text, Figures.duration(session.durationSeconds),
        session.devices.map { $0.device.serial ?? $0.device.model }.joined(separator: " "),
      ])
    }
    return table.text
  }

  static func text(_ runs: [InventoryRun], _ wording: Wording) -> String {
    var table = TextTable([.service, .firstSeen, .used, .state].map { wording($0) })
    for run in runs {
      table.append([
        run.version, run.started.text, Figures.duration(run.durationSeconds), run.ending.rawValue,
      ])
    }
    return table.text
  }
}

extension Failure {
  init(_ error: InventoryError, at path: String) {
    switch error {
    case .missing: self.init(.noRecord(path: path), .noInput)
    case .accessDenied: self.init(.fileUnreadable(path: path, detail: systemText(EACCES)), .noPermission)
    case .notAnInventory: self.init(.recordOfOtherProgram(path: path), .badData)
    case .schemaFromFuture(_, _, let version):
      self.init(.recordFromFuture(path: path, neededVersion: version), .protocol)
    case .damaged(let code), .sqlite(let code):
      self.init(.recordUnreadable(path: path, detail: "SQLite \(code)"), .badData)
    case .busy, .heldByAnotherWriter: self.init(.recordUnreadable(path: path, detail: "busy"), .temporary)
    case .system(let code): self.init(.recordUnreadable(path: path, detail: systemText(code)), .system)
    default: self.init(.recordUnreadable(path: path, detail: "\(error)"), .system)
    }
  }
}
