import Crypto
public import Foundation

/// A node of the tree: SHA-256 as RFC 9162 section 2.1.1 uses it, where a leaf and a node can never be taken for
/// each other because they are hashed behind different first bytes.
public struct MerkleHash: Hashable, Sendable {
  /// The digest's bytes in their order, as the machine loads them.
  private let words: SIMD4<UInt64>

  /// HASH_SIZE of RFC 9162.
  public static let byteCount = 32

  /// The root of a tree without leaves: the hash of nothing.
  public static let emptyTree = MerkleHash(SHA256.hash(data: [UInt8]()))

  init(_ digest: SHA256Digest) {
    words = unsafe digest.withUnsafeBytes { unsafe $0.loadUnaligned(as: SIMD4<UInt64>.self) }
  }

  /// Nil unless there are 32 bytes.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count == Self.byteCount else { return nil }
    words = unsafe bytes.loadUnaligned(as: SIMD4<UInt64>.self)
  }

  /// Nil unless there are 32 bytes.
  public init?(bytes: some ContiguousBytes) {
    let found = unsafe bytes.withUnsafeBytes { unsafe MerkleHash($0) }
    guard let found else { return nil }
    self = found
  }

  /// The 32 bytes.
  public var bytes: Data { unsafe withUnsafeBytes(of: words) { unsafe Data($0) } }

  /// Lower case hexadecimal, 64 digits.
  public var text: String { Hexadecimal.encode(bytes) }

  // MARK: - Hashing

  /// HASH(0x00 || entry).
  public static func ofLeaf(_ entry: some ContiguousBytes) -> MerkleHash {
    unsafe entry.withUnsafeBytes { unsafe ofLeaf($0) }
  }

  static func ofLeaf(_ entry: UnsafeRawBufferPointer) -> MerkleHash {
    var hasher = leafHasher
    unsafe hasher.update(bufferPointer: entry)
    return MerkleHash(hasher.finalize())
  }

  /// HASH(0x01 || left || right).
  public static func ofNode(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
    var hasher = nodeHasher
    unsafe withUnsafeBytes(of: left.words) { unsafe hasher.update(bufferPointer: $0) }
    unsafe withUnsafeBytes(of: right.words) { unsafe hasher.update(bufferPointer: $0) }
    return MerkleHash(hasher.finalize())
  }

  // A hasher is a value: the first byte is fed to one, and every hash begins with a copy of it.
  private static let leafHasher = started(with: 0x00)
  private static let nodeHasher = started(with: 0x01)

  private static func started(with prefix: UInt8) -> SHA256 {
    var hasher = SHA256()
    hasher.update(data: [prefix])
    return hasher
  }
}

extension MerkleHash: CustomStringConvertible {
  public var description: String { text }
}
