import Foundation
public import Ledger

/// Academies' ledgers and bundles in a folder of their own.
public final class AcademyShelf {
  public let folder: String

  private let isKept: Bool

  /// In a folder of its own, which goes with it: on a disk, or in memory where the system has such a folder.
  public init(onDisk: Bool = false) throws {
    let isInMemory = !onDisk && FileManager.default.isWritableFile(atPath: "/dev/shm")
    let place = isInMemory ? "/dev/shm" : FileManager.default.temporaryDirectory.path
    folder = place + "/academies-\(UUID().uuidString)"
    isKept = false
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  /// In a new folder that stays.
  public init(keptAt path: String) throws {
    folder = path
    isKept = true
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit { if !isKept { try? FileManager.default.removeItem(atPath: folder) } }

  /// A path in the folder.
  public func path(_ name: String) -> String { folder + "/" + name }

  /// The signing key of the ledger of that number.
  public static func key(_ index: Int) throws -> LedgerSigningKey {
    try LedgerSigningKey(seed: Data(repeating: UInt8(truncatingIfNeeded: index + 1), count: 32))
  }

  /// Writes a ledger of these entries, in batches, and its bundle.
  ///
  /// - Returns: the bundle's path.
  @discardableResult
  public func bundle(
    _ entries: [LedgerEntry], index: Int, name: String? = nil, batch: Int = 400
  ) throws -> String {
    let name = name ?? "rig-\(index)"
    var file = LedgerFile(path: path(name + ".db"), key: try Self.key(index))
    _ = try file.begin(
      origin: "rig-\(index)", actor: "service",
      time: entries.first?.time ?? LedgerTime(milliseconds: 0, isTrusted: false))
    for start in stride(from: 0, to: entries.count, by: batch) {
      _ = try file.append(Array(entries[start..<min(entries.count, start + batch)]))
    }
    let bundle = path(name + ".bundle")
    try LedgerReader(path: path(name + ".db")).export(toPath: bundle)
    return bundle
  }
}
