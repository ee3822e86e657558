internal import Glibc

/// Which variant of the C library's mathematics this process computes with.
///
/// glibc chooses sin, cos, exp and their like by the CPU when a program starts; the variants with and without
/// fused multiply-add differ in the last bit, which is enough to send two runs apart after some hundred steps
/// (measured, Docs/Guides/replay.md). A recording names the fingerprint it was made with; only under the same
/// one is a bit-for-bit replay promised.
public enum LibMFingerprint {
  /// How many arguments each function is tried with; the variants differ in roughly one result in a thousand.
  static let argumentCount = 4096

  /// The glibc setting that makes every x86-64 machine take the plain variants. It is read before `main`, so
  /// that a program has to be started with it (glibc manual, "Hardware Capability Tunables").
  public static let plainVariants = "glibc.cpu.hwcaps=-FMA,-AVX2,-AVX2_Usable,-FMA_Usable,-FMA4"

  /// Computes the fingerprint of this process; about a millisecond.
  public static func current() -> StateHash {
    var hasher = StateHasher()
    var results = [Double](repeating: 0, count: 9)
    var bits: UInt64 = 0x9E37_79B9_7F4A_7C15
    for _ in 0..<argumentCount {
      let angle = nextArgument(&bits, scale: 64) - 32
      let ratio = nextArgument(&bits, scale: 2) - 1
      let positive = nextArgument(&bits, scale: 16) + 1e-6
      results[0] = sin(angle)
      results[1] = cos(angle)
      results[2] = tan(angle)
      results[3] = exp(angle)
      results[4] = log(positive)
      results[5] = atan2(angle, ratio)
      results[6] = acos(ratio)
      results[7] = asin(ratio)
      results[8] = pow(positive, ratio)
      unsafe hasher.ingest(results.span.bytes)
    }
    return hasher.finished()
  }

  /// The next argument in [0, scale): a 64-bit xorshift (Marsaglia 2003, shifts 13, 7, 17), no C library.
  private static func nextArgument(_ bits: inout UInt64, scale: Double) -> Double {
    bits ^= bits << 13
    bits ^= bits >> 7
    bits ^= bits << 17
    return Double(bits >> 11) * 0x1p-53 * scale
  }
}
