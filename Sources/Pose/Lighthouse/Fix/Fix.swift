public import PoseMath

/// A pose found without knowing one before.
public struct Fix: Equatable, Sendable {
  /// When it holds, by the device's clock: the last hit of the window.
  public var timestamp: Timestamp
  /// The body's frame, its inertial sensor's, in the world's.
  public var worldFromBody: Pose<Double>
  /// Metres a second in the world.
  public var velocity: SIMD3<Double>
  /// Root mean square of the residuals of the hits that were used, radians.
  public var rms: Double
  /// Hits that were used and hits there were: the others' residuals are too large.
  public var usedCount: Int, hitCount: Int
  /// Of the used hits, the part whose photodiode faces the station.
  public var facingShare: Double
  /// Standard deviation of the position that the light's geometry leaves, metres: few photodiodes, far from one
  /// station, make it large along the view.
  public var positionSigma: Double

  /// What is known of the nine numbers together.
  var covariance = FixCovariance()

  /// The part of the hits that were used.
  public var usedShare: Double { hitCount > 0 ? Double(usedCount) / Double(hitCount) : 0 }
}

/// What is known of the body's orientation before its first fix.
public enum FixGuess: Equatable, Sendable {
  /// Where the world's up points in the body's frame at the time of the window's last hit: a unit vector.
  case up(SIMD3<Double>)
  /// The body's orientation in the world at that time, carried there by the gyroscope, and how far it may be off,
  /// radians: a lost pose is found again by as little as two photodiodes.
  case orientation(Quaternion<Double>, deviation: Double)
  /// Nothing: a grid of orientations is tried, some thirty times the work.
  case nothing
}

/// The covariance of a fix: three turns about the body's axes, radians, three shifts and three velocities in the world.
struct FixCovariance: Equatable {
  /// The lower triangle, row after row.
  private var elements: InlineArray<45, Double>

  /// Nothing is known, and nothing of one by another.
  init() { elements = InlineArray(repeating: 0) }

  /// A triangle times a factor.
  init(_ triangle: InlineArray<45, Double>, times factor: Double) {
    elements = triangle
    for index in 0..<45 { elements[index] *= factor }
  }

  /// The covariance of two of the nine.
  subscript(row: Int, column: Int) -> Double {
    row >= column ? elements[row * (row + 1) / 2 + column] : elements[column * (column + 1) / 2 + row]
  }

  static func == (left: Self, right: Self) -> Bool {
    (0..<45).allSatisfy { left.elements[$0] == right.elements[$0] }
  }
}
