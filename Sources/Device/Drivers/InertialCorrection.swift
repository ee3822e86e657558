public import FactoryConfiguration
internal import PoseMath

/// How three axes of a sensor read, as a whole: `true = matrix * nominal - offset`. The factory's form has a
/// diagonal matrix; one that was measured on this rig has all nine elements.
public struct AxisCorrection: Equatable, Sendable {
  /// The images of the three unit vectors: the matrix's columns.
  public var x: SIMD3<Double>
  public var y: SIMD3<Double>
  public var z: SIMD3<Double>
  /// In true units.
  public var offset: SIMD3<Double>

  /// A correction of these columns.
  public init(x: SIMD3<Double>, y: SIMD3<Double>, z: SIMD3<Double>, offset: SIMD3<Double>) {
    self.x = x
    self.y = y
    self.z = z
    self.offset = offset
  }

  /// A factor and an offset an axis.
  public init(scale: SIMD3<Double>, offset: SIMD3<Double>) {
    self.init(
      x: SIMD3(scale.x, 0, 0), y: SIMD3(0, scale.y, 0), z: SIMD3(0, 0, scale.z), offset: offset)
  }

  /// The true value of a nominal reading.
  public func corrected(_ nominal: SIMD3<Double>) -> SIMD3<Double> {
    x * nominal.x + y * nominal.y + z * nominal.z - offset
  }

  /// The nominal reading of a true value; not finite where the matrix has no inverse.
  public func nominal(_ corrected: SIMD3<Double>) -> SIMD3<Double> {
    let value = corrected + offset
    let volume = x.dot(y.cross(z))
    return SIMD3(value.dot(y.cross(z)), value.dot(z.cross(x)), value.dot(x.cross(y))) / volume
  }

  /// The same matrix for readings that are `factor` times larger.
  func scaled(by factor: Double) -> Self { Self(x: x * factor, y: y * factor, z: z * factor, offset: offset) }

  /// Whether the numbers are of a sensor at all: scales within a factor of two of one, axes within 0.2 of square, the
  /// offset below `offsetMax`. `nan` is in no range.
  func isPlausible(offsetMax: Double) -> Bool {
    let columns = [x, y, z]
    for column in 0..<3 {
      for row in 0..<3 {
        let range = row == column ? 0.5...2 : -0.2...0.2
        guard range.contains(columns[column][row]) else { return false }
      }
    }
    return (0..<3).allSatisfy { (-offsetMax...offsetMax).contains(offset[$0]) }
  }
}

/// From an inertial sensor's nominal units to true ones, in the sensor's own frame.
public struct InertialCorrection: Equatable, Sendable {
  /// m/s^2.
  public var acceleration: AxisCorrection
  /// rad/s.
  public var angularVelocity: AxisCorrection

  /// A correction of these parts.
  public init(acceleration: AxisCorrection, angularVelocity: AxisCorrection) {
    self.acceleration = acceleration
    self.angularVelocity = angularVelocity
  }

  /// The factory's numbers in this form.
  public init(_ factory: InertialCalibration) {
    self.init(
      acceleration: AxisCorrection(scale: factory.accelerationScale, offset: factory.accelerationBias),
      angularVelocity: AxisCorrection(
        scale: factory.angularVelocityScale, offset: factory.angularVelocityBias))
  }

  /// Whether the numbers are of a sensor at all: the bounds of `InertialCalibration.isPlausible`, and axes square to
  /// within 0.2.
  public var isPlausible: Bool {
    acceleration.isPlausible(offsetMax: 5) && angularVelocity.isPlausible(offsetMax: 1)
  }
}
