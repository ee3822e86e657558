import CQREncode

/// A QR code (ISO/IEC 18004) of a line of text, as the modules of its square.
public struct QRCode: Hashable, Sendable {
  /// Modules of a side, without the quiet zone.
  public let sideCount: Int
  /// Row by row; true is dark.
  public let modules: [Bool]

  /// Corrects 15 % (level M). Text of capitals, digits and `:-.` takes the least room.
  ///
  /// - Throws: `notACode` for an empty text, one with a zero byte, and one of more than 1,000 bytes, whose code no label
  ///   or report has room for.
  public init(_ text: String) throws(ReportError) {
    guard (1...Self.byteCountMax).contains(text.utf8.count), !text.utf8.contains(0),
      let code = unsafe QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1)
    else { throw .notACode }
    defer { unsafe QRcode_free(code) }
    let side = Int(unsafe code.pointee.width)
    guard side > 0, let data = unsafe code.pointee.data else { throw .notACode }
    sideCount = side
    // The lowest bit of a module's byte is its colour (qrencode.h).
    modules = (0..<side * side).map { unsafe data[$0] & 1 == 1 }
  }

  static let byteCountMax = 1_000

  /// Modules around it that stay light (ISO/IEC 18004, section 5.3.8).
  static let quietCount = 4

  /// As SVG of that width; runs of dark modules are rectangles of one path.
  public func svg(millimeters: Int) -> String {
    let size = sideCount + 2 * Self.quietCount
    var path = ""
    for row in 0..<sideCount {
      var column = 0
      while column < sideCount {
        guard modules[row * sideCount + column] else {
          column += 1
          continue
        }
        let start = column
        while column < sideCount, modules[row * sideCount + column] { column += 1 }
        path += "M\(start + Self.quietCount) \(row + Self.quietCount)h\(column - start)v1h-\(column - start)z"
      }
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(millimeters)mm" height="\(millimeters)mm" \
      viewBox="0 0 \(size) \(size)" shape-rendering="crispEdges"><rect width="\(size)" height="\(size)" fill="#fff"/>\
      <path d="\(path)"/></svg>
      """
  }
}
