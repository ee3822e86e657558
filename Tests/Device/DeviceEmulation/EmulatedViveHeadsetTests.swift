import ByteLayout
import DeviceEmulation
import DeviceProtocols
import HeadsetTestSupport
import PoseMath
import Testing
import USBProtocol
import Wearers

@Suite struct EmulatedViveHeadsetTests {
  private let mainboard = EmulatedViveHeadset.mainboardPort
  private let receiver = EmulatedViveHeadset.receiverPort

  private func plugged(_ unit: ViveUnit = Emulations.headUnit()) -> EmulatedViveHeadset {
    var headset = EmulatedViveHeadset(unit: unit)
    headset.plug(port: mainboard, at: .zero)
    headset.plug(port: receiver, at: .zero)
    return headset
  }

  /// As drivers do it: mainboard on, then mode and verbosity of the receiver.
  private func streaming(_ unit: ViveUnit = Emulations.headUnit()) -> EmulatedViveHeadset {
    var headset = plugged(unit)
    #expect(headset.set(ViveMainboardPower(isOn: true), port: mainboard) == .accepted)
    #expect(headset.set(ViveModeReport(mode: .pulses), port: receiver) == .accepted)
    #expect(headset.set(ViveVerbosityReport(verbosity: 3), port: receiver) == .accepted)
    return headset
  }

  @Test func `nothing but the first byte comes before power and mode`() {
    var headset = plugged()
    #expect(headset.reports(port: receiver, endpoint: 0x81, from: 0, to: 100) == [[0]])
    _ = headset.set(ViveModeReport(mode: .pulses), port: receiver, at: .milliseconds(100))
    #expect(headset.reports(port: receiver, endpoint: 0x81, from: 100, to: 200).isEmpty)
    _ = headset.set(ViveMainboardPower(isOn: true), port: mainboard, at: .milliseconds(200))
    #expect(headset.isOn)
    #expect(headset.reports(port: receiver, endpoint: 0x81, from: 200, to: 300).count == 99)
    _ = headset.set(ViveMainboardPower(isOn: false), port: mainboard, at: .milliseconds(300))
    #expect(headset.reports(port: receiver, endpoint: 0x81, from: 300, to: 400).isEmpty)
  }

  @Test func `a thousand samples a second come each in three reports, in rotating slots`() throws {
    var headset = streaming()
    let reports = headset.reports(port: receiver, endpoint: 0x81, from: 0, to: 3_001).dropFirst()
    #expect(reports.count == 3_000)
    var selector = IMUSlotSelector()
    var taken = 0
    for bytes in reports {
      let report = try ViveIMUReport(bytes)
      let selection = selector.select(from: report)
      taken += selection.count
      for index in 0..<selection.count { #expect(selection.lostBefore(index) == 0) }
    }
    #expect(taken == 3_000)
  }

  @Test func `the first read of the ranges is empty, the second tells 500 degrees and 4 g`() throws {
    var headset = plugged()
    #expect(headset.get(1, port: receiver) == .data([]))
    guard case .data(let bytes) = headset.get(1, port: receiver) else {
      Issue.record("no ranges")
      return
    }
    let ranges = try ViveRangesReport(bytes)
    #expect(bytes.count == 64)
    #expect(ranges.gyroscopeRangeDegreesPerSecond == 500)
    #expect(ranges.accelerometerRangeGravities == 4)
  }

  @Test func `answers have the lengths of the recordings`() {
    var headset = plugged()
    _ = headset.get(1, port: receiver)
    for reportID: UInt8 in [0x01, 0x05, 0x08, 0x09, 0x10, 0x11] {
      guard case .data(let bytes) = headset.get(reportID, port: receiver) else {
        Issue.record("report \(reportID) stalled")
        continue
      }
      #expect(bytes.count == 64)
      #expect(bytes[0] == reportID)
    }
    guard case .data(let info) = headset.get(4, port: mainboard) else {
      Issue.record("no device information")
      return
    }
    #expect(info.count == 65)
    #expect(headset.get(0x77, port: receiver) == .stalled)
    #expect(headset.get(0x05, port: mainboard) == .stalled)
  }

  @Test func `the configuration inflates to JSON that names an emulated unit`() throws {
    var headset = plugged()
    let stream = try headset.readConfiguration(port: receiver)
    let text = try #require(inflated(stream).map { String(decoding: $0, as: UTF8.self) })
    #expect(text == Emulations.headUnit().configurationText)
    #expect(text.contains("\"device_serial_number\": \"LHR-E0000001\""))
    #expect(text.contains("\"manufacturer\": \"headsetd emulation\""))
    #expect(stream.count < 4_000)
    // A second reading begins anew.
    #expect(try headset.readConfiguration(port: receiver) == stream)
  }

  @Test func `the mainboard reports every 52 ms whether somebody wears the headset`() throws {
    var options = EmulatedViveHeadset.Options()
    options.wornAfterSeconds = 1
    var headset = EmulatedViveHeadset(unit: Emulations.headUnit(), options: options)
    headset.plug(port: mainboard, at: .zero)
    let reports = try headset.reports(port: mainboard, endpoint: 0x81, from: 0, to: 2_000)
      .map { try ViveMainboardStatus($0) }
    #expect(reports.count == 38)
    #expect(reports.first?.isWorn == false)
    #expect(reports.last?.isWorn == true)
    #expect(reports.last?.ipdHundredthMillimeters == 6_350)
  }

  @Test func `light reports tell the display's synchronisation and no pulse`() throws {
    var headset = streaming()
    let reports = try headset.reports(port: receiver, endpoint: 0x82, from: 0, to: 1_000)
      .map { try ViveLightReport($0) }
    #expect(reports.count == 44)
    #expect(reports.allSatisfy { $0.slots[0].source == .verticalSync && $0.slots[1] == .empty })
  }

  @Test func `plugging in anew forgets power, mode and what was read`() {
    var headset = streaming()
    _ = headset.get(1, port: receiver)
    headset.plug(port: mainboard, at: .milliseconds(500))
    headset.plug(port: receiver, at: .milliseconds(500))
    #expect(!headset.isOn)
    #expect(headset.get(1, port: receiver, at: .milliseconds(500)) == .data([]))
    #expect(headset.reports(port: receiver, endpoint: 0x81, from: 500, to: 600) == [[0]])
  }

  @Test func `the streamed gyroscope integrates to the wearer's head`() throws {
    let wearer = HeadWearer(.walking, seed: 5, restSeconds: 1)
    let unit = Emulations.headUnit(InertialErrors.none, wearer: wearer)
    var headset = streaming(unit)
    let imu = unit.imu
    var orientation = wearer.motion(at: 0).worldFromBody.orientation
    var previous: SIMD3<Double>?
    var selector = IMUSlotSelector()
    var seconds = 0.0
    for bytes in headset.reports(port: receiver, endpoint: 0x81, from: 0, to: 20_001).dropFirst() {
      let selection = selector.select(from: try ViveIMUReport(bytes))
      let sensor = SIMD3<Double>(selection[0].rawAngularVelocity) * imu.angularVelocityPerCount
      let head = SIMD3(sensor.x, -sensor.y, -sensor.z)
      if let previous {
        orientation = (orientation * Quaternion(rotationVector: (previous + head) / 2 * 0.001)).normalized()
        seconds += 0.001
      }
      previous = head
    }
    let truth = wearer.motion(at: 20.0).worldFromBody.orientation
    #expect(abs(seconds - 19.999) < 1e-6)
    // Counts of 0.27 mrad/s round at random: a random walk of well under a milliradian in 20 s.
    #expect(orientation.angle(to: truth) < 0.002)
  }

  @Test func `no feature request traps`() {
    var generator = SeededGenerator(seed: 1)
    var headset = plugged()
    for reportID in UInt8.min...UInt8.max {
      for port in 0...1 {
        _ = headset.get(reportID, port: port)
        for count in [0, 1, 5, 9, 64, 65, 200] {
          var bytes = [UInt8](repeating: reportID, count: count)
          for index in bytes.indices.dropFirst() { bytes[index] = .random(in: 0...255, using: &generator) }
          _ = headset.control(
            port: port, setup: .setFeature(reportID: reportID, interface: 0, length: UInt16(count)),
            data: bytes, at: .milliseconds(1))
        }
      }
    }
  }
}
