public import PoseMath
internal import Prediction

/// The pose predictor over a whole trace, as it would have run live: at each row it knows the rows up to it.
public struct TracePrediction: Sendable {
  /// One prediction: made at `seconds` for `horizonMilliseconds` later.
  public struct Row: Equatable, Sendable {
    /// When it was made, the trace's own time.
    public var seconds: Double
    /// How far ahead, milliseconds.
    public var horizonMilliseconds: Double
    /// The body in the world by then.
    public var worldFromBody: Pose<Double>
  }

  /// How far ahead, milliseconds.
  public var horizonsMilliseconds: [Double]

  /// A run for these horizons.
  public init(horizonsMilliseconds: [Double]) { self.horizonsMilliseconds = horizonsMilliseconds }

  /// A row for each horizon at each row of the trace.
  public func rows(_ trace: PoseTrace) -> [Row] {
    var predictor = PosePredictor<Double>()
    var rows: [Row] = []
    rows.reserveCapacity(trace.rows.count * horizonsMilliseconds.count)
    for row in trace.rows {
      let stamp = Timestamp(nanoseconds: Int64((row.seconds * 1e9).rounded()))
      predictor.ingest(row.worldFromBody, at: stamp)
      for horizon in horizonsMilliseconds {
        let predicted = predictor.predict(after: horizon / 1000)?.worldFromBody ?? row.worldFromBody
        rows.append(Row(seconds: row.seconds, horizonMilliseconds: horizon, worldFromBody: predicted))
      }
    }
    return rows
  }

  /// Predicts a trace into a file `t,horizon_ms,px,py,pz,qw,qx,qy,qz`.
  /// - Throws: `LabError.cannotOpen`, `.cannotWrite`.
  public func write(_ trace: PoseTrace, to path: String) throws(LabError) {
    var table = try CSVWriter(path: path, header: "t,horizon_ms,px,py,pz,qw,qx,qy,qz")
    for row in rows(trace) {
      let (p, q) = (row.worldFromBody.position, row.worldFromBody.orientation)
      try table.append(row.seconds, row.horizonMilliseconds, p.x, p.y, p.z, q.w, q.x, q.y, q.z)
    }
    try table.finish()
  }
}
