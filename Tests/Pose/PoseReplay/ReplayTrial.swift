import DeviceCatalog
import DeviceRecording
import FactoryConfiguration
import Foundation
import HeadsetTestSupport
import PoseReplay

/// Replays of recordings, for tests.
enum ReplayTrial {
  static let isLong = ProcessInfo.processInfo.environment["HEADSET_TESTS_LONG"] == "1"

  /// A wired wand, a wireless one, and one that libsurvive talked to.
  static let small = [
    "vive-usb/controller-wired-plug-in.pcapng.gz", "vive-usb/controller-wireless-haptics.pcapng.gz",
    "libsurvive/wand-wired-all-buttons.pcap.gz",
  ]

  static func path(_ file: String) -> String { RecordedData.path("captures/" + file) }

  static func configurationPath(_ document: String) -> String { path("vive-config/\(document).json") }

  static func summary(of file: String, supplying document: String? = nil) throws -> ReplaySummary {
    try summary(atPath: path(file), supplying: document)
  }

  static func summary(atPath path: String, supplying document: String? = nil) throws -> ReplaySummary {
    let recording = try TransferRecording.open(path)
    return summary(of: recording, try results(of: recording, supplying: document))
  }

  /// With a configuration's size in the place of its checksum.
  static func summary(of recording: TransferRecording, _ results: [ReplayedDevice.Result]) -> ReplaySummary {
    ReplaySummary(of: recording, results: results) { "\($0.count) bytes" }
  }

  static func results(
    of recording: TransferRecording, supplying document: String?
  ) throws -> [ReplayedDevice.Result] {
    let supplied = try document.map { name in
      try ViveConfiguration(json: Array(try Data(contentsOf: URL(filePath: configurationPath(name)))))
    }
    var replay = try RecordingReplay(
      of: recording, catalog: try DeviceCatalog.builtIn(), supplied: supplied.map { [$0] } ?? [])
    try replay.run()
    return replay.results
  }
}
