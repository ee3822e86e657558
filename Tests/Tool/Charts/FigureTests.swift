import Foundation
import Testing

@testable import Charts

@Suite struct FigureTests {
  static func figure(_ name: String = "a") -> Figure {
    Figure(
      title: "Error of \(name)", subtitle: "of \(name)",
      panels: [
        Panel(
          title: name, x: Axis("Time, s", range: 0...10), y: Axis("Error, deg", around: [-1, 3.2]),
          marks: [
            .band(.init("shaded", stretches: [1...2], ink: .grey)),
            .area(.init(low: [SIMD2(0, 0), SIMD2(10, 1)], high: [SIMD2(0, 1), SIMD2(10, 2)], ink: .blue)),
            .line(.init(name, points: [SIMD2(0, 0), SIMD2(5, .nan), SIMD2(6, 1), SIMD2(10, 3)], ink: .blue)),
            .dots(.init("dots", points: [SIMD2(4, 2)], ink: .vermilion, hasStems: true)),
          ])
      ])
  }

  @Test func `the document is well-formed, whatever stands in its texts`() throws {
    for name in ["plain", "<script>alert('x')</script>", "a & b \"c\" ]]>", "\u{0}\u{1B}[31m", "üß\u{1F642}"]
    {
      let text = Self.figure(name).svg
      #expect(!text.contains("<script"))
      #expect(text.unicodeScalars.allSatisfy { $0.value >= 32 || $0 == "\n" })
      // Every opened element is closed, in order.
      var open: [Substring] = []
      for part in text.split(separator: "<").dropFirst(0) where !part.hasPrefix("style") {
        let tag = part.prefix { $0 != ">" }
        guard
          let end = tag.first(where: { $0 == " " || $0 == "/" }) == nil
            ? tag : tag.split(separator: " ").first
        else { continue }
        if tag.hasPrefix("/") {
          let closed = tag.dropFirst()
          if closed == "style" { continue }
          #expect(open.popLast() == closed)
        } else if !tag.hasSuffix("/") {
          open.append(end)
        }
      }
      #expect(open.isEmpty)
    }
  }

  @Test func `a line is broken where a value is missing`() {
    let svg = Self.figure().svg
    let path = svg.split(separator: "\n").first { $0.contains("class=\"line blue\"") && $0.contains("path") }
    #expect(path?.filter { $0 == "M" }.count == 2)
  }

  @Test func `two runs draw the same bytes`() {
    #expect(Self.figure().svg == Self.figure().svg)
  }

  @Test func `numbers that are none draw nothing and trap nothing`() {
    let wild = [Double.nan, .infinity, -.infinity, 1e308, -1e308, 0, 5e-300]
    for scale in [Axis.Scale.linear, .logarithmic] {
      let points = wild.flatMap { x in wild.map { SIMD2(x, $0) } }
      let panel = Panel(
        x: Axis("x", scale: scale, around: wild), y: Axis("y", scale: scale, around: wild),
        marks: [.line(.init(points: points, ink: .blue)), .dots(.init(points: points, ink: .blue))])
      let svg = Figure(title: "wild", panels: [panel]).svg
      #expect(!svg.contains("nan") && !svg.contains("inf"))
    }
  }
}

@Suite struct TicksTests {
  @Test func `ticks stand at round numbers inside the axis`() {
    let ticks = Ticks.ticks(of: Axis("x", range: 0...172.3), count: 10)
    #expect(ticks.map(\.label) == ["0", "20", "40", "60", "80", "100", "120", "140", "160"])
    #expect(
      Ticks.ticks(of: Axis("x", range: -0.3...0.3), count: 3).map(\.label) == ["\u{2212}0.2", "0.0", "0.2"])
  }

  @Test func `powers of ten are named, and what lies between where there is room`() {
    let wide = Ticks.ticks(of: Axis("x", scale: .logarithmic, range: 0.001...1000), count: 5)
    #expect(
      wide.filter { !$0.label.isEmpty }.map(\.label) == ["0.001", "0.01", "0.1", "1", "10", "100", "1000"])
    let narrow = Ticks.ticks(of: Axis("x", scale: .logarithmic, range: 0.1...2), count: 5)
    #expect(narrow.filter { !$0.label.isEmpty }.map(\.label) == ["0.1", "0.2", "0.5", "1", "2"])
  }

  @Test func `an axis around values begins and ends at round numbers`() {
    #expect(Axis("y", around: [0.13, 4.7]).range == 0...5)
    #expect(Axis("y", scale: .logarithmic, around: [0.023, 870]).range == 0.02...1000)
    #expect(Axis("y", around: [3, 3]).range.contains(3))
    #expect(Axis("y", around: []).range.contains(0.5))
  }
}

@Suite struct PanelFrameTests {
  @Test func `thinning keeps the highest and the lowest of every column`() {
    let frame = PanelFrame(
      left: 0, top: 0, width: 100, height: 100, x: Axis("x", range: 0...1), y: Axis("y", range: -1...1))
    let points = (0..<50_000).map { index in
      SIMD2(Double(index) / 50_000, index == 31_415 ? 0.9 : sin(Double(index)) / 2)
    }
    let thinned = frame.thinned(points)
    #expect(thinned.count <= 405)
    #expect(thinned.contains { $0.y == 0.9 })
    #expect(zip(thinned.dropFirst(), thinned).allSatisfy { $0.x >= $1.x })
  }
}
