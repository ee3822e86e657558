public import Charts
public import PoseMath

/// The error of one or more estimates over a trial, with what disturbed them.
public struct OrientationFigure: Sendable {
  /// One estimate, with the name it is shown by.
  public typealias Estimate = (name: String, earthFromSensor: [Quaternion<Double>])

  /// The picture.
  public let figure: Figure

  /// The picture of these estimates of a trial. The heading of an estimate without a magnetometer starts anywhere:
  /// `alignsHeading` takes one constant heading from each.
  /// - Throws: `LabError.otherLength`.
  public init(
    of trial: InertialTrial, named name: String, estimates: [Estimate], alignsHeading: Bool
  ) throws(LabError) {
    var (headings, inclinations) = ([Mark](), [Mark]())
    for (index, estimate) in estimates.enumerated() {
      let errors = try OrientationErrors(of: estimate.earthFromSensor, against: trial)
      guard let score = OrientationScore(of: errors) else { continue }
      let offset = alignsHeading ? Self.offset(of: errors) : 0
      let heading = errors.samples.map { sample in
        SIMD2(
          trial.seconds(ofRow: sample.row),
          OrientationErrors.wrapped(sample.heading - offset) * 180 / .pi)
      }
      let inclination = errors.samples.map { sample in
        SIMD2(trial.seconds(ofRow: sample.row), sample.inclination * 180 / .pi)
      }
      let legend =
        alignsHeading
        ? "\(estimate.name): drift \(Self.short(score.headingDrift)) deg/min"
        : "\(estimate.name): \(Self.short(score.heading)) deg rms"
      headings.append(
        .line(.init(legend, points: Self.broken(heading, trial.rateHz), ink: .series(index), width: 1.2)))
      inclinations.append(
        .line(
          .init(
            "\(estimate.name): \(Self.short(score.inclination)) deg rms",
            points: Self.broken(inclination, trial.rateHz), ink: .series(index), width: 1.2)))
    }
    figure = Self.figure(
      of: trial, named: name, headings: headings, inclinations: inclinations, alignsHeading: alignsHeading)
  }

  // MARK: - Parts

  private static func figure(
    of trial: InertialTrial, named name: String, headings: [Mark], inclinations: [Mark], alignsHeading: Bool
  ) -> Figure {
    let x = Axis("Time, s", range: 0...trial.seconds(ofRow: max(1, trial.rows.count - 1)))
    let shading = Self.shading(of: trial)
    func panel(_ title: String, _ label: String, _ lines: [Mark], zero: Bool) -> Panel {
      Panel(
        title: title, x: x, y: Axis(label, around: lines.flatMap(\.ordinates), zero: zero),
        marks: shading + lines)
    }
    let field = FieldDisturbance(of: trial)
    let deviation = Mark.line(
      .init(
        "distance from the field at the begin",
        points: trial.rows.indices.map { SIMD2(trial.seconds(ofRow: $0), field.parts[$0] * 100) },
        ink: .purple, width: 1))
    let turning = Mark.line(
      .init(
        "gyroscope",
        points: trial.rows.indices.map { row in
          SIMD2(
            trial.seconds(ofRow: row), trial.rows[row].sample.angularVelocity.length * 180 / .pi)
        }, ink: .green, width: 1))
    let bare = shading.map { $0.unnamed }
    return Figure(
      title: "Orientation error, \(name)",
      subtitle: alignsHeading
        ? "Against the optical reference; one constant heading taken from each estimate. Scored in movement only."
        : "Against the optical reference. Scored in movement only.",
      panels: [
        panel("Heading", "Error, deg", headings, zero: true),
        Panel(
          title: "Inclination", x: x,
          y: Axis("Error, deg", around: inclinations.flatMap(\.ordinates), zero: true),
          marks: bare + inclinations),
        Panel(
          title: "Magnetic field", x: x,
          y: Axis("Part of the field, %", around: [deviation].flatMap(\.ordinates), zero: true),
          marks: bare + [deviation], height: 110),
        Panel(
          title: "Turn rate", x: x, y: Axis("deg/s", around: [turning].flatMap(\.ordinates), zero: true),
          marks: bare + [turning], height: 110),
      ])
  }

  /// At rest, and where the field is another.
  private static func shading(of trial: InertialTrial) -> [Mark] {
    let second = Int(trial.rateHz.rounded())
    func seconds(_ stretch: Range<Int>) -> ClosedRange<Double> {
      trial.seconds(ofRow: stretch.lowerBound)...trial.seconds(ofRow: stretch.upperBound)
    }
    let rests = FieldDisturbance.stretches(trial.rows.count, bridge: 1) { !trial.rows[$0].isMoving }
    let disturbed = FieldDisturbance(of: trial).stretches(bridge: second)
    var shading = [Mark.band(.init("not scored", stretches: rests.map(seconds), ink: .grey))]
    if !disturbed.isEmpty {
      shading.append(.band(.init("field disturbed", stretches: disturbed.map(seconds), ink: .orange)))
    }
    return shading
  }

  private static func offset(of errors: OrientationErrors) -> Double {
    let moving = errors.samples.filter(\.isMoving)
    return Double.arcTangent(
      moving.reduce(0) { $0 + Double.sine($1.heading) },
      over: moving.reduce(0) { $0 + Double.cosine($1.heading) })
  }

  /// A line does not lead over samples that are missing, nor from one end of a turn to the other.
  private static func broken(_ points: [SIMD2<Double>], _ rateHz: Double) -> [SIMD2<Double>] {
    var broken: [SIMD2<Double>] = []
    for point in points {
      if let last = broken.last, point.x - last.x > 1.5 / rateHz || abs(point.y - last.y) > 180 {
        broken.append(SIMD2(last.x, .nan))
      }
      broken.append(point)
    }
    return broken
  }

  /// Two digits.
  static func short(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "\(value)" }
    let whole = Int((abs(value) * 100).rounded())
    let cents = whole % 100
    return "\(value < 0 ? "\u{2212}" : "")\(whole / 100).\(cents < 10 ? "0" : "")\(cents)"
  }
}
