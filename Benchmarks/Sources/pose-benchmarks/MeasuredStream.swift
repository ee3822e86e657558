import ByteLayout
import DeviceProtocols
import Drivers
import PoseMath

/// The stream that the benchmarks measure: the one line to change when a driver is to be measured instead.
func makeMeasuredStream() -> some DeviceStream { HeadsetSensorStream() }

/// The sensor hub of a Vive as its reports alone describe it: decode, take the new slots, scale, turn into
/// the device's axes. A driver adds a unit's factory calibration, a few multiplications more.
struct HeadsetSensorStream: DeviceStream {
  private var selector = IMUSlotSelector()
  private var ticks: UInt32 = 0
  private var time: Int64 = 0

  /// 4 g and 500 deg/s over 16 bits, 48 MHz ticks (htc-vive.md, "Input reports").
  private static let accelerationPerCount = 4 * standardGravity / 32_768
  private static let turnRatePerCount = 500 * Double.pi / 180 / 32_768
  private static let ticksPerSecond = 48_000_000.0

  mutating func ingest(_ report: Span<UInt8>, endpoint: UInt8, at arrival: Timestamp) -> StreamOutput {
    guard let decoded = try? ViveIMUReport(decoding: report) else { return StreamOutput(reading: .malformed) }
    var output = StreamOutput()
    let selection = selector.select(from: decoded)
    for index in 0..<selection.count {
      output.append(sample(selection[index], lostBefore: selection.lostBefore(index)))
    }
    return output
  }

  private mutating func sample(_ slot: ViveIMUSlot, lostBefore: UInt32) -> IMUSample<Double> {
    time += Int64(Double(slot.ticks &- ticks) * (1e9 / Self.ticksPerSecond))
    ticks = slot.ticks
    return IMUSample(
      timestamp: Timestamp(nanoseconds: time),
      angularVelocity: Self.turned(slot.rawAngularVelocity) * Self.turnRatePerCount,
      acceleration: Self.turned(slot.rawAcceleration) * Self.accelerationPerCount,
      lostBefore: lostBefore)
  }

  /// The Vive's axes (x, -y, -z) are OpenXR's (htc-vive.md, "Axes").
  private static func turned(_ raw: SIMD3<Int16>) -> SIMD3<Double> {
    SIMD3(Double(raw.x), -Double(raw.y), -Double(raw.z))
  }
}
