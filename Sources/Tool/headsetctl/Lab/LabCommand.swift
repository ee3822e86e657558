internal import ArgumentParser
private import Glibc
internal import Lab
internal import Wording

/// `headsetctl lab`: the pure rooms on files, for anyone to judge them. No device, no service.
struct LabCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lab",
    abstract: "Run the estimators on recorded files, to judge them.",
    discussion: """
      Nothing is asked of the service and no device is touched; the same file always gives the same figures.
      """,
    subcommands: [
      LabFuseCommand.self, LabValidateCommand.self, LabStressCommand.self, LabPredictCommand.self,
      LabPredictIMUCommand.self, LabCalibrateCommand.self, LabAllanCommand.self, LabLightCommand.self,
      LabTrackCommand.self, LabPlotCommand.self, LabLightModelCommand.self, LabSimulateCommand.self,
      LabTrackScoreCommand.self,
    ])

  /// Runs a laboratory step; its errors become the tool's own.
  static func run<Result>(_ step: () throws(LabError) -> Result) throws(Failure) -> Result {
    do throws(LabError) { return try step() } catch { throw failure(of: error) }
  }

  private static func failure(of error: LabError) -> Failure {
    func unreadable(_ path: String, _ detail: String, _ status: EndStatus) -> Failure {
      Failure(.fileUnreadable(path: path, detail: detail), status)
    }
    func text(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
    return switch error {
    case .cannotOpen(let path, let code), .cannotRead(let path, let code):
      unreadable(path, text(code), .noInput)
    case .cannotWrite(let path, let code):
      Failure(.cannotWrite(path: path, detail: text(code)), .cannotCreate)
    case .damagedCompression(let path): unreadable(path, "the gzip stream is damaged", .badData)
    case .tooLarge(let most): unreadable("input", "longer than \(most) bytes", .badData)
    case .notReadable(let path, let cause): Failure(cause, at: path)
    case .notATrial: unreadable("input", "not a trial of format HSIMU001", .badData)
    case .truncated(let expected, let actual):
      unreadable("input", "\(actual) bytes long, where its header says \(expected)", .badData)
    case .notATable: unreadable("input", "not a table with a header line", .badData)
    case .badRow(let line):
      unreadable("input", "line \(line) is no row of numbers under the header", .badData)
    case .noColumn(let name): unreadable("input", "there is no column '\(name)'", .badData)
    case .otherLength(let expected, let actual):
      unreadable("input", "\(actual) rows, where the recording has \(expected)", .badData)
    case .notDetermined(let reason): Failure(.notDetermined(CalibrationTrouble(reason)), .badData)
    case .notAPose(let row): unreadable("input", "row \(row) holds a number that no pose has", .badData)
    case .notARoom(let path, let reason): Failure(.station(StationTrouble(reason, path: path)), .badData)
    case .noPhotodiodes: Failure(.station(.noPhotodiodes), .badData)
    case .noRoom(let reason): Failure(.station(StationTrouble(reason)), .badData)
    case .implausibleRate(let rate): unreadable("input", "a sampling rate of \(rate) Hz", .badData)
    }
  }
}
