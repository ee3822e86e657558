public import Foundation

/// What people or other programs read, kept as a file of the project and compared with what the code makes.
public enum Snapshot {
  /// Set to 1, the environment variable that has the files written anew instead of compared.
  public static let recordVariable = "HEADSETD_RECORD_SNAPSHOTS"

  /// The project's root, from this file's place in it.
  public static var root: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  /// Nil where the file at `path` (from the root) holds `text`; otherwise the first line that differs.
  public static func difference(of text: String, from path: String) throws -> String? {
    let file = root.appending(path: path)
    if ProcessInfo.processInfo.environment[recordVariable] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let kept = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    if kept == text { return nil }
    let (old, new) = (
      kept.split(separator: "\n", omittingEmptySubsequences: false),
      text.split(separator: "\n", omittingEmptySubsequences: false)
    )
    let index = zip(old, new).prefix { $0 == $1 }.count
    return """
      \(path), line \(index + 1): kept \(index < old.count ? "'\(old[index])'" : "nothing"), \
      made \(index < new.count ? "'\(new[index])'" : "nothing"); \
      set \(recordVariable)=1 to keep what is made
      """
  }
}
