internal import DeviceRecording
private import Foundation
private import Wording

/// Writes a part of a recording as a new file: whole, or not at all.
struct RecordingCopy {
  private let recording: TransferRecording
  private let files: RecordingCommand.CopyFiles
  private let selection: RecordingSelection
  private let isAnonymised: Bool

  init(
    of recording: TransferRecording, files: RecordingCommand.CopyFiles,
    selection: RecordingSelection = .everything, isAnonymised: Bool = false
  ) {
    self.recording = recording
    self.files = files
    self.selection = selection
    self.isAnonymised = isAnonymised
  }

  /// What `--json` writes.
  private struct Report: Encodable {
    var path: String
    var transfers: Int
    var bytes: UInt64
    var isAnonymised: Bool
    /// Of the recording that was read: what comes behind it could not be copied.
    var damage: [String]

    enum CodingKeys: String, CodingKey {
      case path, transfers, bytes, damage
      case isAnonymised = "is_anonymised"
    }
  }

  func run(_ output: OutputOptions) throws {
    let target = files.target
    // A new file is made in its place at once, so that nobody else takes the name meanwhile; one that is to be
    // replaced stays until its successor is whole, also where it is the recording itself.
    let place = files.force ? target + ".\(ProcessInfo.processInfo.processIdentifier).part" : target
    let count = try write(to: place, showingProgress: Terminal.isInteractive && !output.json)
    if files.force, unsafe rename(place, target) != 0 {
      let code = errno
      unsafe unlink(place)
      throw Failure(RecordingError.cannotWrite(code: code), at: target)
    }
    let size = (try? FileManager.default.attributesOfItem(atPath: target))?[.size] as? NSNumber
    let report = Report(
      path: target, transfers: count, bytes: size?.uint64Value ?? 0, isAnonymised: isAnonymised,
      damage: recording.damage.map { "\($0.cause) at byte \($0.offset)" })
    if output.json { return try Terminal.write(json: report) }
    let wording = Wording.ofUser
    Terminal.writeLine("\(wording(.recordingWritten)) \(Wording.printable(target))")
    Terminal.writeLine("\(count) \(wording(.transfers)), \(Figures.bytes(report.bytes))")
    for damage in report.damage { Terminal.writeLine("\(wording(.damaged)): \(damage)") }
  }

  /// How many transfers were written to `place`; where it throws, nothing is left there.
  private func write(to place: String, showingProgress isShowing: Bool) throws(Failure) -> Int {
    let interruption = Interruption()
    var percent = -1
    let count: Int
    do {
      count = try recording.copy(to: place, selection: selection, isAnonymised: isAnonymised) { fraction in
        if isShowing, Int(fraction * 100) != percent {
          percent = Int(fraction * 100)
          Terminal.write("\r\(percent) %\u{1b}[K")
        }
        return !interruption.happened(within: .zero)
      }
    } catch {
      if isShowing { Terminal.write("\r\u{1b}[K") }
      throw Failure(error, at: files, writingTo: place)
    }
    if isShowing { Terminal.write("\r\u{1b}[K") }
    guard count > 0 else {
      unsafe unlink(place)
      throw Failure(.recording(.nothingSelected(path: files.file)), .noInput)
    }
    return count
  }
}

extension Failure {
  /// Why a copy was not made, once nothing of it is left at `place`.
  fileprivate init(
    _ error: RecordingError, at files: RecordingCommand.CopyFiles, writingTo place: String
  ) {
    switch error {
    case .cannotOpen(place, EEXIST):
      // What was there before is not ours to remove.
      self.init(error, at: files.target)
    case .cannotOpen(place, let code):
      self.init(RecordingError.cannotWrite(code: code), at: files.target)
    case .cannotWrite, .stopped:
      unsafe unlink(place)
      self.init(error, at: files.target)
    default:
      unsafe unlink(place)
      self.init(error, at: files.file)
    }
  }
}
