import Register
public import Wording

/// Labels to print and cut: 3 by 8 on A4 (70 x 37 mm, a common sheet), each with its tag as QR code and in letters.
public struct LabelSheet: Sendable {
  private let labels: [(tag: AssetTag, model: String, serial: String)]
  private let wording: Wording

  /// Labels of the live assets of a basis, by tag.
  public init(_ basis: ReportBasis, in wording: Wording) {
    labels = basis.assets.filter { $0.asset.isLive }.map { source, asset in
      (asset.tag, source.makeAndModel(asset), source.serial(asset) ?? "")
    }
    self.wording = wording
  }

  /// Labels on it.
  public var count: Int { labels.count }

  /// Labels of a page.
  static let pageCount = 24

  /// A page of HTML that prints on A4 at 100 %.
  ///
  /// - Throws: `notACode`.
  public func html() throws(ReportError) -> String {
    var body = ""
    for start in stride(from: 0, to: labels.count, by: Self.pageCount) {
      body += "<section>\n"
      for label in labels[start..<min(labels.count, start + Self.pageCount)] {
        body += """
          <div class="label">\(try QRCode(label.tag.text).svg(millimeters: 28))<p><b>\(label.tag.text)</b><br>\
          \(Markup.escape(label.model))<br>\(Markup.escape(label.serial))</p></div>

          """
      }
      body += "</section>\n"
    }
    return Markup.page(
      title: wording.report(.labelSheet), language: wording.language.rawValue, style: Self.style, body: body)
  }

  private static let style = """
    @page { size: A4 portrait; margin: 0; }
    body { margin: 0; font: 8pt/1.25 sans-serif; }
    section { display: grid; grid-template-columns: repeat(3, 70mm); grid-auto-rows: 37mm; break-after: page; }
    .label { display: flex; align-items: center; overflow: hidden; padding: 0 3mm; }
    .label p { margin: 0 0 0 1mm; overflow-wrap: anywhere; } .label b { font-size: 10pt; }
    """
}
