/// Which way the wearer's trunk faces.
public struct BodyHeading: Equatable, Sendable {
  /// Radians about the world's +Y; zero faces -Z.
  public var angle: Double
  /// rad/s.
  public var rate: Double

  /// A trunk that faces `angle` and turns at `rate`.
  public init(angle: Double = 0, rate: Double = 0) {
    self.angle = angle
    self.rate = rate
  }
}

/// Where the wearer stands and which way the trunk faces: what the body model hangs hands on.
public struct BodyStance: Equatable, Sendable {
  public var heading: BodyHeading
  /// The body model's origin in the world, metres: the feet of somebody who stands upright. Below the floor for who
  /// crouches, since the model does not bend.
  public var feet: SIMD3<Double>

  /// A body that stands at `feet`.
  public init(heading: BodyHeading = BodyHeading(), feet: SIMD3<Double> = .zero) {
    self.heading = heading
    self.feet = feet
  }
}
