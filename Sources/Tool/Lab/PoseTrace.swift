public import PoseMath

/// A recorded track of one body: a table `t_s,x,y,z,qw,qx,qy,qz`, seconds, metres and a unit quaternion, y up, as
/// the public head traces are kept (their README beside them).
public struct PoseTrace: Sendable {
  /// One row of the trace.
  public struct Row: Sendable {
    /// Seconds from the trace's beginning, as the file has it.
    public var seconds: Double
    /// The body in the world.
    public var worldFromBody: Pose<Double>
  }

  /// The rows in the file's order; a row that is not later than the one before it is left out.
  public var rows: [Row]

  /// The trace in a file, gzip'ed or not.
  /// - Throws: what `NumberTable.init(contentsOf:)` throws, and what `init(table:)` throws.
  public init(contentsOf path: String) throws(LabError) {
    try self.init(table: try NumberTable(contentsOf: path))
  }

  /// The trace in this table.
  /// - Throws: `LabError.noColumn`, `.notAPose`.
  public init(table: NumberTable) throws(LabError) {
    let times = try table.column("t_s")
    let positions = try table.vectors("x", "y", "z")
    let real = try table.column("qw")
    let imaginary = try table.vectors("qx", "qy", "qz")
    rows = []
    rows.reserveCapacity(times.count)
    for (index, seconds) in times.enumerated() {
      let orientation = Quaternion(real: real[index], imaginary: imaginary[index])
      guard abs(seconds) < Self.secondsMax, positions[index].isFinite, orientation.isFinite else {
        throw .notAPose(row: index + 1)
      }
      if let last = rows.last, seconds <= last.seconds { continue }
      rows.append(
        Row(
          seconds: seconds,
          worldFromBody: Pose(orientation: orientation.normalized(), position: positions[index])))
    }
  }

  /// A century: nanoseconds since fit in 64 bits.
  private static let secondsMax = 3.2e9
}
