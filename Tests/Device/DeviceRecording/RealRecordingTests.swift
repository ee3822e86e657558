import Foundation
import HeadsetTestSupport
import Testing
import USBProtocol

@testable import DeviceRecording

/// The recordings of real devices, against counts by another program. Tables were made once with tshark 4.0.17:
///
///     zcat FILE > x
///     # USBPcap: interrupt and isochronous answers by device and endpoint; control requests, and those answered
///     tshark -r x -Y "usb.transfer_type==1 && usb.irp_info==1" -T fields -e usb.device_address -e usb.endpoint_address | sort | uniq -c
///     tshark -r x -Y "usb.transfer_type==0 && usb.irp_info==1" -T fields -e usb.device_address -e usb.endpoint_address | sort | uniq -c
///     tshark -r x -Y "usb.transfer_type==2 && usb.control_stage==0" -T fields -e usb.device_address | sort | uniq -c
///     tshark -r x -Y "usb.transfer_type==2 && usb.control_stage==2" -T fields -e usb.device_address | sort | uniq -c
///     # usbmon: the same
///     tshark -r x -Y "usb.transfer_type==1 && usb.urb_type=='C'" -T fields -e usb.device_address -e usb.endpoint_address | sort | uniq -c
///     tshark -r x -Y "usb.transfer_type==2 && usb.urb_type=='S'" -T fields -e usb.device_address | sort | uniq -c
///     tshark -r x -Y "usb.transfer_type==2 && usb.urb_type=='C' && usb.urb_status==0" -T fields -e usb.device_address | sort | uniq -c
@Suite(.enabled(if: RecordedData.isExpected, "the recordings are not here; set HEADSET_DATA"))
struct RealRecordingTests {
  struct Expectation: CustomTestStringConvertible, Sendable {
    var file: String
    /// Address, endpoint, transfers.
    var inputs: [[Int]]
    /// Address, requests, answered requests.
    var controls: [[Int]]

    var testDescription: String { file }
  }

  static let expectations = [
    Expectation(
      file: "vive-usb/controller-wired-buttons.pcapng.gz",
      inputs: [[49, 0x81, 19637], [49, 0x82, 23721], [49, 0x83, 3444]], controls: []),
    Expectation(
      file: "vive-usb/controller-wired-plug-in.pcapng.gz",
      inputs: [[49, 0x81, 2762], [49, 0x82, 2887], [49, 0x83, 13]], controls: [[49, 136, 136]]),
    Expectation(
      file: "vive-usb/controller-wired-still-30s.pcapng.gz",
      inputs: [[49, 0x81, 7763], [49, 0x82, 7951], [49, 0x83, 31]], controls: []),
    Expectation(
      file: "vive-usb/controller-wireless-buttons-dark.pcapng.gz", inputs: [[8, 0x81, 26357]], controls: []),
    Expectation(
      file: "vive-usb/controller-wireless-haptics.pcapng.gz", inputs: [[8, 0x81, 5292]],
      controls: [[8, 153, 153]]),
    Expectation(
      file: "vive-usb/system-01-plug-link-box.pcapng.gz", inputs: [[42, 0x81, 4], [43, 0x81, 568]],
      controls: [[42, 1, 1], [43, 8, 8], [44, 10, 9]]),
    Expectation(
      file: "vive-usb/system-02-plug-hmd.pcapng.gz",
      inputs: [[3, 0x82, 220], [3, 0x87, 1], [6, 0x81, 1], [8, 0x81, 18], [42, 0x81, 3]],
      controls: [
        [3, 51, 51], [4, 257, 240], [6, 34, 34], [8, 1, 1], [9, 17, 17], [10, 20, 20], [11, 17, 17],
      ]),
    Expectation(
      file: "vive-usb/system-03-start-controllers-off-bases-on.pcapng.gz",
      inputs: [[3, 0x82, 3852], [6, 0x81, 30008], [6, 0x82, 31712], [8, 0x81, 4], [10, 0x81, 562]],
      controls: [[3, 25, 25], [4, 12, 12], [6, 139, 139], [9, 103, 35], [10, 34, 34], [11, 103, 35]]),
    Expectation(
      file: "vive-usb/system-04-wireless-controllers-on.pcapng.gz",
      inputs: [
        [3, 0x82, 2471], [6, 0x81, 23055], [6, 0x82, 24300], [9, 0x81, 8312], [10, 0x81, 475],
        [11, 0x81, 3681],
      ],
      controls: [[9, 297, 38], [11, 285, 38]]),
    Expectation(
      file: "vive-usb/system-07-plug-controller-off.pcapng.gz", inputs: [[20, 0x81, 1], [20, 0x83, 3]],
      controls: [[20, 37, 37]]),
    Expectation(
      file: "libsurvive/knuckles_all_buttons.pcap.gz", inputs: [[3, 0x81, 16938]], controls: [[3, 258, 41]]),
    Expectation(
      file: "libsurvive/tracker-gen2-wired-buttons.pcap.gz",
      inputs: [[12, 0x81, 1252], [12, 0x83, 530], [12, 0x84, 4]], controls: [[12, 102, 64]]),
    Expectation(
      file: "libsurvive/vive-index-cal.pcap.gz",
      inputs: [[19, 0x81, 18922], [19, 0x83, 4409], [19, 0x84, 1722]], controls: [[19, 108, 56]]),
    Expectation(
      file: "libsurvive/vive_cal.pcap.gz",
      inputs: [[61, 0x81, 2972], [62, 0x81, 20570], [62, 0x82, 16311]],
      controls: [[60, 55, 5], [61, 360, 44], [62, 63, 63]]),
    Expectation(
      file: "libsurvive/wand-wired-all-buttons.pcap.gz",
      inputs: [[9, 0x81, 4377], [9, 0x82, 1945], [9, 0x83, 674]], controls: [[9, 58, 58]]),
    Expectation(
      file: "libsurvive/wireless-tracker.pcap.gz", inputs: [[63, 0x81, 5891]], controls: [[63, 303, 43]]),
  ]

  private func open(_ file: String) throws -> TransferRecording {
    try TransferRecording.open(RecordedData.path("captures/" + file))
  }

  @Test(arguments: expectations)
  func `transfers are as many as another program counts`(_ expected: Expectation) throws {
    let recording = try open(expected.file)
    var inputs: [[Int]] = []
    var controls: [Int: [Int]] = [:]
    for tally in recording.endpoints {
      let address = Int(recording.devices[tally.device].address)
      if tally.kind == .control {
        let answered = tally.transferCount - tally.failureCount
        let before = controls[address] ?? [address, 0, 0]
        controls[address] = [address, before[1] + tally.transferCount, before[2] + answered]
      } else if tally.endpoint & 0x80 != 0 {
        inputs.append([address, Int(tally.endpoint), tally.transferCount])
      }
    }
    #expect(inputs.sorted { $0[0] << 8 | $0[1] < $1[0] << 8 | $1[1] } == expected.inputs)
    #expect(controls.sorted { $0.key < $1.key }.map(\.value) == expected.controls)
    #expect(Set(recording.devices.map(\.address)).count == recording.devices.count)
    #expect(recording.skippedCount == 0)
  }

  /// Addresses of captures/README.md.
  @Test func `enumerated devices have the ids and strings of the sheet`() throws {
    let attached = try open("vive-usb/system-02-plug-hmd.pcapng.gz")
    let ids = attached.devices.reduce(into: [:] as [UInt16: String]) { ids, device in
      guard let identity = device.identity else { return }
      ids[device.address] =
        String(identity.vendorID, radix: 16) + ":" + String(identity.productID, radix: 16) + " "
        + (identity.product ?? "").prefix { $0 != "\0" }
    }
    #expect(
      ids == [
        3: "d8c:12 USB Audio Device", 4: "bb4:2c87 MMP SDK", 6: "28de:2000 Lighthouse FPGA RX",
        9: "28de:2101 Watchman Dongle", 10: "bb4:2c87 HTC Vive", 11: "28de:2101 Watchman Dongle",
      ])
    let receiver = try #require(attached.devices.first { $0.address == 6 })
    #expect(receiver.identity?.serial == "LHR-C5C0BC88")
    #expect(receiver.identity?.interfaces.map(\.classCode) == [3, 3])
    #expect(receiver.descriptors.hidReports.mapValues(\.count) == [0: 165, 1: 37])
    let wand = try #require(try open("vive-usb/system-07-plug-controller-off.pcapng.gz").devices.first)
    #expect(wand.identity?.productID == 0x2012)
    #expect(wand.descriptors.hidReports.mapValues(\.count) == [0: 143, 1: 37, 2: 35])
    let linkBox = try open("vive-usb/system-01-plug-link-box.pcapng.gz")
    #expect(linkBox.devices.map { $0.identity?.productID } == [nil, 0x0306, 0x274d])
  }

  @Test func `notes name the devices that were there before the recording`() throws {
    let recording = try open("libsurvive/vive_cal.pcap.gz")
    #expect(recording.devices.map(\.note?.label) == ["WM", "HMD", "WM"])
    #expect(recording.devices.map { $0.identity?.productID } == [0x2101, 0x2000, 0x2101])
  }

  @Test func `one recording has a damaged tail, and all of its packets`() throws {
    for expected in Self.expectations {
      let damage = try open(expected.file).damage
      let isTracker = expected.file.contains("tracker-gen2-wired-buttons")
      // gzip -t of it: "decompression OK, trailing garbage ignored"; the member ends at 67,715 of 67,748.
      #expect(damage == (isTracker ? [RecordingDamage(.bytesAfterCompression, offset: 67_715)] : []))
    }
  }

  @Test(arguments: expectations)
  func `an import replays as the capture does`(_ expected: Expectation) throws {
    let folder = try TemporaryFolder()
    let recording = try open(expected.file)
    try recording.copy(to: folder.file("import.hsrec"))
    let imported = try TransferRecording.open(folder.file("import.hsrec"))
    #expect(imported.devices == recording.devices)
    #expect(imported.damage == [])
    var original = try recording.reader()
    var copy = try imported.reader()
    var differences = 0
    while let event = try original.next() {
      if try copy.next() != event { differences += 1 }
    }
    let rest = try copy.next()
    #expect(differences == 0)
    #expect(rest == nil)
  }

  @Test func `an anonymised recording still brings a configuration, and no serial`() throws {
    let folder = try TemporaryFolder()
    let recording = try open("libsurvive/wand-wired-all-buttons.pcap.gz")
    try recording.copy(to: folder.file("a.hsrec"), isAnonymised: true)
    let bytes = try Data(contentsOf: URL(filePath: folder.file("a.hsrec")))
    #expect(bytes.range(of: Data("FFEFF945".utf8)) == nil)
    #expect(bytes.range(of: Data("FFEFF945".utf8.flatMap { [$0, 0] })) == nil)
    #expect(bytes.range(of: Data([0x45, 0xf9, 0xef, 0xff])) == nil)
    let copy = try TransferRecording.open(folder.file("a.hsrec"))
    #expect(copy.transferCount == recording.transferCount)
    let original = try #require(try configuration(of: recording))
    let anonymised = try #require(try configuration(of: copy))
    #expect(original.contains("LHR-FFEFF945"))
    #expect(anonymised.contains("LHR-0000000"))
    #expect(anonymised.count == original.count)
  }

  /// The inflated configuration in a recording.
  private func configuration(of recording: TransferRecording) throws -> String? {
    let stream = try recording.events().transfers
      .filter { $0.setup?.featureReportID == 0x11 && $0.isDeviceToHost && $0.bytes.count > 1 }
      .flatMap { $0.bytes[2..<2 + min(62, Int($0.bytes[1]))] }
    return ZlibStream.inflate(stream, byteCountMax: 1 << 20).map { String(decoding: $0, as: UTF8.self) }
  }
}
