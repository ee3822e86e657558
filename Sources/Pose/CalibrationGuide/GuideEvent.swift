public import PoseMath

/// Everything that happens to a guide, in order. The guide is a fold over these: the same events give the same
/// state, so that a journal of them is the draft that a guide is resumed from, and the evidence of its result.
public enum GuideEvent: Equatable, Sendable {
  /// The unit sent a sample, in nominal units: scaled by the sensor's range, without any calibration.
  case sample(IMUSample<Double>)
  /// Its magnetometer sent a reading.
  case magneticField(SIMD3<Double>)
  /// The technician said something.
  case answer(GuideAnswer)
  /// The unit left, or the service was stopped.
  case interruption
}
