internal import PoseMath

/// A recording that somebody put into the board's 16 MB of PSRAM before the start, as QEMU's loader does
/// (`Firmware/run IMAGE TRIAL`). Little-endian: "HSTRIAL1", UInt32 count of rows, UInt32 zero; then each row
/// 44 bytes, Int64 nanoseconds and nine floats: turn rate (rad/s), specific force (m/s^2), field (microtesla).
///
/// Safe: `count` keeps every access within the memory that the board has.
@safe struct TrialMemory {
  /// Arm MPS2+ AN386: PSRAM (Arm DAI0386, memory map).
  private static var address: UInt { 0x2100_0000 }
  private static var byteCount: Int { 16 << 20 }
  private static var headByteCount: Int { 16 }
  private static var rowByteCount: Int { 44 }

  private let memory: UnsafeRawPointer
  /// Rows of the recording.
  let count: Int

  /// The recording; nil where none was put there, or one that says it is longer than the memory.
  init?() {
    guard let memory = unsafe UnsafeRawPointer(bitPattern: Self.address) else { return nil }
    unsafe self.memory = memory
    // "HSTR" and "IAL1".
    guard unsafe memory.loadUnaligned(as: UInt32.self) == 0x5254_5348,
      unsafe memory.loadUnaligned(fromByteOffset: 4, as: UInt32.self) == 0x314c_4149
    else { return nil }
    let claimed = unsafe memory.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
    guard claimed <= UInt32((Self.byteCount - Self.headByteCount) / Self.rowByteCount) else { return nil }
    count = Int(claimed)
  }

  /// Row `index` below `count`.
  func row(_ index: Int) -> (sample: IMUSample<Float>, field: SIMD3<Float>) {
    precondition(index >= 0 && index < count)
    let offset = Self.headByteCount &+ index &* Self.rowByteCount
    let nanoseconds = unsafe memory.loadUnaligned(fromByteOffset: offset, as: Int64.self)
    let sample = IMUSample<Float>(
      timestamp: Timestamp(nanoseconds: nanoseconds), angularVelocity: vector(offset &+ 8),
      acceleration: vector(offset &+ 20))
    return (sample, vector(offset &+ 32))
  }

  private func vector(_ offset: Int) -> SIMD3<Float> {
    SIMD3(number(offset), number(offset &+ 4), number(offset &+ 8))
  }

  private func number(_ offset: Int) -> Float {
    Float(bitPattern: unsafe memory.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }
}
