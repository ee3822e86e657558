internal import Drivers
internal import FactoryConfiguration
internal import Lighthouse
internal import PoseMath

extension LightBody {
  /// The photodiodes that a unit's configuration tells of, taken to its inertial sensor's frame; nil where it
  /// tells of none.
  ///
  /// The document gives points and normals in the trackref frame, and the sensor's pose in it
  /// (htc-vive.md, "JSON keys that matter").
  init?(_ configuration: ViveConfiguration) {
    guard !configuration.lightSensors.isEmpty else { return nil }
    let imuFromTrackref = (configuration.trackrefFromIMU ?? .identity).inverse
    self.init()
    for sensor in configuration.lightSensors {
      let normal = imuFromTrackref.orientation.rotate(sensor.normal)
      self[sensor.id] = Sensor(
        point: imuFromTrackref.transform(sensor.point), normal: normal.direction ?? normal)
    }
  }
}

extension InertialRange {
  /// The full scale that a unit answered, or its kind has.
  init(_ ranges: SensorRanges) {
    self.init(angularVelocity: ranges.angularVelocity, acceleration: ranges.acceleration)
  }
}
