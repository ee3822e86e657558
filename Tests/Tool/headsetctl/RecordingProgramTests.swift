import DeviceRecording
import Foundation
import HeadsetTestSupport
import PoseMath
import Testing
import USBProtocol

/// `headsetctl recording`, on recordings made by hand and on real ones.
@Suite struct RecordingProgramTests {
  private static let serial = "LHR-0000CAFE"

  /// Two devices, one transfer each a second for ten seconds; the first tells its serial in every form.
  private func write(to path: String, seconds: Int = 10) throws {
    var descriptors = USBDescriptorSet(device: Self.deviceDescriptor)
    descriptors.strings[1] = USBStringDescriptor.encode(Self.serial)
    var writer = try RecordingWriter(creating: path, startUnixNanoseconds: 1_500_000_000_000_000_000)
    try writer.append(.device(RecordedDevice(index: 0, bus: 1, address: 3, descriptors: descriptors)))
    let strings = USBDescriptorSet(strings: [2: USBStringDescriptor.encode("Watchman Dongle")])
    try writer.append(.device(RecordedDevice(index: 1, bus: 1, address: 4, descriptors: strings)))
    for second in 0..<seconds {
      let number: [UInt8] = [0xfe, 0xca, 0, 0]
      for device in 0...1 {
        try writer.append(
          .transfer(
            RecordedTransfer(
              timestamp: Timestamp(nanoseconds: Int64(second) * 1_000_000_000), device: device,
              endpoint: 0x81, kind: .interrupt,
              bytes: [0x20, UInt8(truncatingIfNeeded: second)] + (device == 0 ? number : []))))
      }
      try writer.append(
        .transfer(
          RecordedTransfer(
            timestamp: Timestamp(nanoseconds: Int64(second) * 1_000_000_000), device: 0, endpoint: 0x80,
            kind: .control, setup: .getFeature(reportID: 4, interface: 0, length: 64),
            bytes: [4] + Array(Self.serial.utf8))))
    }
    try writer.close()
  }

  /// A wand's ids, its only string the serial (USB 2.0, 9.6.1).
  private static let deviceDescriptor: [UInt8] = [
    18, 1, 0, 2, 0, 0, 0, 64, 0xde, 0x28, 0x12, 0x20, 0, 1, 0, 0, 1, 1,
  ]

  private func json(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func contains(_ path: String, _ bytes: [UInt8]) throws -> Bool {
    try Data(contentsOf: URL(filePath: path)).range(of: Data(bytes)) != nil
  }

  // MARK: - Show

  @Test func `a recording's devices and what each sent are shown`() async throws {
    let place = try Tool.Place()
    try write(to: place.file("a"))
    let shown = try json(try await Tool.run("recording", "show", place.file("a"), "--json").output)
    #expect(shown["kind"] as? String == "hsrec" && shown["transfers"] as? Int == 30)
    #expect(shown["duration_s"] as? Double == 9)
    #expect(shown["start_unix_ns"] as? Int64 == 1_500_000_000_000_000_000)
    let devices = try #require(shown["devices"] as? [[String: Any]])
    #expect(devices.map { $0["serial"] as? String } == [Self.serial, nil])
    #expect(devices.map { $0["strings"] as? [String] } == [[Self.serial], ["Watchman Dongle"]])
    let endpoints = try #require(devices[1]["endpoints"] as? [[String: Any]])
    #expect(endpoints.map { $0["first_bytes"] as? [String: Int] } == [["0x20": 10]])
    let text = try await Tool.run("recording", "show", place.file("a"), language: "fr_FR.UTF-8").output
    #expect(text.contains("30 transferts") && text.contains("0: 28de:2012, \(Self.serial)"))
    #expect(text.contains("1: inconnu, Watchman Dongle"))
  }

  // MARK: - Cut

  @Test func `a cut keeps its time and its devices, by number or serial`() async throws {
    let place = try Tool.Place()
    try write(to: place.file("a"))
    for name in ["0", Self.serial] {
      let target = place.file("cut-\(name)")
      let ending = try await Tool.run(
        "recording", "cut", place.file("a"), target, "--from", "2", "--until", "5.5", "--device", name,
        "--json")
      #expect(ending.status == 0)
      #expect(try json(ending.output)["transfers"] as? Int == 8)
      let cut = try TransferRecording.open(target)
      #expect(cut.devices.map { $0.identity?.serial } == [Self.serial])
      #expect(cut.end == Timestamp(nanoseconds: 3_000_000_000))
      #expect(cut.startUnixNanoseconds == 1_500_000_002_000_000_000)
    }
  }

  @Test func `what selects nothing writes nothing`() async throws {
    let place = try Tool.Place()
    try write(to: place.file("a"))
    for arguments in [["--from", "60"], ["--device", "2"], ["--device", "LHR-00000000"]] {
      let line = ["recording", "cut", place.file("a"), place.file("b")] + arguments
      #expect(try await Tool.run(line[0], line[1], line[2], line[3], line[4], line[5]).status == 66)
      #expect(!FileManager.default.fileExists(atPath: place.file("b")))
    }
    let wrong = try await Tool.run(
      "recording", "cut", place.file("a"), place.file("b"), "--from", "3", "--until", "3")
    #expect(wrong.status == 64)
  }

  @Test func `a damaged recording gives what is whole, and says so`() async throws {
    let place = try Tool.Place()
    try write(to: place.file("a"))
    let bytes = try Data(contentsOf: URL(filePath: place.file("a")))
    try bytes.dropLast(40).write(to: URL(filePath: place.file("cut-off")))
    let ending = try await Tool.run("recording", "cut", place.file("cut-off"), place.file("b"), "--json")
    #expect(ending.status == 0)
    let report = try json(ending.output)
    #expect((report["damage"] as? [String])?.count == 1)
    #expect(try #require(report["transfers"] as? Int) < 30)
  }

  // MARK: - Files

  @Test func `a file is replaced with --force alone, and only by a whole one`() async throws {
    let place = try Tool.Place()
    try write(to: place.file("a"))
    try Data("mine".utf8).write(to: URL(filePath: place.file("b")))
    let refused = try await Tool.run("recording", "anonymise", place.file("a"), place.file("b"))
    #expect(refused.status == 73 && refused.complaint.contains("exists already"))
    try Data("no recording".utf8).write(to: URL(filePath: place.file("c")))
    let wrong = try await Tool.run("recording", "cut", place.file("c"), place.file("b"), "--force")
    #expect(wrong.status == 65)
    let nothing = try await Tool.run(
      "recording", "cut", place.file("a"), place.file("b"), "--force", "--from", "60")
    #expect(nothing.status == 66)
    #expect(try String(contentsOfFile: place.file("b"), encoding: .utf8) == "mine")
    #expect(
      try await Tool.run("recording", "anonymise", place.file("a"), place.file("b"), "--force").status == 0)
    #expect(try TransferRecording.open(place.file("b")).transferCount == 30)
    // A recording may be replaced by its own part.
    #expect(
      try await Tool.run("recording", "cut", place.file("a"), place.file("a"), "--force", "--until", "5")
        .status
        == 0)
    #expect(try TransferRecording.open(place.file("a")).transferCount == 15)
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.path).sorted() == ["a", "b", "c"])
  }

  @Test func `a file that is not there or not ours has its status`() async throws {
    let place = try Tool.Place()
    try Data().write(to: URL(filePath: place.file("empty")))
    #expect(try await Tool.run("recording", "show", place.file("none")).status == 66)
    #expect(try await Tool.run("recording", "show", place.file("empty")).status == 65)
    try write(to: place.file("a"))
    #expect(try await Tool.run("recording", "cut", place.file("a"), place.file("no/b")).status == 73)
  }

  // MARK: - Anonymise

  @Test func `no form of a serial is left in an anonymised recording`() async throws {
    let place = try Tool.Place()
    try write(to: place.file("a"))
    let forms = Self.forms(of: Self.serial, number: 0xcafe)
    for form in forms.dropLast() { #expect(try contains(place.file("a"), form)) }
    let ending = try await Tool.run("recording", "anonymise", place.file("a"), place.file("b"), "--json")
    #expect(ending.status == 0)
    #expect(try json(ending.output)["is_anonymised"] as? Bool == true)
    for form in forms { #expect(try !contains(place.file("b"), form)) }
    let shown = try json(try await Tool.run("recording", "show", place.file("b"), "--json").output)
    #expect(shown["is_anonymised"] as? Bool == true && shown["start_unix_ns"] == nil)
    #expect((shown["devices"] as? [[String: Any]])?.first?["serial"] as? String == "LHR-00000001")
  }

  @Test func `on a terminal progress is told, and taken away`() async throws {
    let place = try Tool.Place()
    try write(to: place.file("a"), seconds: 2_000)
    let ending = try await Tool.run(
      "recording", "cut", place.file("a"), place.file("b"), onTerminal: true)
    #expect(ending.status == 0)
    #expect(ending.output.contains("\r0 %\u{1b}[K\r17 %\u{1b}[K"))
    #expect(ending.output.contains("\r\u{1b}[KWritten:"))
  }

  @Test(
    .enabled(if: RecordedData.isExpected, "the recordings are not here; set HEADSET_DATA"),
    arguments: [
      (
        "vive-usb/system-04-wireless-controllers-on.pcapng.gz",
        ["LHR-F7EFD942": 0xF7EF_D942, "LHR-FDE71D46": 0xFDE7_1D46] as [String: UInt32]
      ),
      ("vive-usb/system-03-start-controllers-off-bases-on.pcapng.gz", ["LHR-C5C0BC88": 0xC5C0_BC88]),
    ])
  func `a real recording loses its serials and nothing that it measured`(
    file: String, serials: [String: UInt32]
  ) async throws {
    let place = try Tool.Place()
    let original = RecordedData.path("captures/" + file)
    #expect(try await Tool.run("recording", "anonymise", original, place.file("b")).status == 0)
    for (serial, number) in serials {
      for form in Self.forms(of: serial, number: number) {
        #expect(try !contains(place.file("b"), form), "\(serial)")
      }
    }
    let (before, after) = (try await devices(of: original), try await devices(of: place.file("b")))
    #expect(before.count == after.count)
    for (before, after) in zip(before, after) {
      for (key, value) in before where key != "serial" && key != "configuration_sha256" {
        #expect((value as? NSObject) == (after[key] as? NSObject), "\(key)")
      }
      if let serial = after["serial"] as? String { #expect(serials[serial] == nil) }
    }
  }

  /// ASCII, UTF-16, and the 32-bit number behind the dash in both byte orders.
  private static func forms(of serial: String, number: UInt32) -> [[UInt8]] {
    let ascii = Array(serial.utf8)
    let wide = ascii.flatMap { byte -> [UInt8] in [byte, 0] }
    let little = (0..<4).map { UInt8(truncatingIfNeeded: number >> UInt32($0 * 8)) }
    return [ascii, wide, little, little.reversed()]
  }

  private func devices(of path: String) async throws -> [[String: Any]] {
    try #require(try json(try await Tool.run("replay", path, "--json").output)["devices"] as? [[String: Any]])
  }
}
