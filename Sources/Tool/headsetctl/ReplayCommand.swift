internal import ArgumentParser
private import DeviceCatalog
internal import DeviceRecording
internal import FactoryConfiguration
private import Foundation
private import PoseMath
internal import PoseReplay
internal import Wording

struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Send a recording through the drivers and tell what it holds.",
    discussion: """
      Reads captures of usbmon and USBPcap (pcap, pcapng, gzip'ed or not) and recordings of 'headsetctl record'. \
      Nothing is asked of the service, no device is touched, and the same file always gives the same poses: \
      'pose_checksum' tells. The rest figures are those of the longest rest: at least 5 s in which every \
      gyroscope axis stays below 0.01 rad/s of standard deviation in each second.
      """)

  @Argument(help: "The recording.", completion: .file())
  var file: String
  @Option(
    help: ArgumentHelp(
      """
      A folder of configurations, as JSON, for units whose recording holds none. They are found by serial; \
      a unit whose recording tells no serial gets the only one of its product.
      """, valueName: "folder"), completion: .directory)
  var configuration: String?
  @Flag(help: "Take as long as the recording did, instead of as fast as it goes.")
  var realtime = false
  @OptionGroup var output: OutputOptions

  func run() throws {
    let supplied = try suppliedConfigurations()
    let summary: ReplaySummary
    do throws(RecordingError) {
      summary = try replay(supplying: supplied)
    } catch {
      throw Failure(error, at: file)
    }
    if output.json {
      try Terminal.write(json: summary)
    } else {
      Terminal.write(Self.text(of: summary))
    }
  }

  private func replay(supplying supplied: [ViveConfiguration]) throws(RecordingError) -> ReplaySummary {
    let recording = try TransferRecording.open(file)
    // The catalog is part of the program, and a test reads it.
    guard let catalog = try? DeviceCatalog.builtIn() else { throw .notARecording }
    var replay = try RecordingReplay(of: recording, catalog: catalog, supplied: supplied)
    let begin = DispatchTime.now().uptimeNanoseconds
    while let time = try replay.next() {
      guard realtime else { continue }
      let due = begin &+ UInt64(max(0, time.nanoseconds))
      let now = DispatchTime.now().uptimeNanoseconds
      if due > now { usleep(UInt32(min((due - now) / 1_000, 1_000_000_000))) }
    }
    return ReplaySummary(of: recording, results: replay.results) { ConfigurationDigest(of: $0).description }
  }

  /// Every JSON file of the folder that is a configuration; one that is not is an error, for it was meant.
  private func suppliedConfigurations() throws -> [ViveConfiguration] {
    guard let configuration else { return [] }
    let folder = URL(filePath: configuration)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: configuration) else {
      throw Failure(.fileUnreadable(path: configuration, detail: "not a folder"), .noInput)
    }
    return try names.filter { $0.hasSuffix(".json") }.sorted().map { name in
      let path = folder.appending(path: name)
      guard let data = try? Data(contentsOf: path) else {
        throw Failure(.fileUnreadable(path: path.path, detail: "cannot be read"), .noInput)
      }
      do throws(ConfigurationError) {
        return try ViveConfiguration(json: Array(data))
      } catch {
        throw Failure(.fileUnreadable(path: path.path, detail: "\(error)"), .badData)
      }
    }
  }

  // MARK: - Text

  private static func text(of summary: ReplaySummary) -> String {
    let recording = summary.recording
    var text = String(
      format: "%@ (%@): %.1f s, %d transfers\n", recording.path, recording.kind, recording.durationSeconds,
      recording.transfers)
    for damage in recording.damage { text += "  damaged: \(damage)\n" }
    if summary.devices.isEmpty { text += "  no device that is known here\n" }
    for device in summary.devices { text += "\n" + self.text(of: device) }
    return text
  }

  private static func text(of device: ReplaySummary.Device) -> String {
    var table = TextTable()
    table.append(["", "device", device.model ?? device.name])
    table.append(["", "recognised by", device.recognisedBy.replacingOccurrences(of: "_", with: " ")])
    table.append(["", "serial", device.serial.map { "\($0) (\(device.serialSource ?? ""))" } ?? "not told"])
    table.append(["", "firmware", device.firmware ?? "not told"])
    let reports = device.reportsByID.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    table.append(["", "reports", reports.joined(separator: ", ")])
    table.append(["", "unknown reports", "\(device.unknownReports)"])
    table.append(["", "samples", "\(device.samples), lost \(device.lostSamples)"])
    table.append(["", "light pulses", "\(device.lightPulses)"])
    table.append(["", "calibration", device.calibrationSource])
    if let acceleration = device.restAcceleration, let drift = device.restDrift, let span = device.restSeconds
    {
      table.append(
        ["", "at rest", String(format: "%.1f s, %.3f m/s^2, drift %.3f deg/min", span, acceleration, drift)])
    }
    return table.text
  }
}
