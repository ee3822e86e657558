public import PoseMath

extension MotionCurve {
  /// The curve with its correction made smaller, where it is larger anywhere: at each of the five horizons the
  /// mean rate then differs from the rate of now by at most `limit`.
  @inlinable
  func limited(to limit: Scalar) -> Self {
    var largest: Scalar = 0
    for step in 1...CurveBasis<Scalar>.horizonCount {
      let horizon = CurveBasis<Scalar>.spacing * Scalar(step)
      largest = max(largest, meanCorrection(at: horizon).lengthSquared)
    }
    return largest > limit * limit ? correction(times: limit / largest.squareRoot()) : self
  }
}
