internal import ByteLayout
public import Physics

/// What a recording of a room begins with: everything a replay has to agree with.
public struct RoomRecordingHeader: Equatable, Sendable {
  /// The engine that computed the hashes, as it names itself.
  public var engineVersion: String
  /// One step, nanoseconds.
  public var stepNanoseconds: UInt64
  /// The room.
  public var seed: UInt64
  /// The SHA-256 of the scene's text.
  public var sceneHash: StateHash
  /// The C library variant that computed the hashes.
  public var libmFingerprint: StateHash
  /// The state before the first step.
  public var firstStateHash: StateHash

  /// The header of a run that is about to begin, in this process.
  public init(of room: Simulation) {
    engineVersion = World.engineVersion
    stepNanoseconds = RoomScene.stepNanoseconds
    seed = room.scene.seed
    sceneHash = room.sceneHash
    libmFingerprint = LibMFingerprint.current()
    firstStateHash = room.stateHash()
  }
}

/// The bytes: "HSROOM" and a version, 8 in all; the length of the version text; the text; step; seed; three hashes.
extension RoomRecordingHeader {
  /// The format that this program writes, and the only one it reads.
  static let formatVersion: UInt16 = 1
  /// A longer name of an engine's version is taken for damage.
  static let versionTextByteCountMax = 64
  private static let magic = Array("HSROOM".utf8)
  /// What stands before the text.
  static let prefixByteCount = 10

  var encoded: [UInt8] {
    var bytes = Self.magic
    bytes.append(littleEndian: Self.formatVersion)
    let text = engineVersion.utf8.prefix(Self.versionTextByteCountMax)
    bytes.append(littleEndian: UInt16(text.count))
    bytes += text
    bytes.append(littleEndian: stepNanoseconds)
    bytes.append(littleEndian: seed)
    for hash in [sceneHash, libmFingerprint, firstStateHash] { bytes += hash.bytes }
    return bytes
  }

  /// How many bytes follow the prefix.
  ///
  /// - Throws: `.notARecording`, `.otherFormat`, `.damaged`.
  static func restByteCount(ofPrefix prefix: [UInt8]) throws(RoomRecordingError) -> Int {
    guard prefix.count == prefixByteCount, prefix.starts(with: magic) else { throw .notARecording }
    let version = prefix.span.uint16(at: 6)
    guard version == formatVersion else { throw .otherFormat(version: version) }
    let textByteCount = Int(prefix.span.uint16(at: 8))
    guard textByteCount <= versionTextByteCountMax else { throw .damaged(offset: 8) }
    return textByteCount + 16 + 3 * StateHash.byteCount
  }

  /// Reads what follows the prefix; nil when the length is another.
  init?(decodingRest rest: [UInt8]) {
    let numbers = rest.count - 16 - 3 * StateHash.byteCount
    guard numbers >= 0 else { return nil }
    engineVersion = String(decoding: rest.prefix(numbers), as: UTF8.self)
    stepNanoseconds = rest.span.uint64(at: numbers)
    seed = rest.span.uint64(at: numbers + 8)
    func hash(_ index: Int) -> StateHash? {
      StateHash(
        bytes: Array(rest.dropFirst(numbers + 16 + index * StateHash.byteCount).prefix(StateHash.byteCount)))
    }
    guard let scene = hash(0), let libm = hash(1), let first = hash(2) else { return nil }
    (sceneHash, libmFingerprint, firstStateHash) = (scene, libm, first)
  }
}
