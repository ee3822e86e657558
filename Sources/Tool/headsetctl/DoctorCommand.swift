internal import ArgumentParser
internal import Diagnosis
private import Foundation
internal import Wording

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Find out why a headset gives no pose, and what to do.",
    discussion: """
      Looks at the USB bus, the rights of the device nodes, the programs that hold them, the udev rules and the \
      service. The causes are written in the order in which to mend them; the exit status is the first one's. \
      As root it sees more: other users' programs.
      """)

  @Option(help: ArgumentHelp("Look below this folder instead of /.", visibility: .hidden))
  var root = "/"
  @OptionGroup var service: ServiceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let snapshot = SnapshotReader(root: root, socketPath: service.socketPath).read()
    let causes = Diagnosis.causes(of: snapshot)
    if output.json {
      try Terminal.write(json: DoctorReport(causes: causes, snapshot: snapshot, wording: .ofUser))
    } else {
      Terminal.write(Self.text(causes, snapshot, .ofUser))
    }
    let status = Self.status(of: causes)
    if status != .ok { throw ExitCode(status.rawValue) }
  }

  static func text(_ causes: [Cause], _ snapshot: Snapshot, _ wording: Wording) -> String {
    guard !causes.isEmpty else {
      return wording.notice(.nothingWrong(deviceCount: snapshot.streamingDeviceCount)).cause + "\n"
    }
    return causes.enumerated().map { index, cause in
      let notice = wording.notice(cause.sentence)
      let cure = notice.cure.map { "   \(Wording.printable($0))\n" } ?? ""
      return "\(index + 1). \(Wording.printable(notice.cause))\n\(cure)"
    }.joined()
  }

  /// The status of the cause to mend first.
  static func status(of causes: [Cause]) -> EndStatus {
    switch causes.first {
    case nil, .onlyEmulated: .ok
    case .kernelWithoutUSB: .system
    case .noDevice: .noInput
    case .noRule, .noGroup, .ruleNotApplied, .startupFailed, .quarantined, .noDriver, .tooManyDevices,
      .stationMoved, .stationDisagrees, .stationSwapped, .stationMissing:
      .configuration
    case .noRights, .serviceForbidden: .noPermission
    case .heldByAnotherProgram, .serviceSilent: .temporary
    case .serviceDown, .serviceDied: .unavailable
    }
  }
}

/// What `doctor --json` writes.
struct DoctorReport: Encodable {
  struct Finding: Encodable {
    var code: String
    var cause: String
    var cure: String?
  }

  var causes: [Finding]
  var snapshot: Snapshot

  init(causes: [Cause], snapshot: Snapshot, wording: Wording) {
    self.causes = causes.map { cause in
      let notice = wording.notice(cause.sentence)
      return Finding(code: cause.code, cause: notice.cause, cure: notice.cure)
    }
    self.snapshot = snapshot
  }
}
