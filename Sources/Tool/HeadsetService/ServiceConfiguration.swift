internal import TOMLKit

/// What `headsetd.toml` says; every key has a default, so an empty file is a good one.
public struct ServiceConfiguration: Equatable, Sendable {
  /// The rig's own name in records and on pages.
  public var rigName = "rig"
  /// POSIX shared memory that poses are published to.
  public var poseSegment = "/headsetd-poses"
  /// The Unix socket of `headsetctl` and the other programs.
  public var socketPath = "/run/headsetd/control.sock"
  /// Members of this group are technicians; without it only root and the service's user are.
  public var technicianGroup: String? = "headset-technicians"
  /// Members of this group are auditors.
  public var auditorGroup: String? = "headset-auditors"
  /// The rig's database; its folder must exist.
  public var databasePath = "/var/lib/headsetd/inventory.sqlite"
  /// The room that devices are placed in; absent until a technician gave one.
  public var roomPath = "/var/lib/headsetd/room.json"
  /// The private key that signs the ledger, made where there is none; nil for `ledger.key` beside the database.
  public var ledgerKeyPath: String?
  /// Where recordings asked for by a client are written.
  public var recordingFolder = "/var/lib/headsetd/recordings"
  /// Whether USB devices of this machine are looked for.
  public var usesUSB = true
  /// USB/IP servers whose devices are opened without the kernel's help: emulated or remote ones.
  public var usbipServers: [USBIPServer] = []
  /// SCHED_FIFO priority of the pose loop, 1 to 99.
  public var loopPriority = 50

  /// A USB/IP server; all its devices that the catalog knows are opened.
  public struct USBIPServer: Equatable, Sendable {
    public var host: String
    public var port: UInt16
    /// Emulated devices are marked so in every pose, page and record.
    public var isEmulated: Bool

    public init(host: String, port: UInt16 = 3240, isEmulated: Bool = true) {
      self.host = host
      self.port = port
      self.isEmulated = isEmulated
    }
  }

  public init() {}
}

/// What is wrong with `headsetd.toml`, and where.
public enum ServiceConfigurationError: Error, Equatable, Sendable {
  case unreadable(path: String, detail: String)
  case malformed(line: Int, column: Int, detail: String)
  case unknownKey(String, line: Int)
  /// A key holds a value of the wrong kind or outside its range; `expected` says what it should be.
  case badValue(key: String, line: Int, expected: String)
}

// MARK: - Reading

extension ServiceConfiguration {
  /// Reads the text of `headsetd.toml`.
  /// - Throws: `ServiceConfigurationError`; a key that nobody reads is an error too, because a misspelt key
  ///   would otherwise be a setting silently lost.
  public init(toml text: String) throws(ServiceConfigurationError) {
    try TOMLReader.requireHeaders(in: text)
    let table: TOMLTable
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      let begin = error.source.begin
      throw .malformed(line: begin.line, column: begin.column, detail: error.description)
    } catch {
      throw .malformed(line: 1, column: 1, detail: "\(error)")
    }
    let reader = TOMLReader(table: table, text: text)
    try reader.allow(Set(Self.keys.map(\.section)))
    try self.init(reader)
  }

  private init(_ reader: TOMLReader) throws(ServiceConfigurationError) {
    self.init()
    let rig = try reader.section("rig", keys: Self.names(in: "rig"))
    rigName = try rig.string("name") ?? rigName
    let pose = try reader.section("pose", keys: Self.names(in: "pose"))
    poseSegment = try pose.string("segment") ?? poseSegment
    roomPath = try pose.string("room") ?? roomPath
    loopPriority = try pose.integer("priority", in: 1...99) ?? loopPriority
    let control = try reader.section("control", keys: Self.names(in: "control"))
    socketPath = try control.string("socket") ?? socketPath
    technicianGroup = try control.string("technician_group") ?? technicianGroup
    auditorGroup = try control.string("auditor_group") ?? auditorGroup
    let record = try reader.section("record", keys: Self.names(in: "record"))
    databasePath = try record.string("database") ?? databasePath
    ledgerKeyPath = try record.string("ledger_key")
    recordingFolder = try record.string("recordings") ?? recordingFolder
    let usb = try reader.section("usb", keys: Self.names(in: "usb").union(["usbip"]))
    usesUSB = try usb.boolean("enabled") ?? usesUSB
    for server in try usb.sections("usbip", keys: ["host", "port", "emulated"]) {
      guard let host = try server.string("host") else {
        throw .badValue(key: "usb.usbip.host", line: server.line(of: "usbip"), expected: "a host name")
      }
      usbipServers.append(
        USBIPServer(
          host: host, port: UInt16(try server.integer("port", in: 1...65_535) ?? 3240),
          isEmulated: try server.boolean("emulated") ?? true))
    }
  }
}
