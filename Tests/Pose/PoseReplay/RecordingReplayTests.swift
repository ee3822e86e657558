import DeviceCatalog
import DeviceRecording
import FactoryConfiguration
import Foundation
import HeadsetTestSupport
import PoseReplay
import Testing

/// The recordings of a real Vive, replayed through drivers and pipeline.
@Suite(.enabled(if: RecordedData.isExpected, "no recordings: set HEADSET_DATA"))
struct RecordingReplayTests {
  static let wand = "LHR-F7EFD942"

  func replay(_ file: String, supplying serials: [String] = []) throws -> ReplaySummary {
    let recording = try TransferRecording.open(RecordedData.path("captures/" + file))
    var supplied: [ViveConfiguration] = []
    for serial in serials {
      let json = try Data(
        contentsOf: URL(filePath: RecordedData.path("captures/vive-config/\(serial)-wand.json")))
      supplied.append(try ViveConfiguration(json: Array(json)))
    }
    var replay = try RecordingReplay(
      of: recording, catalog: try DeviceCatalog.builtIn(), supplied: supplied)
    try replay.run()
    return ReplaySummary(of: recording, results: replay.results) { "\($0.count) bytes" }
  }

  @Test(arguments: [
    "vive-usb/controller-wired-buttons.pcapng.gz", "vive-usb/controller-wired-plug-in.pcapng.gz",
    "vive-usb/controller-wired-still-30s.pcapng.gz", "vive-usb/controller-wireless-buttons-dark.pcapng.gz",
    "vive-usb/controller-wireless-haptics.pcapng.gz", "vive-usb/system-01-plug-link-box.pcapng.gz",
    "vive-usb/system-02-plug-hmd.pcapng.gz", "vive-usb/system-03-start-controllers-off-bases-on.pcapng.gz",
    "vive-usb/system-04-wireless-controllers-on.pcapng.gz",
    "vive-usb/system-07-plug-controller-off.pcapng.gz",
    "libsurvive/vive_cal.pcap.gz", "libsurvive/wand-wired-all-buttons.pcap.gz",
  ])
  func `every report of every Vive recording is known`(file: String) throws {
    let summary = try replay(file)
    for device in summary.devices { #expect(device.unknownReports == 0, "\(device.name)") }
    let encoder = JSONEncoder(); encoder.outputFormatting = [.sortedKeys]
    print(file, String(decoding: try encoder.encode(summary), as: UTF8.self))
  }
}
