extension Figure {
  /// Room around the panels, pixels.
  enum Margin {
    static let left = 78.0
    static let right = 24.0
    static let head = 66.0
    static let foot = 14.0
    /// Above a panel: its title and the legend.
    static let above = 30.0
    /// Below a panel: tick labels and the axis' label.
    static let below = 48.0
  }

  /// The figure as an SVG document.
  public var svg: String {
    let height =
      panels.reduce(Margin.head + Margin.foot) { $0 + Margin.above + $1.height + Margin.below }
    var out = SVGText()
    out.open(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("width", SVGText.place(width)),
        ("height", SVGText.place(height)),
        ("viewBox", "0 0 \(SVGText.place(width)) \(SVGText.place(height))"), ("role", "img"),
      ])
    out.element("title", [], content: title)
    out.element("desc", [], content: subtitle)
    out.style(Self.sheet)
    out.element("rect", [("class", "ground"), ("width", "100%"), ("height", "100%")])
    out.element("text", [("class", "title"), ("x", "24"), ("y", "32")], content: title)
    out.element("text", [("class", "soft"), ("x", "24"), ("y", "52")], content: subtitle)
    var top = Margin.head
    for (index, panel) in panels.enumerated() {
      top += Margin.above
      let frame = PanelFrame(
        left: Margin.left, top: top, width: width - Margin.left - Margin.right, height: panel.height,
        x: panel.x, y: panel.y)
      PanelDrawing(panel: panel, frame: frame, number: index).draw(into: &out)
      top += panel.height + Margin.below
    }
    out.close("svg")
    return out.text
  }

  /// Light by itself, dark where the reader's system is.
  private static var sheet: String {
    func colours(_ hex: (Ink) -> String) -> String {
      Ink.allCases.map { ink in
        ".\(ink.rawValue){--ink:\(hex(ink))}"
      }.joined(separator: "\n")
    }
    return """
      text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;fill:#1f2937}
      .title{font-size:18px;font-weight:600}
      .panel{font-size:13px;font-weight:600}
      .soft{fill:#4b5563}
      .ground{fill:#ffffff}
      .grid{stroke:#e5e7eb;stroke-width:1}
      .fine{stroke:#f3f4f6;stroke-width:1}
      .axis{stroke:#6b7280;stroke-width:1;fill:none}
      .line{fill:none;stroke:var(--ink);stroke-linejoin:round;stroke-linecap:round}
      .dashed{stroke-dasharray:6 4}
      .area{fill:var(--ink);fill-opacity:.18}
      .band{fill:var(--ink);fill-opacity:.16}
      .dot{fill:var(--ink)}
      .hollow{fill:none;stroke:var(--ink);stroke-width:1.4}
      .stem{stroke:var(--ink);stroke-width:1.2;stroke-opacity:.7}
      \(colours(\.onLight))
      @media (prefers-color-scheme:dark){
      text{fill:#e5e7eb}
      .soft{fill:#9ca3af}
      .ground{fill:#14181d}
      .grid{stroke:#2b323b}
      .fine{stroke:#1e242b}
      \(colours(\.onDark))
      }

      """
  }
}
