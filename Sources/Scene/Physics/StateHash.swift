internal import Crypto

/// A SHA-256 of a state, a scene or an input (FIPS 180-4): the same in every process and on every machine.
///
/// SHA-256 and not a faster checksum, because an auditor can compute it with the tools at hand: the hash of a
/// checkpoint's bytes is the state hash.
public struct StateHash: Hashable, Sendable {
  /// Its size in a file and in shared memory.
  public static let byteCount = 32

  /// The 32 bytes, most significant first, as `sha256sum` prints them.
  public let bytes: [UInt8]

  /// A hash read from a file; nil unless there are 32 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  /// The hash of bytes.
  public init(of bytes: [UInt8]) {
    self.bytes = Array(SHA256.hash(data: bytes))
  }

  init(digest: SHA256.Digest) { bytes = Array(digest) }
}

extension StateHash: CustomStringConvertible {
  /// 64 hexadecimal digits.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(2 * bytes.count)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// Hashes a state piece by piece, without copying it.
public struct StateHasher {
  private var hash = SHA256()

  /// The hash of nothing so far.
  public init() {}

  /// Goes on with plain numbers as they lie in memory; little-endian on every machine we run on.
  public mutating func ingest(_ bytes: RawSpan) {
    unsafe bytes.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
  }

  /// Goes on with bytes.
  public mutating func ingest(_ bytes: [UInt8]) { hash.update(data: bytes) }

  /// The hash of all that was ingested.
  public func finished() -> StateHash { StateHash(digest: hash.finalize()) }
}
