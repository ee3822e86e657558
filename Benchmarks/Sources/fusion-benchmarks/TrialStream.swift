import Lab
import PoseMath

/// A trial as the filters take it, converted before any clock starts.
struct TrialStream {
  let rateHz: Double
  let samples: [IMUSample<Double>]
  let fields: [SIMD3<Double>]
  /// Gyroscope, accelerometer and magnetometer, nine numbers a row.
  let rows: [Double]

  var count: Int { samples.count }

  init(_ trial: InertialTrial) {
    rateHz = trial.rateHz
    samples = trial.rows.map(\.sample)
    fields = trial.rows.map(\.magneticField)
    rows = trial.rows.flatMap { row in
      [row.sample.angularVelocity, row.sample.acceleration, row.magneticField].flatMap { [$0.x, $0.y, $0.z] }
    }
  }
}

/// What a run gave: an orientation a sample, and what it cost.
struct TrialRun {
  var earthFromSensor: [Quaternion<Double>]
  var nanoseconds: UInt64
}
