import DeviceCatalog
import DeviceRecording
import Drivers
import FactoryConfiguration
import Foundation
import HeadsetTestSupport
import PoseMath
import PoseReplay
import Testing

/// The recordings of a real Vive, replayed through drivers and pipeline.
@Suite(.enabled(if: RecordedData.isExpected, "the recordings are not here; set HEADSET_DATA"))
struct RecordingReplayTests {
  // MARK: - What is in the recordings

  @Test(arguments: ReplayExpectation.all)
  func `a recording replays to what is in it`(_ expected: ReplayExpectation) throws {
    let recording = try TransferRecording.open(ReplayTrial.path(expected.file))
    let results = try ReplayTrial.results(of: recording, supplying: expected.supplied)
    let summary = ReplayTrial.summary(of: recording, results)
    #expect(summary.recording.damage == [])
    #expect(summary.devices.map(\.name) == expected.devices.map(\.name))
    for (found, device) in zip(summary.devices, expected.devices) {
      let label = "\(device.name), \(device.serial ?? "no serial")"
      if let evidence = device.evidence { #expect(found.recognisedBy == evidence, "\(label)") }
      #expect(found.serial == device.serial, "\(label)")
      #expect(found.serialSource == device.serialSource, "\(label)")
      #expect(found.firmware == device.firmware, "\(label)")
      #expect(found.reportsByID == device.reports, "\(label)")
      #expect(found.unknownReports == 0, "\(label)")
      #expect(found.samples == device.samples, "\(label)")
      #expect(found.lostSamples == device.lost, "\(label)")
      #expect(found.configurationSHA256 == device.configuration, "\(label)")
      #expect(found.calibrationSource == device.calibration, "\(label)")
      #expect((found.restAcceleration != nil) == device.hasRest, "\(label)")
      if device.hasRest {
        try checkRest(of: found, label)
      } else {
        #expect(found.restDrift == nil, "\(label)")
      }
    }
    for (result, device) in zip(results, expected.devices) {
      if let document = device.document { try checkConfiguration(result.profile.configuration, document) }
    }
  }

  /// What the recording brought of a configuration is, byte for byte, the file of that unit.
  private func checkConfiguration(_ bytes: [UInt8]?, _ document: String) throws {
    let file = URL(filePath: ReplayTrial.configurationPath(document))
    #expect(bytes == Array(try Data(contentsOf: file)), "\(document)")
  }

  /// At rest a calibrated device reads gravity and does not turn.
  private func checkRest(of device: ReplaySummary.Device, _ label: String) throws {
    #expect(try #require(device.restSeconds) >= 5, "\(label)")
    #expect(abs(try #require(device.restDrift)) < 1, "\(label)")
    guard device.calibrationSource != "none" else { return }
    #expect(abs(try #require(device.restAcceleration) - 9.81) < 0.10, "\(label)")
  }

  @Test func `a wand whose recording tells its serial takes that unit's configuration alone`() throws {
    let file = "vive-usb/controller-wired-plug-in.pcapng.gz"
    let own = try ReplayTrial.summary(of: file, supplying: "LHR-F7EFD942-wand")
    #expect(own.devices.first?.calibrationSource == "supplied")
    #expect(own.devices.first?.serialSource == "recorded")
    #expect(own.devices.first?.configurationSHA256 == nil)
    let other = try ReplayTrial.summary(of: file, supplying: "LHR-6CEC0524")
    #expect(other.devices.first?.calibrationSource == "none")
  }

  @Test func `two wireless wands are placed in two hands`() throws {
    let summary = try ReplayTrial.summary(of: "vive-usb/system-04-wireless-controllers-on.pcapng.gz")
    #expect(summary.devices.map(\.trackedRole) == ["head", "other", "rightHand", "leftHand"])
    #expect(summary.devices.allSatisfy { $0.recognisedBy == "reports" })
  }

  // MARK: - The same, always

  /// Small ones by default, all with HEADSET_TESTS_LONG=1.
  static let repeated = ReplayTrial.isLong ? ReplayExpectation.all.map(\.file) : ReplayTrial.small

  @Test(arguments: repeated)
  func `two replays are equal, bit for bit`(file: String) throws {
    let first = try ReplayTrial.summary(of: file)
    #expect(try ReplayTrial.summary(of: file) == first)
  }

  @Test(arguments: repeated)
  func `an import into our own format replays to the same`(file: String) throws {
    let path = NSTemporaryDirectory() + "replay-\(UUID().uuidString).hsrec"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try TransferRecording.open(ReplayTrial.path(file)).copy(to: path)
    let original = try ReplayTrial.summary(of: file)
    let imported = try ReplayTrial.summary(atPath: path)
    #expect(imported.devices == original.devices)
    #expect(imported.recording.kind == "hsrec")
    #expect(imported.recording.transfers == original.recording.transfers)
  }

  @Test func `one transfer at a time gives what all at once give`() throws {
    let file = ReplayTrial.small[0]
    let recording = try TransferRecording.open(ReplayTrial.path(file))
    var replay = try RecordingReplay(of: recording, catalog: try DeviceCatalog.builtIn())
    var last = Int64.min
    var count = 0
    while let time = try replay.next() {
      #expect(time.nanoseconds >= last)
      last = time.nanoseconds
      count += 1
    }
    #expect(count == recording.transferCount)
    #expect(ReplayTrial.summary(of: recording, replay.results) == (try ReplayTrial.summary(of: file)))
  }

  @Test func `a truncated file replays what is there`() throws {
    let whole = try ReplayTrial.summary(of: ReplayTrial.small[0])
    let bytes = try Data(contentsOf: URL(filePath: ReplayTrial.path(ReplayTrial.small[0])))
    for share in [2, 3, 5] {
      let path = NSTemporaryDirectory() + "replay-\(UUID().uuidString).pcapng.gz"
      defer { try? FileManager.default.removeItem(atPath: path) }
      try bytes.prefix(bytes.count / share * (share - 1)).write(to: URL(filePath: path))
      let part = try ReplayTrial.summary(atPath: path)
      #expect(!part.recording.damage.isEmpty)
      let (found, all) = (try #require(part.devices.first), try #require(whole.devices.first))
      #expect(found.name == all.name && found.unknownReports == 0 && found.lostSamples == 0)
      #expect(found.samples > all.samples / 4 && found.samples < all.samples)
    }
  }

  // MARK: - As JSON

  @Test func `every key is printed, null where a figure is not there`() throws {
    let summary = try ReplayTrial.summary(of: "vive-usb/system-07-plug-controller-off.pcapng.gz")
    let data = try JSONEncoder().encode(summary)
    let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let device = try #require((document["devices"] as? [[String: Any]])?.first)
    #expect(
      device.keys.sorted() == [
        "battery_percent", "calibration_source", "configuration_sha256", "family", "firmware", "hardware",
        "light_pulses", "lost_samples", "model", "name", "orientation_wxyz", "pose_checksum",
        "recognised_by", "reports_by_id", "rest_acceleration_m_s2", "rest_drift_deg_per_min", "rest_s",
        "role", "samples",
        "serial", "serial_source", "tracked_role", "unknown_reports",
      ])
    #expect(device["rest_drift_deg_per_min"] is NSNull && device["configuration_sha256"] is NSNull)
  }
}
