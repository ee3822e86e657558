internal import Fusion
public import PoseMath
internal import Prediction

/// The turn predictor over a whole inertial trial, as it would have run live: the orientation filter takes the
/// gyroscope's bias off, the predictor foretells, and at each sample both know the samples up to it.
public struct TrialPrediction: Sendable {
  /// How far ahead, milliseconds.
  public var horizonsMilliseconds: [Double]
  /// How much earlier a sample's motion was than its stamp says, milliseconds: where a reference is known to run
  /// ahead of the sensor's samples, or zero.
  public var leadMilliseconds: Double

  /// A run for these horizons.
  public init(horizonsMilliseconds: [Double], leadMilliseconds: Double = 0) {
    self.horizonsMilliseconds = horizonsMilliseconds
    self.leadMilliseconds = leadMilliseconds
  }

  /// Hands over, sample by sample, the turns from it to each horizon in the body's own axes.
  func forEach(
    in trial: InertialTrial, _ body: (Double, [Quaternion<Double>]) throws(LabError) -> Void
  ) throws(LabError) {
    var filter = OrientationFilter<Double>()
    var predictor = TurnPredictor<Double>()
    for (index, row) in trial.rows.enumerated() {
      filter.ingest(row.sample)
      var sample = row.sample
      sample.angularVelocity -= filter.estimate.bias
      predictor.ingest(sample)
      let curve = predictor.curve
      let lead = leadMilliseconds / 1000
      let start = Quaternion(rotationVector: curve.displacement(after: lead))
      let turns = horizonsMilliseconds.map { horizon in
        start.conjugate * Quaternion(rotationVector: curve.displacement(after: lead + horizon / 1000))
      }
      try body(trial.seconds(ofRow: index), turns)
    }
  }

  /// The turns at each row of the trial, a list a row in the order of the horizons.
  public func turns(_ trial: InertialTrial) -> [[Quaternion<Double>]] {
    var rows: [[Quaternion<Double>]] = []
    // Collecting throws nothing.
    try? forEach(in: trial) { _, turns in rows.append(turns) }
    return rows
  }

  /// Predicts a trial into a file `t,horizon_ms,dqw,dqx,dqy,dqz`.
  /// - Throws: `LabError.cannotOpen`, `.cannotWrite`.
  public func write(_ trial: InertialTrial, to path: String) throws(LabError) {
    var table = try CSVWriter(path: path, header: "t,horizon_ms,dqw,dqx,dqy,dqz")
    try forEach(in: trial) { seconds, turns throws(LabError) in
      for (horizon, turn) in zip(horizonsMilliseconds, turns) {
        try table.append(seconds, horizon, turn.w, turn.x, turn.y, turn.z)
      }
    }
    try table.finish()
  }
}
