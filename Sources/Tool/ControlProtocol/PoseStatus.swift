/// The last pose that was published for a device, for people to look at; engines read shared memory instead.
public struct PoseStatus: Codable, Hashable, Sendable {
  /// worldFromDevice as w, x, y, z, of unit length; world: +X right, +Y up, -Z forward.
  public var orientationWXYZ: [Double]
  /// x, y, z in metres; left out where no position is given.
  public var position: [Double]?
  public var positionSource: PositionSource
  /// x, y, z in rad/s, in the device's axes.
  public var angularVelocity: [Double]
  /// Seconds from the sample behind it to this status.
  public var ageSeconds: Double

  public init(
    orientationWXYZ: [Double], position: [Double]?, positionSource: PositionSource,
    angularVelocity: [Double], ageSeconds: Double
  ) {
    self.orientationWXYZ = orientationWXYZ
    self.position = position
    self.positionSource = positionSource
    self.angularVelocity = angularVelocity
    self.ageSeconds = ageSeconds
  }

  private enum CodingKeys: String, CodingKey {
    case orientationWXYZ = "orientation_wxyz"
    case position = "position_m"
    case positionSource = "position_source"
    case angularVelocity = "angular_velocity_rad_s"
    case ageSeconds = "age_s"
  }
}

/// What stands behind a position.
public enum PositionSource: String, CaseIterable, Codable, Hashable, Sendable {
  /// A model of neck and arm, not a measurement.
  case modelled
  /// Optical tracking.
  case tracked
  case none
}
