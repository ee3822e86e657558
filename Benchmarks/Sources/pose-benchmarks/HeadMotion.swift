import ByteLayout
import DeviceProtocols
import PoseMath

/// The reports of a head that looks about, as a Vive's sensor hub sends them: one new sample each, at 1000
/// Hz, and the two before it again (htc-vive.md, "0x20").
struct HeadMotion {
  private var number: UInt32 = 0
  private var slots: InlineArray<3, ViveIMUSlot> = InlineArray(repeating: .zero)

  /// - Parameter phase: how many samples it is ahead of another head, so that many do not move alike.
  init(phase: Int = 0) { number = UInt32(truncatingIfNeeded: phase &* 977) }

  /// The bytes of the next report.
  mutating func nextReport() -> ReportBytes {
    number &+= 1
    // A turn of 25 degrees to either side within 4 s and a nod of 6 within 3, less than 40 deg/s in all.
    let seconds = Double(number) * 1e-3
    let turn = 0.69 * Double.cosine(seconds * 1.571)
    let nod = 0.21 * Double.cosine(seconds * 2.094)
    let tilt = 0.1 * Double.sine(seconds * 2.094)
    slots[Int(number % 3)] = ViveIMUSlot(
      rawAcceleration: SIMD3(0, Int16(-8_192 * Double.cosine(tilt)), Int16(8_192 * Double.sine(tilt))),
      rawAngularVelocity: SIMD3(Int16(nod * 3_755), Int16(turn * 3_755), 0),
      ticks: number &* 48_000, sequence: UInt8(truncatingIfNeeded: number))
    return ViveIMUReport(slots: slots).encoded()
  }
}
