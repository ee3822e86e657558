import Foundation
import HeadsetTestSupport
import Lab
import Testing

/// Real light: figures as an independent prototype measured them on the same recordings.
@Suite(.enabled(if: RecordedData.isExpected, "the recordings are not beside the project"))
struct LightSurveyTests {
  private func survey(_ name: String) throws -> [LightSummary.Device] {
    try LightSurvey.run(RecordedData.path("captures/libsurvive/" + name)).devices
  }

  /// Every clock of a device at rest, against its bounds in microradians.
  private func expectClocks(
    of device: LightSummary.Device, common: ClosedRange<Double>, own: Double
  ) {
    for station in device.stations {
      for clock in station.clocks {
        let place = "\(device.name) \(station.place) \(clock.plane)"
        #expect(clock.stillSweeps > 100, "\(place)")
        #expect(clock.commonError.map(common.contains) == true, "\(place): \(clock.commonError ?? -1)")
        #expect((clock.ownError ?? .infinity) < own, "\(place): \(clock.ownError ?? -1)")
      }
    }
  }

  @Test func `a Vive headset sees two stations of generation 1`() throws {
    let device = try #require(try survey("vive_cal.pcap.gz").first { $0.name == "HTC Vive headset" })
    #expect(device.stations.map(\.id) == ["0aa54f65", "f77e21f3"])
    #expect(device.stations.map(\.mode) == ["B", "C"])
    #expect(device.stations.allSatisfy { $0.broadcasts >= 6 && $0.damagedBroadcasts == 0 })
    // 30 700 by the prototype; 0.3 % of the light in no window of the cycle.
    #expect((30_600...30_800).contains(device.hits) && device.strays < device.events / 300)
    #expect(device.badCodes <= 5 && device.missedFlashes <= 3 && device.repeated == 0)
    expectClocks(of: device, common: 20...50, own: 7)
  }

  @Test func `an Index headset sees two stations of generation 2`() throws {
    let device = try #require(try survey("vive-index-cal.pcap.gz").first)
    #expect(
      device.stations.map(\.id) == ["a4dbc8a4", "dadd6923"] && device.stations.map(\.mode) == ["7", "10"])
    #expect(device.hits == 37_921 && device.withoutSync <= 8 && device.strays == 0)
    expectClocks(of: device, common: 8...20, own: 14)
  }

  @Test func `wired headset and tracker of a busy host read every flash's code`() throws {
    let devices = try survey("lh1_test_cal.rec.gz")
    #expect(devices.map(\.name) == ["HMD", "T20"])
    for device in devices {
      #expect(device.stations.map(\.id) == ["f77e21f3", "0aa54f65"])
      // A busy host gave 28 of the headset's 46 835 more than 0.14 s behind its inertial samples.
      #expect(device.badCodes <= 1 && device.missedFlashes <= 1 && device.late <= 30)
      expectClocks(of: device, common: 15...50, own: 20)
    }
  }

  @Test func `a wireless tracker sees flashes with few photodiodes and misses hardly any`() throws {
    let device = try #require(try survey("wireless-tracker.pcap.gz").first { $0.hits > 0 })
    #expect(device.stations.map(\.id) == ["0aa54f65", "f77e21f3"])
    #expect(device.hits > 13_900 && device.missedFlashes <= 5 && device.badCodes == 0)
    #expect(device.strays < device.events / 40)
  }

  @Test func `a moving Index headset sees four stations`() throws {
    let device = try #require(try survey("compare-test-index.rec.gz").first)
    #expect(device.stations.map(\.place) == [3, 7, 11, 15])
    #expect(device.stations.map(\.id) == ["4096b5a0", "ca94a6b6", "10d7e7bf", "92f4e4a2"])
    #expect(device.hits > 104_900 && device.badSyncs == 0)
    expectClocks(of: device, common: 8...85, own: 25)
  }

  /// Rows of the other tracker among the data must change nothing: the same recording without them.
  @Test func `a copy stripped of another tracker's results gives the same summary`() throws {
    let path = RecordedData.path("captures/libsurvive/haagh-tracking.rec.gz")
    let raw = Set(["i", "C", "W", "Y", "CONFIG"].map { Array($0.utf8) })
    let stripped = try LabFile.read(path).split(separator: UInt8(ascii: "\n")).filter { line in
      let fields = line.split(separator: UInt8(ascii: " "), maxSplits: 3)
      return fields.count > 2 && raw.contains(Array(fields[2]))
    }
    let copy = FileManager.default.temporaryDirectory.appending(path: "stripped-\(UUID()).rec").path
    defer { try? FileManager.default.removeItem(atPath: copy) }
    try Data(stripped.joined(separator: [UInt8(ascii: "\n")])).write(to: URL(filePath: copy))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let whole = try encoder.encode(try LightSurvey.run(path).devices)
    #expect(try encoder.encode(try LightSurvey.run(copy).devices) == whole)
  }

  @Test func `a file that is no recording is refused`() {
    #expect(throws: LabError.self) { try LightSurvey.run(RecordedData.path("captures/README.md")) }
  }
}
