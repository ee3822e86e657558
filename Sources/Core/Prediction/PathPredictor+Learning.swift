public import PoseMath

/// From place to place: moments of 100 ms ago get their truth, and what comes is foretold.
extension PathPredictor {
  /// Gives every waiting moment the truth that this step brings, and learns from those that have it all.
  @inlinable
  mutating func complete(to place: SIMD3<Scalar>, step: Scalar) {
    var index = oldest
    for _ in 0..<pendingCount {
      let age: Scalar = time.seconds(since: pending[index].time)
      while !pending[index].isComplete, pending[index].due <= age + step {
        let part = (pending[index].due - age) / step
        pending[index].note(position: position + (place - position) * part)
      }
      index = index + 1 == Self.pendingCountMax ? 0 : index + 1
    }
    while pendingCount > 0, pending[oldest].isComplete {
      learn(from: oldest)
      oldest = oldest + 1 == Self.pendingCountMax ? 0 : oldest + 1
      pendingCount -= 1
    }
  }

  @inlinable
  mutating func learn(from index: Int) {
    let truth = pending[index].truth
    let error = learner.learn(pending[index].features, truth: truth)
    var own: Scalar = 0
    var base: Scalar = 0
    for output in 0..<9 {
      own += error[output] * error[output]
      base += truth[output] * truth[output]
    }
    trust.note(own: own, base: base)
  }

  /// Lets this moment wait for its truth, if the last one that waits is old enough and there is motion.
  @inlinable
  mutating func remember() {
    let slowest = parameters.learningSpeedMin
    guard rungs.medium.lengthSquared > slowest * slowest, pendingCount < Self.pendingCountMax else { return }
    if pendingCount > 0 {
      let newest = (oldest + pendingCount - 1) % Self.pendingCountMax
      let since: Scalar = time.seconds(since: pending[newest].time)
      guard since >= parameters.exampleInterval - 1e-6 else { return }
    }
    let index = (oldest + pendingCount) % Self.pendingCountMax
    pending[index].time = time
    pending[index].position = position
    pending[index].velocity = velocity
    pending[index].acceleration = acceleration
    pending[index].features = features
    pending[index].truth = InlineArray(repeating: 0)
    pending[index].reached = 0
    pendingCount += 1
  }

  /// The curve from this place on: constant acceleration and what is learnt, held to a share of the motion, and to nothing
  /// at rest.
  @inlinable
  mutating func foretell() {
    var curve = MotionCurve(rate: velocity)
    if trust.isEarned {
      let x = learner.predict(features)
      curve = CurveBasis.curve(
        rate: velocity, SIMD3(x[0], x[1], x[2]), SIMD3(x[3], x[4], x[5]), SIMD3(x[6], x[7], x[8]))
    }
    curve.quadratic += acceleration / 2
    let energy = rungs.medium.lengthSquared
    let quiet = parameters.restSpeedOfAcceleration * parameters.restSpeedOfAcceleration
    curve = curve.correction(times: energy / (energy + quiet)).limited(
      to: parameters.correctionShareMax * (rungs.medium.length + parameters.correctionSpeedMin))
    let rest: Scalar = parameters.restSpeed * parameters.restSpeed
    curve = curve.displacements(times: energy / (energy + rest))
    current = curve.isFinite ? curve : MotionCurve()
  }
}
