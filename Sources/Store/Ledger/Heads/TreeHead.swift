public import Foundation

/// A tree at one size: the statement that is signed.
public struct TreeHead: Hashable, Sendable {
  /// Entries of the tree, at least 1: a ledger without its first entry has no head.
  public let size: Int
  /// When it was signed, by the clock of the rig.
  public let time: LedgerTime
  public let root: MerkleHash

  public init(size: Int, time: LedgerTime, root: MerkleHash) {
    self.size = size
    self.time = time
    self.root = root
  }

  /// The bytes a signature covers: TreeHeadDataV2 of RFC 9162 section 4.10, in the encoding of TLS. One extension
  /// of ours, a byte that says whether the timestamp is to be trusted, stands under the first number that the
  /// RFC leaves to private use.
  public var signedBytes: Data {
    var bytes = Data(capacity: 56)
    bytes.append(bigEndian: UInt64(time.milliseconds))
    bytes.append(bigEndian: UInt64(size))
    bytes.append(UInt8(MerkleHash.byteCount))
    bytes.append(root.bytes)
    // The list of extensions: its length, then one of type, length and data.
    bytes.append(bigEndian: UInt16(5))
    bytes.append(bigEndian: Self.trustExtension)
    bytes.append(bigEndian: UInt16(1))
    bytes.append(time.isTrusted ? 1 : 0)
    return bytes
  }

  private static let trustExtension: UInt16 = 0xF000
}

extension Data {
  fileprivate mutating func append(bigEndian value: some FixedWidthInteger) {
    for shift in stride(from: value.bitWidth - 8, through: 0, by: -8) {
      append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }
}
