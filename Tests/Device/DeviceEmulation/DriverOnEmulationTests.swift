import ByteLayout
import DeviceCatalog
import DeviceEmulation
import DeviceProtocols
import Drivers
import PoseMath
import Testing
import USBProtocol
import Wearers

/// The driver of real Vives on emulated ones, without a thread or a clock: start-up, then samples against the
/// wearer's truth.
@Suite struct DriverOnEmulationTests {
  /// Every sample that the driver's stream makes of an endpoint's reports.
  private func samples(
    _ profile: DeviceProfile, _ reports: [[UInt8]]
  ) -> (samples: [IMUSample<Double>], lost: UInt32, unknown: Int) {
    var stream = ViveStream(profile: profile)
    var samples: [IMUSample<Double>] = []
    var lost: UInt32 = 0
    var unknown = 0
    for report in reports {
      let output = stream.ingest(report.span, endpoint: 0x81, at: .zero)
      if output.reading != .known { unknown += 1 }
      lost += output.lostSampleCount
      for index in 0..<output.sampleCount { samples.append(output[sample: index]) }
    }
    return (samples, lost, unknown)
  }

  @Test func `a headset starts and its samples are the wearer's truth`() throws {
    var unit = Emulations.headUnit()
    unit.errors.accelerationDrift = .zero
    unit.errors.angularVelocityDrift = .zero
    unit.errors.accelerationNoise = .zero
    unit.errors.angularVelocityNoise = .zero
    var headset = EmulatedViveHeadset(unit: unit)
    headset.plug(port: 0, at: .zero)
    headset.plug(port: 1, at: .zero)
    var milliseconds = 0
    _ = try Emulations.start(.headsetMainboard, on: 0, of: &headset, milliseconds: &milliseconds)
    #expect(headset.isOn)
    let profile = try Emulations.start(.headsetReceiver, on: 1, of: &headset, milliseconds: &milliseconds)
    #expect(profile.serial == "LHR-E0000001")
    #expect(profile.calibrationSource == .recorded)

    let reports = headset.reports(port: 1, endpoint: 0x81, from: milliseconds, to: 12_001)
    let (samples, lost, unknown) = samples(profile, reports)
    #expect(unknown == 0)
    #expect(samples.count > 10_000)
    // Start-up reads for longer than the emulator keeps reports.
    #expect(lost == 0)
    let newest = 12_000
    for (index, sample) in samples.enumerated() where index % 100 == 0 {
      let seconds = Double(newest - (samples.count - 1 - index)) / 1_000
      let truth = unit.imu.truth(at: seconds)
      // Half a count and the six decimals of the configuration.
      #expect((sample.angularVelocity - truth.angularVelocity).length < 5e-4)
      #expect((sample.acceleration - truth.specificForce).length < 2e-3)
    }
  }

  @Test func `a wireless wand is waited for, starts and streams`() throws {
    var wand = Emulations.wirelessWand
    wand.plug(port: 0, at: .zero)
    var milliseconds = 0
    let profile = try Emulations.start(.controllerReceiver, on: 0, of: &wand, milliseconds: &milliseconds)
    #expect(milliseconds >= 1_000)
    #expect(profile.serial == "LHR-E0000002")
    let reports = wand.reports(endpoint: 0x81, from: milliseconds, to: milliseconds + 4_000)
    let (samples, lost, unknown) = samples(profile, reports)
    #expect(unknown == 0)
    #expect(lost == 0)
    #expect(samples.count >= 999)
  }

  @Test func `a wired wand starts and streams`() throws {
    var wand = Emulations.wand
    wand.plug(port: 0, at: .zero)
    var milliseconds = 0
    let profile = try Emulations.start(.wiredController, on: 0, of: &wand, milliseconds: &milliseconds)
    #expect(profile.serial == "LHR-E0000002")
    let reports = wand.reports(endpoint: 0x81, from: milliseconds, to: milliseconds + 4_000)
    let (samples, lost, unknown) = samples(profile, reports)
    #expect(unknown == 0 && lost == 0)
    #expect(samples.count >= 998)
  }
}
