internal import Drivers
internal import Lighthouse

extension InertialRange {
  /// The full scale that a unit answered, or its kind has.
  init(_ ranges: SensorRanges) {
    self.init(angularVelocity: ranges.angularVelocity, acceleration: ranges.acceleration)
  }
}
