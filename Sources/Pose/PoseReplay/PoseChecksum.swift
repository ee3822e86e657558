internal import PoseMath
internal import PosePipeline

/// FNV-1a, 64 bits, over the bits of poses (Fowler, Noll, Vo; RFC 9923): not for security, but for telling
/// whether two replays gave the same poses.
struct PoseChecksum {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func ingest(_ state: PoseState) {
    let pose = state.worldFromDevice
    add(UInt64(bitPattern: state.time.nanoseconds))
    add(pose.orientation.w.bitPattern)
    add(pose.orientation.imaginary)
    add(pose.position)
    add(state.angularVelocity)
  }

  private mutating func add(_ vector: SIMD3<Double>) {
    add(vector.x.bitPattern)
    add(vector.y.bitPattern)
    add(vector.z.bitPattern)
  }

  private mutating func add(_ word: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      value = (value ^ (word >> shift & 0xff)) &* 0x100_0000_01b3
    }
  }
}
