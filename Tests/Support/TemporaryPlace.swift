public import Foundation
internal import Glibc
internal import Synchronization

/// A folder or a file of its own for a test, gone with its owner, and at the latest with the process: what a thread
/// or a task still holds when the tests end is never let go of.
public final class TemporaryPlace: Sendable {
  /// Of the place; nothing is there yet unless `makeFolder` made it.
  public let url: URL

  /// Its path.
  public var path: String { url.path }

  private static let places = Mutex<Set<String>>([])
  private static let sweep: Void = {
    atexit {
      for path in TemporaryPlace.places.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: path) }
    }
  }()

  /// Names a place `prefix`-... in `folder`, short enough for a socket's path.
  public init(_ prefix: String, in folder: String = NSTemporaryDirectory()) {
    url = URL(filePath: folder).appending(path: prefix + "-" + UUID().uuidString.prefix(8))
    _ = Self.sweep
    Self.places.withLock { [path = url.path] places in _ = places.insert(path) }
  }

  /// A folder there.
  public static func makeFolder(
    _ prefix: String, in folder: String = NSTemporaryDirectory(), permissions: Int = 0o755
  ) throws -> TemporaryPlace {
    let place = TemporaryPlace(prefix, in: folder)
    try FileManager.default.createDirectory(
      at: place.url, withIntermediateDirectories: false, attributes: [.posixPermissions: permissions])
    return place
  }

  /// Where a test keeps its database: in memory where the system has such a folder, for a sync of a disk that others use,
  /// too, takes up to a second, and a killed process loses nothing that the system holds. With --long on the disk.
  public static let databaseFolder =
    !isLongTier && FileManager.default.isWritableFile(atPath: "/dev/shm")
    ? "/dev/shm" : FileManager.default.temporaryDirectory.path

  deinit {
    // A server or a browser that ends beside this removes, or writes, files of its own meanwhile, and `removeItem`
    // gives up at the first that is not as it was listed: what is left then goes with the process.
    guard (try? FileManager.default.removeItem(at: url)) != nil else { return }
    Self.places.withLock { [path = url.path] places in _ = places.remove(path) }
  }
}
