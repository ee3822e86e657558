internal import PoseMath

/// Where a body truly was, over time, and between which instants that can be told: what predictions are judged by.
public struct TruthTrack: Sendable {
  /// Seconds.
  public let times: [Double]
  let orientations: [Quaternion<Double>?]
  /// Metres; empty where only the orientation counts.
  let positions: [SIMD3<Double>]
  /// For each instant, whether a prediction to or from it may be judged.
  let isScored: [Bool]
  /// For each instant, how many steps before it are whole.
  let wholeSteps: [Int]
  /// Steps that must be whole before an instant that is judged.
  let warmth: Int

  /// The truth beside an inertial trial: orientation alone, scored in movement.
  public init(_ trial: InertialTrial) {
    times = trial.rows.indices.map { trial.seconds(ofRow: $0) }
    orientations = trial.rows.map(\.earthFromSensor)
    positions = []
    isScored = trial.rows.map { $0.isMoving && $0.earthFromSensor != nil }
    wholeSteps = Array(trial.rows.indices)
    warmth = 0
  }

  /// A head trace: t_s, x, y, z, qw, qx, qy, qz. Scored from 1 s on; a step longer than 0.1 s or faster than 5 m/s is
  /// a break of the tracker, and nothing is judged across it or within ten samples after.
  /// - Throws: `LabError.noColumn`, `.badRow`.
  public init(trace table: NumberTable) throws(LabError) {
    let times = try table.column("t_s")
    let positions = try table.vectors("x", "y", "z")
    let imaginary = try table.vectors("qx", "qy", "qz")
    let real = try table.column("qw")
    // Where time stands still the first sample counts.
    let kept = times.indices.filter { $0 == 0 || times[$0] > times[$0 - 1] }
    guard kept.allSatisfy({ times[$0].isFinite && positions[$0].isFinite }) else { throw .badRow(line: 0) }
    self.times = kept.map { times[$0] }
    self.positions = kept.map { positions[$0] }
    orientations = kept.map { Quaternion(real: real[$0], imaginary: imaginary[$0]).normalized() }
    isScored = self.times.map { $0 >= 1 }
    wholeSteps = Self.wholeSteps(self.times, self.positions)
    warmth = 10
  }

  /// Whether there are positions as well.
  public var hasPositions: Bool { !positions.isEmpty }

  /// The truth at an instant, straight between two samples; nil where it is not known or not to be judged from the
  /// sample `origin` on.
  func pose(at time: Double, from origin: Int) -> (orientation: Quaternion<Double>, position: SIMD3<Double>)?
  {
    guard isScored[origin], wholeSteps[origin] >= warmth, let index = index(before: time),
      index + 1 < times.count, isScored[index],
      wholeSteps[index + 1] - wholeSteps[origin] >= index + 1 - origin,
      let before = orientations[index], let after = orientations[index + 1]
    else { return nil }
    let part = (time - times[index]) / (times[index + 1] - times[index])
    let position =
      hasPositions ? positions[index] + (positions[index + 1] - positions[index]) * part : .zero
    return (before.slerp(to: after, by: part), position)
  }

  /// The last sample that is not later than `time`.
  func index(before time: Double) -> Int? {
    guard let first = times.first, time >= first, let last = times.last, time <= last else { return nil }
    var (low, high) = (0, times.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if times[middle] <= time { low = middle } else { high = middle }
    }
    return low
  }

  private static func wholeSteps(_ times: [Double], _ positions: [SIMD3<Double>]) -> [Int] {
    var whole = [Int](repeating: 0, count: times.count)
    for index in times.indices.dropFirst() {
      let step = times[index] - times[index - 1]
      let isWhole = step <= 0.1 && (positions[index] - positions[index - 1]).length <= 5 * step
      whole[index] = isWhole ? whole[index - 1] + 1 : 0
    }
    return whole
  }
}
