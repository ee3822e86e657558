internal import Charts
internal import Inventory
internal import Wording

/// The pictures of a certificate: what each position and each movement showed before and after, and what became of it
/// over the years.
struct CertificatePlots {
  private let unit: CalibratedUnit
  private let row: KeptCalibration
  private let wording: Wording
  private let limits: SensorCalibration.Errors

  private static let width = 680.0
  private static let height = 105.0

  init(_ unit: CalibratedUnit, _ row: KeptCalibration, _ wording: Wording) {
    self.unit = unit
    self.row = row
    self.wording = wording
    limits = row.limits ?? SensorCalibration.Errors(gravity: 1, turn: 1, rate: 1)
  }

  /// As SVG; none for what nothing was measured of.
  var figures: [String] { [rests, turns, drift].compactMap { $0?.svg } }

  private func figure(_ title: CertificateText, _ panel: Panel) -> Figure {
    Figure(title: wording.text(title), subtitle: "", panels: [panel], width: Self.width)
  }

  private var rests: Figure? {
    guard !row.rests.isEmpty else { return nil }
    return figure(
      .restsPlot,
      comparison(
        row.rests.map { ($0.before * 1e3, $0.after * 1e3) }, x: .restNumber, y: .restsPlotAxis,
        limits: [-limits.gravity * 1e3, limits.gravity * 1e3]))
  }

  private var turns: Figure? {
    guard !row.turns.isEmpty else { return nil }
    let degrees = 180 / Double.pi
    return figure(
      .turnsPlot,
      comparison(
        row.turns.map { ($0.before * degrees, $0.after * degrees) }, x: .movementNumber, y: .turnsPlotAxis,
        limits: [limits.turn * degrees]))
  }

  /// Before hollow, after filled, the limits dashed.
  private func comparison(
    _ pairs: [(before: Double, after: Double)], x: CertificateText, y: CertificateText, limits: [Double]
  ) -> Panel {
    func points(_ value: ((before: Double, after: Double)) -> Double) -> [SIMD2<Double>] {
      pairs.enumerated().map { SIMD2(Double($0.offset + 1), value($0.element)) }
    }
    let range = 0.5...Double(pairs.count) + 0.5
    let lines = limits.enumerated().map { index, limit in
      Mark.line(
        .init(
          index == 0 ? wording.text(.limit) : "",
          points: [SIMD2(range.lowerBound, limit), SIMD2(range.upperBound, limit)],
          ink: .grey, isDashed: true))
    }
    var marks = lines
    if row.before != nil {
      marks.append(
        .dots(.init(wording.text(.before), points: points { $0.before }, ink: .vermilion, isHollow: true)))
    }
    marks.append(.dots(.init(wording.text(.after), points: points { $0.after }, ink: .blue, hasStems: true)))
    let shown = pairs.flatMap { row.before != nil ? [$0.before, $0.after] : [$0.after] }
    return Panel(
      x: Axis(wording.text(x), range: range, names: numbers(upTo: pairs.count)),
      y: Axis(wording.text(y), around: shown + limits, zero: true), marks: marks,
      height: Self.height)
  }

  /// Whole numbers alone: there is no position 1.5.
  private func numbers(upTo count: Int) -> [Double: String] {
    Dictionary(uniqueKeysWithValues: (1...max(1, count)).map { (Double($0), String($0)) })
  }

  /// Drawn from the second measurement on.
  private var drift: Figure? {
    let series = CalibrationSeries(unit.calibrations)
    let lines = CalibrationForecast.Quantity.allCases.enumerated().map { index, quantity in
      (quantity, series.points(of: quantity), Ink.series(index))
    }
    guard let ages = lines.first?.1.map(\.age), ages.count >= 2, let last = ages.last, last > 0 else {
      return nil
    }
    var marks = lines.map { quantity, points, ink in
      Mark.line(
        .init(wording.text(quantity.text), points: points.map { SIMD2($0.age, $0.value * 100) }, ink: ink))
    }
    marks += lines.map { _, points, ink in
      Mark.dots(.init(points: points.map { SIMD2($0.age, $0.value * 100) }, ink: ink))
    }
    if let trend = CalibrationForecast(unit.calibrations).trend {
      let end = trend.shareAtOrigin + trend.sharePerYear * last / 365.25
      marks.append(
        .line(
          .init(
            wording.text(.trend), points: [SIMD2(0, trend.shareAtOrigin * 100), SIMD2(last, end * 100)],
            ink: .orange,
            isDashed: true)))
    }
    marks.append(
      .line(
        .init(wording.text(.limit), points: [SIMD2(0, 100), SIMD2(last, 100)], ink: .grey, isDashed: true)))
    let values = lines.flatMap { $0.1.map { $0.value * 100 } }
    return figure(
      .driftPlot,
      Panel(
        x: Axis(wording.text(.dateAxis), range: 0...last),
        y: Axis(wording.text(.driftPlotAxis), around: values + [100], zero: true), marks: marks,
        height: Self.height))
  }
}
