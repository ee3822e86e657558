public import Charts

/// The error of predictions by how far ahead they look.
public struct PredictionFigure: Sendable {
  /// The picture.
  public let figure: Figure

  /// The picture of these predictions against a truth; what holding the last pose costs is drawn beside them.
  public init(
    of predictions: [(name: String, errors: PredictionErrors)], truth: TruthTrack, named name: String
  ) {
    let horizons = Set(predictions.flatMap { $0.errors.horizons.map(\.milliseconds) }).sorted()
    let hold = PredictionErrors(holdingAgainst: truth, horizons: horizons)
    var panels = [
      Self.panel("Orientation", "Error, deg", predictions, hold, value: \.orientation, digits: "deg")
    ]
    if truth.hasPositions {
      panels.append(Self.panel("Position", "Error, mm", predictions, hold, value: \.position, digits: "mm"))
    }
    figure = Figure(
      title: "Prediction error by horizon, \(name)",
      subtitle: "Lines: root mean square. Bands: from the median to the 95th percentile.", panels: panels)
  }

  private static func panel(
    _ title: String, _ label: String, _ predictions: [(name: String, errors: PredictionErrors)],
    _ hold: PredictionErrors, value: KeyPath<PredictionErrors.Horizon, [Double]>, digits unit: String
  ) -> Panel {
    var (areas, lines) = ([Mark](), [Mark]())
    for (index, prediction) in predictions.enumerated() {
      let horizons = prediction.errors.horizons.filter { !$0[keyPath: value].isEmpty }
      let ink = Ink.series(index)
      func curve(_ measure: ([Double]) -> Double) -> [SIMD2<Double>] {
        horizons.map { SIMD2($0.milliseconds, measure($0[keyPath: value])) }
      }
      let squares = curve(rootMeanSquare)
      areas.append(
        .area(
          .init(
            low: curve { OrientationScore.percentile($0, 0.5) },
            high: curve { OrientationScore.percentile($0, 0.95) }, ink: ink)))
      let last = squares.last.map { ": \(OrientationFigure.short($0.y)) \(unit) at \(Int($0.x)) ms" } ?? ""
      lines.append(.line(.init(prediction.name + last, points: squares, ink: ink, width: 2)))
      lines.append(.dots(.init(points: squares, ink: ink)))
    }
    let held = hold.horizons.filter { !$0[keyPath: value].isEmpty }.map {
      SIMD2($0.milliseconds, rootMeanSquare($0[keyPath: value]))
    }
    lines.append(.line(.init("pose held", points: held, ink: .grey, isDashed: true)))
    let horizons = held.map(\.x)
    return Panel(
      title: title, x: Axis("Horizon, ms", range: min(0, horizons.min() ?? 0)...(horizons.max() ?? 100)),
      y: Axis(label, around: (areas + lines).flatMap(\.ordinates), zero: true), marks: areas + lines,
      height: 300)
  }

  private static func rootMeanSquare(_ values: [Double]) -> Double {
    (values.reduce(0) { $0 + $1 * $1 } / Double(max(1, values.count))).squareRoot()
  }
}
