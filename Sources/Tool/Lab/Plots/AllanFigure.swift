private import Calibration
public import Charts

/// Allan curves with their confidence and the noise that was read off them.
public struct AllanFigure: Sendable {
  /// The picture.
  public let figure: Figure

  /// The picture of a report; `name` says of which recording.
  public init(of report: AllanReport, named name: String) {
    let panels = [SensorAxis.Sensor.gyroscope, .accelerometer].map { sensor in
      Self.panel(sensor, report.axes.filter { $0.axis.sensor == sensor })
    }
    figure = Figure(
      title: "Allan deviation, \(name)",
      subtitle:
        "\(report.samples.count) samples at rest, \(OrientationFigure.short(1 / report.interval)) Hz. Bands hold the truth "
        + "with 68 %; broken lines are the noise model fitted to each curve.", panels: panels)
  }

  // MARK: - Parts

  private static func panel(_ sensor: SensorAxis.Sensor, _ axes: [AllanReport.Axis]) -> Panel {
    var (areas, models, curves) = ([Mark](), [Mark](), [Mark]())
    for (index, axis) in axes.enumerated() {
      let points = axis.curve.points
      let ink = Ink.series(index)
      areas.append(
        .area(
          .init(
            low: points.map { SIMD2($0.tau, $0.interval.lowerBound) },
            high: points.map { SIMD2($0.tau, $0.interval.upperBound) }, ink: ink)))
      models.append(
        .line(.init(points: model(axis), ink: ink, isDashed: true, width: 1.2)))
      let letter = ["x", "y", "z"][axis.axis.index]
      curves.append(
        .line(.init("\(letter): \(noise(axis.noise))", points: curve(points), ink: ink, width: 1)))
      curves.append(.dots(.init(points: curve(points), ink: ink)))
    }
    let taus = axes.first?.curve.points.map(\.tau) ?? []
    let slopes = slope(axes, taus)
    let marks = areas + slopes + models + curves
    return Panel(
      title: sensor == .gyroscope ? "Gyroscope" : "Accelerometer",
      x: Axis("Averaging time, s", scale: .logarithmic, around: taus),
      y: Axis(
        "Deviation, readings", scale: .logarithmic, around: (areas + curves).flatMap(\.ordinates)),
      marks: marks, height: 300)
  }

  private static func curve(_ points: [AllanDeviation.Point]) -> [SIMD2<Double>] {
    points.map { SIMD2($0.tau, $0.deviation) }
  }

  private static func model(_ axis: AllanReport.Axis) -> [SIMD2<Double>] {
    axis.curve.points.map { SIMD2($0.tau, axis.noise.deviation(at: $0.tau)) }
  }

  /// What white noise alone would do, from the first axis' angle random walk.
  private static func slope(_ axes: [AllanReport.Axis], _ taus: [Double]) -> [Mark] {
    guard let walk = axes.first?.noise.randomWalk, walk.isVisible, let first = taus.first,
      let last = taus.last
    else { return [] }
    let line = [first, last].map { SIMD2($0, walk.value / $0.squareRoot()) }
    return [.line(.init("slope \u{2212}1/2", points: line, ink: .grey, isDashed: true, width: 1))]
  }

  private static func noise(_ noise: AllanNoise) -> String {
    var parts = ["N \(digits(noise.randomWalk.value))"]
    if noise.biasInstability.isVisible { parts.append("B \(digits(noise.biasInstability.value))") }
    if noise.rateRandomWalk.isVisible { parts.append("K \(digits(noise.rateRandomWalk.value))") }
    return parts.joined(separator: ", ")
  }

  /// Three digits that count, or as many as fit.
  private static func digits(_ value: Double) -> String {
    guard value.isFinite, value > 0 else { return "0" }
    if value >= 1e-2, value < 1e6 { return OrientationFigure.short(value) }
    var (mantissa, power) = (value, 0)
    while mantissa < 1, power > -30 { (mantissa, power) = (mantissa * 10, power - 1) }
    while mantissa >= 10, power < 30 { (mantissa, power) = (mantissa / 10, power + 1) }
    return "\(OrientationFigure.short(mantissa))e\(power)"
  }
}
