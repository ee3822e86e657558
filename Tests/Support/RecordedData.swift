public import Foundation

/// The recordings this project is measured on, which are not part of it: found by HEADSET_DATA, by default
/// beside the project.
public enum RecordedData {
  public static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["HEADSET_DATA"] { return URL(filePath: path) }
    let support = URL(filePath: #filePath).deletingLastPathComponent()
    let root = support.deletingLastPathComponent().deletingLastPathComponent()
    return root.deletingLastPathComponent().appending(path: "shared/data")
  }()

  /// There, or demanded because this is the build server.
  public static var isExpected: Bool {
    FileManager.default.fileExists(atPath: folder.path)
      || ProcessInfo.processInfo.environment["CI"] == "true"
  }

  /// The path of a file below the folder.
  public static func path(_ name: String) -> String { folder.appending(path: name).path }
}

/// How many seeded mutations a parser gets: few in the default tier, 100,000 with HEADSET_TESTS_LONG=1.
public let mutationCount = ProcessInfo.processInfo.environment["HEADSET_TESTS_LONG"] == "1" ? 100_000 : 2_000

/// Whether the tests that take minutes run too: HEADSET_TESTS_LONG=1.
public let isLongTier = ProcessInfo.processInfo.environment["HEADSET_TESTS_LONG"] == "1"
