internal import PoseMath

/// Writes MJCF, line by line.
struct SceneText {
  private(set) var text = ""
  private var depth = 0

  /// An element with nothing inside.
  mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    line("<\(name)\(Self.list(attributes))/>")
  }

  /// An element with others inside.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String>, _ inside: (inout SceneText) -> Void
  ) {
    line("<\(name)\(Self.list(attributes))>")
    depth += 1
    inside(&self)
    depth -= 1
    line("</\(name)>")
  }

  private mutating func line(_ line: String) {
    text += String(repeating: "  ", count: depth) + line + "\n"
  }

  private static func list(_ attributes: KeyValuePairs<String, String>) -> String {
    attributes.reduce(into: "") { list, pair in list += " \(pair.key)=\"\(pair.value)\"" }
  }
}

extension SceneText {
  /// A number to the micrometre, so that the text shows what was meant.
  static func number(_ value: Double) -> String {
    let rounded = (value * 1e6).rounded() / 1e6
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }

  static func vector(_ value: SIMD3<Double>) -> String {
    "\(number(value.x)) \(number(value.y)) \(number(value.z))"
  }

  /// A turn about the vertical by a small angle in radians; to second order, for want of trigonometry, which
  /// would make the scene depend on the C library.
  static func smallYaw(_ angle: Double) -> Quaternion<Double> {
    Quaternion(w: 1, x: 0, y: angle / 2, z: 0).normalized()
  }

  static func quaternion(_ turn: Quaternion<Double>) -> String {
    "\(number(turn.w)) \(number(turn.x)) \(number(turn.y)) \(number(turn.z))"
  }
}
