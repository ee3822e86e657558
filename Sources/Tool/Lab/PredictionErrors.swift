private import PoseMath

/// How far predictions came from the truth, by horizon.
public struct PredictionErrors: Equatable, Sendable {
  /// One horizon.
  public struct Horizon: Equatable, Sendable {
    /// Milliseconds.
    public var milliseconds: Double
    /// Degrees, one a prediction that can be judged.
    public var orientation: [Double]
    /// Millimetres; empty where there is no position.
    public var position: [Double]
  }

  /// In order.
  public var horizons: [Horizon]

  /// The errors of a table t, horizon_ms and either px, py, pz, qw, qx, qy, qz (a pose) or dqw, dqx, dqy, dqz (the
  /// turn from t on, in body axes).
  /// - Throws: `LabError.noColumn`.
  public init(of table: NumberTable, against truth: TruthTrack) throws(LabError) {
    let times = try table.column("t")
    let horizons = try table.column("horizon_ms")
    let isTurn = table["dqw"] != nil
    let real = try table.column(isTurn ? "dqw" : "qw")
    let imaginary =
      isTurn ? try table.vectors("dqx", "dqy", "dqz") : try table.vectors("qx", "qy", "qz")
    let positions = isTurn || !truth.hasPositions ? nil : try table.vectors("px", "py", "pz")
    self.init(truth: truth, count: times.count) { row, origin in
      let turn = Quaternion(real: real[row], imaginary: imaginary[row])
      let base = isTurn ? truth.orientations[origin] : .identity
      return (base.map { $0 * turn.normalized() }, positions?[row])
    } instant: {
      (times[$0], horizons[$0])
    }
  }

  /// What holding the last pose would cost, over the same horizons.
  public init(holdingAgainst truth: TruthTrack, horizons: [Double]) {
    let count = truth.times.count
    self.init(truth: truth, count: count * horizons.count) { row, _ in
      let origin = row / horizons.count
      return (truth.orientations[origin], truth.hasPositions ? truth.positions[origin] : nil)
    } instant: {
      (truth.times[$0 / horizons.count], horizons[$0 % horizons.count])
    }
  }

  private init(
    truth: TruthTrack, count: Int,
    prediction: (_ row: Int, _ origin: Int) -> (Quaternion<Double>?, SIMD3<Double>?),
    instant: (Int) -> (time: Double, milliseconds: Double)
  ) {
    var found: [Int: Horizon] = [:]
    for row in 0..<count {
      let (time, milliseconds) = instant(row)
      // To a microsecond: the rows' times went through text.
      guard time.isFinite, milliseconds.isFinite, abs(milliseconds) < 10_000,
        let origin = truth.index(before: time + 1e-6), abs(truth.times[origin] - time) < 2e-4,
        let pose = truth.pose(at: truth.times[origin] + milliseconds / 1000, from: origin)
      else { continue }
      let (orientation, position) = prediction(row, origin)
      let isUsable = orientation?.isFinite ?? false
      let angle = isUsable ? orientation.map { $0.angle(to: pose.orientation) * 180 / .pi } : nil
      let key = Int((milliseconds * 1000).rounded())
      found[key, default: Horizon(milliseconds: milliseconds, orientation: [], position: [])]
        .orientation.append(angle ?? 180)
      if let position {
        let distance = (position - pose.position).length
        found[key]?.position.append(distance.isFinite ? distance * 1000 : 1000)
      }
    }
    horizons = found.values.sorted { $0.milliseconds < $1.milliseconds }
  }
}
