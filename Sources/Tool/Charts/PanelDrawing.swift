/// Draws one panel.
struct PanelDrawing {
  let panel: Panel
  let frame: PanelFrame
  /// Which of the figure's panels: names its clip path.
  let number: Int

  private typealias Text = SVGText

  func draw(into out: inout SVGText) {
    drawGrid(into: &out)
    out.open("clipPath", [("id", "clip\(number)")])
    out.element("rect", box)
    out.close("clipPath")
    out.open("g", [("clip-path", "url(#clip\(number))")])
    for mark in panel.marks { draw(mark, into: &out) }
    out.close("g")
    out.element("rect", [("class", "axis")] + box)
    drawLabels(into: &out)
    drawLegend(into: &out)
  }

  private var box: [(String, String)] {
    [
      ("x", Text.place(frame.left)), ("y", Text.place(frame.top)), ("width", Text.place(frame.width)),
      ("height", Text.place(frame.height)),
    ]
  }

  // MARK: - Axes

  private func drawGrid(into out: inout SVGText) {
    for tick in Ticks.ticks(of: panel.x, count: 10) {
      let x = frame.horizontal(tick.value)
      line(tick.label.isEmpty ? "fine" : "grid", x, frame.top, x, frame.bottom, into: &out)
      if !tick.label.isEmpty {
        label(tick.label, x, frame.bottom + 17, anchor: "middle", into: &out)
      }
    }
    for tick in Ticks.ticks(of: panel.y, count: 5) {
      let y = frame.vertical(tick.value)
      line(tick.label.isEmpty ? "fine" : "grid", frame.left, y, frame.right, y, into: &out)
      if !tick.label.isEmpty { label(tick.label, frame.left - 8, y + 4, anchor: "end", into: &out) }
    }
    if panel.y.scale == .linear, panel.y.range.contains(0), panel.y.range.lowerBound < 0 {
      let zero = frame.vertical(0)
      line("axis", frame.left, zero, frame.right, zero, into: &out)
    }
  }

  private func drawLabels(into out: inout SVGText) {
    label(panel.x.label, frame.left + frame.width / 2, frame.bottom + 36, anchor: "middle", into: &out)
    let middle = frame.top + frame.height / 2
    out.element(
      "text",
      [
        ("class", "soft"), ("text-anchor", "middle"),
        ("transform", "translate(20 \(Text.place(middle))) rotate(-90)"),
      ], content: panel.y.label)
    out.element(
      "text", [("class", "panel"), ("x", Text.place(frame.left)), ("y", Text.place(frame.top - 9))],
      content: panel.title)
  }

  /// From the right edge to the left, above the panel.
  private func drawLegend(into out: inout SVGText) {
    var right = frame.right
    let y = frame.top - 13
    for mark in panel.marks.reversed() where !mark.name.isEmpty {
      let width = Self.width(of: mark.name)
      label(mark.name, right, y + 4, anchor: "end", into: &out)
      drawKey(of: mark, at: right - width - 24, y, into: &out)
      right -= width + 42
    }
  }

  /// Pixels, about: which font the reader has is not known. Narrow signs, wide ones, and all others.
  private static func width(of name: String) -> Double {
    name.reduce(0) { sum, sign in
      sum + (" .,:;'iljtfIr1|".contains(sign) ? 4.6 : "mwMW%\u{2212}".contains(sign) ? 10 : 6.9)
    }
  }

  private func drawKey(of mark: Mark, at x: Double, _ y: Double, into out: inout SVGText) {
    let ink = mark.ink.rawValue
    switch mark {
    case .line(let style):
      line(
        "line \(ink)" + (style.isDashed ? " dashed" : ""), x, y, x + 18, y, into: &out,
        width: max(1.5, style.width))
    case .dots(let style):
      dot("\(style.isHollow ? "hollow" : "dot") \(ink)", x + 9, y, into: &out)
    case .area, .band:
      out.element(
        "rect",
        [
          ("class", "band \(ink)"), ("x", Text.place(x)), ("y", Text.place(y - 5)), ("width", "18"),
          ("height", "10"),
        ])
    }
  }

  // MARK: - Marks

  private func draw(_ mark: Mark, into out: inout SVGText) {
    switch mark {
    case .line(let line):
      out.element(
        "path",
        [
          ("class", "line \(line.ink.rawValue)" + (line.isDashed ? " dashed" : "")),
          ("stroke-width", Text.place(line.width)), ("d", path(frame.thinned(line.points))),
        ])
    case .area(let area):
      let edge = path(area.low + area.high.reversed())
      out.element("path", [("class", "area \(area.ink.rawValue)"), ("d", edge.isEmpty ? "" : edge + "Z")])
    case .dots(let dots): draw(dots, into: &out)
    case .band(let band):
      for stretch in band.stretches {
        let (left, right) = (frame.horizontal(stretch.lowerBound), frame.horizontal(stretch.upperBound))
        out.element(
          "rect",
          [
            ("class", "band \(band.ink.rawValue)"), ("x", Text.place(left)), ("y", Text.place(frame.top)),
            ("width", Text.place(max(1, right - left))), ("height", Text.place(frame.height)),
          ])
      }
    }
  }

  private func draw(_ dots: Mark.Dots, into out: inout SVGText) {
    let ink = dots.ink.rawValue
    for place in dots.points.compactMap(frame.place) {
      if dots.hasStems {
        let base = min(max(frame.vertical(0), frame.top), frame.bottom)
        line("stem \(ink)", place.x, base, place.x, place.y, into: &out)
      }
      dot("\(dots.isHollow ? "hollow" : "dot") \(ink)", place.x, place.y, into: &out)
    }
  }

  private func path(_ points: [SIMD2<Double>]) -> String {
    var path = ""
    var isDown = false
    for point in points {
      guard let place = frame.place(point) else {
        isDown = false
        continue
      }
      path += (isDown ? "L" : "M") + Text.place(place.x) + " " + Text.place(place.y)
      isDown = true
    }
    return path
  }

  // MARK: - Shapes

  private func line(
    _ style: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, into out: inout SVGText,
    width: Double? = nil
  ) {
    out.element(
      "line",
      [
        ("class", style), ("x1", Text.place(x1)), ("y1", Text.place(y1)), ("x2", Text.place(x2)),
        ("y2", Text.place(y2)),
      ] + (width.map { [("stroke-width", Text.place($0))] } ?? []))
  }

  private func dot(_ style: String, _ x: Double, _ y: Double, into out: inout SVGText) {
    out.element(
      "circle", [("class", style), ("cx", Text.place(x)), ("cy", Text.place(y)), ("r", "3")])
  }

  private func label(
    _ content: String, _ x: Double, _ y: Double, anchor: String, into out: inout SVGText
  ) {
    out.element(
      "text",
      [("class", "soft"), ("x", Text.place(x)), ("y", Text.place(y)), ("text-anchor", anchor)],
      content: content)
  }
}
