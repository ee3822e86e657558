private import PoseMath

/// Where the magnetic field of a trial is not the one it began with, told by the truth beside it.
public struct FieldDisturbance: Equatable, Sendable {
  /// For each row, the distance of the field from the first seconds' in earth axes, as a part of its strength;
  /// not finite where no truth is there.
  public var parts: [Double]

  /// A field this far off turns a heading by degrees: at a dip of 69 degrees, where the trials were made, 3 % of
  /// the field sideways are 5 degrees.
  public static let partMax = 0.15
  /// Over how long the field at the begin is averaged, seconds.
  static let beginDuration = 5.0

  /// The disturbance of each row.
  public init(of trial: InertialTrial) {
    let fields = trial.rows.map { row in row.earthFromSensor.map { $0.rotate(row.magneticField) } }
    let first = fields.compactMap(\.self).prefix(max(1, Int(trial.rateHz * Self.beginDuration)))
    let mean = first.reduce(.zero, +) / Double(max(1, first.count))
    parts = fields.map { field in
      guard let field, mean.length > 0 else { return .nan }
      return (field - mean).length / mean.length
    }
  }

  /// The stretches, in rows, in which it is beyond `partMax`; pauses shorter than `bridge` rows are bridged, and
  /// shorter stretches dropped.
  public func stretches(bridge: Int) -> [Range<Int>] {
    Self.stretches(parts.count, bridge: bridge) { parts[$0] > Self.partMax }
  }

  static func stretches(_ count: Int, bridge: Int, where isIn: (Int) -> Bool) -> [Range<Int>] {
    var stretches: [Range<Int>] = []
    for index in 0..<count where isIn(index) {
      if let last = stretches.last, index - last.upperBound <= bridge {
        stretches[stretches.count - 1] = last.lowerBound..<index + 1
      } else {
        stretches.append(index..<index + 1)
      }
    }
    return stretches.filter { $0.count > bridge }
  }
}
