import ByteLayout
import DeviceCatalog
import DeviceProtocols
import PoseMath
import USBProtocol

@testable import Drivers

/// Reports made for a test, by the codecs.
enum ViveReports {
  static let turning = SIMD3<Int16>(10, 20, 30)

  /// Report 0x20 whose slots hold the samples `sequences`, a millisecond apart by the clock.
  static func imu(_ sequences: [UInt8], ticksPerSample: UInt32 = 48_000, ticksAtZero: UInt32 = 0)
    -> [UInt8]
  {
    var slots = InlineArray<3, ViveIMUSlot>(repeating: .zero)
    for index in 0..<3 {
      slots[index] = ViveIMUSlot(
        rawAcceleration: SIMD3(0, 8_192, 0), rawAngularVelocity: turning,
        ticks: ticksAtZero &+ UInt32(sequences[index]) &* ticksPerSample, sequence: sequences[index]
      )
    }
    return bytes(ViveIMUReport(slots: slots).encoded())
  }

  /// One radio message with an inertial sample at `ticks` (its lowest byte is not sent).
  static func message(
    ticks: UInt32, battery: UInt8? = nil, light: [UInt8] = []
  ) -> WatchmanMessage {
    let payload = WatchmanPayload1(
      battery: battery.map { ViveBatteryLevel(code: $0) },
      imu: WatchmanIMU(
        timeLow: UInt8(truncatingIfNeeded: ticks >> 8), rawAcceleration: SIMD3(0, 4_096, 0),
        rawAngularVelocity: turning),
      light: light.isEmpty ? nil : WatchmanLight(WatchmanBytes(light.span)))
    return message(ticks: ticks, payload: payload.encoded())
  }

  static func message(ticks: UInt32, payload: WatchmanBytes) -> WatchmanMessage {
    WatchmanMessage(
      timeHigh: UInt8(truncatingIfNeeded: ticks >> 24),
      timeMiddle: UInt8(truncatingIfNeeded: ticks >> 16),
      payload: payload)
  }

  static func radio(_ message: WatchmanMessage) -> [UInt8] {
    bytes(WatchmanReport.one(message).encoded())
  }

  static func radio(_ first: WatchmanMessage, _ second: WatchmanMessage) -> [UInt8] {
    bytes(WatchmanReport.two(first, second).encoded())
  }

  static func bytes(_ report: ReportBytes) -> [UInt8] { report.array }
}

/// A stream behind a reference, so that an expectation can feed it.
final class StreamTrial {
  private var stream: ViveStream

  init(profile: DeviceProfile) { stream = ViveStream(profile: profile) }

  /// A part about which nothing is known.
  convenience init(_ role: DeviceRole) { self.init(profile: ViveFacts(role: role).profile()) }

  func adopt(_ profile: DeviceProfile) { stream.adopt(profile) }

  @discardableResult
  func ingest(_ report: [UInt8]) -> StreamOutput {
    stream.ingest(report.span, endpoint: 0x81, at: .zero)
  }
}

/// Facts behind a reference, for the same reason.
final class FactsTrial {
  private(set) var facts: ViveFacts

  init(_ role: DeviceRole) { facts = ViveFacts(role: role) }

  /// The answer to a read of feature report `id`.
  @discardableResult
  func learn(_ id: UInt8, _ answer: [UInt8]) -> Bool {
    learn(.getFeature(reportID: id, interface: 0, length: 65), answer)
  }

  func learn(_ setup: USBSetup, _ answer: [UInt8]) -> Bool { facts.learn(setup, answer: answer) }

  func learn(report: [UInt8]) -> Bool { facts.learn(report: report.span) }

  func forget() { facts.forget() }
}

extension StreamOutput {
  var allSamples: [IMUSample<Double>] { (0..<sampleCount).map { self[sample: $0] } }
  var allPulses: [LightPulse] { (0..<lightPulseCount).map { self[lightPulse: $0] } }
}
