public import PoseMath

/// A station as a room knows it: where it stands and how its planes deviate from the ideal.
@frozen
public struct Station<Scalar: PoseScalar>: Equatable {
  /// The station's frame in the world's: it looks along its -z.
  public var worldFromStation: Pose<Scalar>
  /// Its first plane.
  public let first: SweepModel<Scalar>
  /// Its second plane.
  public let second: SweepModel<Scalar>

  /// A station at a place.
  @inlinable
  public init(worldFromStation: Pose<Scalar>, calibration: StationCalibration<Scalar>) {
    self.worldFromStation = worldFromStation
    first = SweepModel(calibration, plane: .first)
    second = SweepModel(calibration, plane: .second)
  }

  /// The angle at which `plane` meets a point of the world, with its derivatives by the world's coordinates;
  /// nil for a point not in front of the station.
  @inlinable
  public func angle(of worldPoint: SIMD3<Scalar>, plane: SweepPlane) -> DualNumber<Scalar>? {
    let stationPoint = worldFromStation.orientation.conjugate.rotate(
      worldPoint - worldFromStation.position)
    let model = plane == .first ? first : second
    return model.angle(of: stationPoint).map { angle in
      DualNumber(angle.value, gradient: worldFromStation.orientation.rotate(angle.gradient))
    }
  }
}

extension Station: Sendable where Scalar.SIMD4Storage: Sendable {}
