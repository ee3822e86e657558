/// A part of the page, as a browser gets it.
public struct PageFile: Hashable, Sendable {
  /// Where it is asked for.
  public let path: String
  /// Its media type.
  public let type: String
  /// What is in it.
  public let bytes: [UInt8]

  /// A file by its parts.
  public init(path: String, type: String, bytes: [UInt8]) {
    self.path = path
    self.type = type
    self.bytes = bytes
  }

  /// What is compiled into the program, so that nothing has to be found at run time.
  public static let embedded = [
    PageFile(path: "/console.css", type: style, bytes: PackageResources.console_css),
    PageFile(path: "/console.js", type: script, bytes: PackageResources.console_js),
    PageFile(path: "/cards.js", type: script, bytes: PackageResources.cards_js),
    PageFile(path: "/calibration.js", type: script, bytes: PackageResources.calibration_js),
    PageFile(path: "/session.js", type: script, bytes: PackageResources.session_js),
    PageFile(path: "/view.js", type: script, bytes: PackageResources.view_js),
    PageFile(path: "/shapes.js", type: script, bytes: PackageResources.shapes_js),
    PageFile(path: "/icon.svg", type: "image/svg+xml", bytes: PackageResources.icon_svg),
  ]

  /// The parts that the Debian package libjs-three brings: the path on the page, and the file in its folder.
  public static let three = [
    (path: "/three/three.min.js", file: "three.min.js"),
    (path: "/three/OrbitControls.js", file: "examples/js/controls/OrbitControls.js"),
  ]

  /// The media type of the scripts.
  public static let script = "text/javascript; charset=utf-8"
  private static let style = "text/css; charset=utf-8"
}
