public import PoseMath

/// The gyroscope integrated, with the mean of the first rest taken off: what every filter must be better than.
public struct PlainIntegration: Sendable {
  /// Seconds of rest that the bias is the mean of, at most.
  static let restDuration = 10.0
  /// Readings above this, rad/s, are no rest.
  static let restRateMax = 0.1

  /// The orientation after each row, earth from sensor, levelled by the first row; its heading begins anywhere.
  public static func earthFromSensor(_ trial: InertialTrial) -> [Quaternion<Double>] {
    let begin = trial.rows.prefix(Int(trial.rateHz * restDuration))
    let rest = begin.filter { !$0.isMoving && $0.sample.angularVelocity.length < restRateMax }
    let bias = rest.reduce(.zero) { $0 + $1.sample.angularVelocity } / Double(max(1, rest.count))
    guard let first = trial.rows.first else { return [] }
    let up = first.sample.acceleration.direction ?? SIMD3(0, 0, 1)
    var orientation = Quaternion(from: up, to: SIMD3(0, 0, 1))
    var last = first.sample.timestamp
    return trial.rows.map { row in
      let step: Double = row.sample.timestamp.seconds(since: last)
      last = row.sample.timestamp
      orientation =
        (orientation * Quaternion(rotationVector: (row.sample.angularVelocity - bias) * step)).normalized()
      return orientation
    }
  }
}
