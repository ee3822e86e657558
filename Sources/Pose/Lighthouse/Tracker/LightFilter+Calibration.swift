extension LightFilter {
  /// The samples come by another calibration from now on: both biases are sought anew, as doubtful as at a first fix;
  /// the pose goes on as sure as it was.
  mutating func recalibrate() {
    forgetBiases()
    covariance.reset(ErrorCovariance.gyroscopeBias, variances: SIMD3(repeating: 9e-4))
    covariance.reset(ErrorCovariance.accelerometerBias, variances: SIMD3(repeating: 0.0225))
  }
}

extension LighthouseTracker {
  /// The samples come by another calibration from now on; the pose goes on.
  public mutating func recalibrate() { core.filter.recalibrate() }
}
