private import Foundation
public import PoseMath

/// How far a trial's orientations are from the truth, by the measures of the BROAD benchmark (Laidig et al., Data
/// 6(7):72, 2021, section 4): root mean squares over the moving rows whose truth is known, degrees.
public struct TrialScore: Sendable {
  /// The whole turn between estimate and truth.
  public var totalDegrees = 0.0
  /// The same after one constant heading offset is taken out.
  public var alignedDegrees = 0.0
  /// The part about the vertical.
  public var headingDegrees = 0.0
  /// The part that tilts the vertical.
  public var inclinationDegrees = 0.0
  /// Change of the heading error from the first second of motion to the last, a minute.
  public var driftDegreesPerMinute = 0.0

  private struct Row {
    var index: Int
    var total: Double
    var inclination: Double
    var heading: Double
  }

  /// The score of one orientation a row.
  public init(of orientations: [Quaternion<Double>], in trial: InertialTrial) {
    let rows = zip(trial.rows, orientations).enumerated().compactMap { index, pair -> Row? in
      guard pair.0.isMoving, let truth = pair.0.earthFromSensor else { return nil }
      return Self.row(index, pair.1, truth)
    }
    guard rows.count > 1 else { return }
    func rms(_ part: (Row) -> Double) -> Double {
      (rows.reduce(0) { $0 + part($1) * part($1) } / Double(rows.count)).squareRoot() * 180 / .pi
    }
    totalDegrees = rms { $0.total }
    headingDegrees = rms { $0.heading }
    inclinationDegrees = rms { $0.inclination }
    let offset = atan2(
      rows.reduce(0) { $0 + sin($1.heading) }, rows.reduce(0) { $0 + cos($1.heading) })
    alignedDegrees = rms {
      2 * acos(min(1, abs(cos(($0.heading - offset) / 2) * cos($0.inclination / 2))))
    }
    driftDegreesPerMinute = Self.drift(of: rows, rateHz: trial.rateHz)
  }

  private static func row(
    _ index: Int, _ estimate: Quaternion<Double>, _ truth: Quaternion<Double>
  ) -> Row {
    let error = (estimate * truth.conjugate).normalized()
    let sideways = (error.x * error.x + error.y * error.y).squareRoot()
    let upright = (error.w * error.w + error.z * error.z).squareRoot()
    return Row(
      index: index, total: 2 * atan2(error.imaginary.length, abs(error.w)),
      inclination: 2 * atan2(sideways, upright),
      heading: remainder(2 * atan2(error.z, error.w), 2 * .pi))
  }

  private static func drift(of rows: [Row], rateHz: Double) -> Double {
    let count = min(rows.count / 2, max(1, Int(rateHz.rounded())))
    var unwound = rows.map(\.heading)
    for index in 1..<unwound.count {
      unwound[index] = unwound[index - 1] + remainder(unwound[index] - unwound[index - 1], 2 * .pi)
    }
    func mean(_ values: some Collection<Double>) -> Double { values.reduce(0, +) / Double(values.count) }
    let turned = mean(unwound.suffix(count)) - mean(unwound.prefix(count))
    let rowsBetween =
      mean(rows.suffix(count).map { Double($0.index) }) - mean(rows.prefix(count).map { Double($0.index) })
    return abs(turned) * 180 / .pi / (rowsBetween / rateHz / 60)
  }
}
