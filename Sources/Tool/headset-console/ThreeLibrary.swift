import ConsolePages
import Foundation

/// The two files of three.js that the page uses, read once: a browser's request never becomes a path.
struct ThreeLibrary {
  /// Where Debian's libjs-three puts them.
  static let standardFolder = "/usr/share/javascript/three"
  /// Release r111 has 850 kB.
  private static let byteCountMax = 8 * 1024 * 1024

  private(set) var files: [PageFile] = []
  /// Those that are not there or too large.
  private(set) var missing: [String] = []

  init(folder: String) {
    for part in PageFile.three {
      let file = folder + "/" + part.file
      if let data = FileManager.default.contents(atPath: file), data.count <= Self.byteCountMax {
        files.append(PageFile(path: part.path, type: PageFile.script, bytes: Array(data)))
      } else {
        missing.append(file)
      }
    }
  }
}
