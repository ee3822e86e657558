public import PoseMath

/// From sample to sample: the turn is integrated, and moments of 100 ms ago get their truth.
extension TurnPredictor {
  /// Integrates one step. A sample's rate is the mean since the sample before, as an integrating sensor gives
  /// it; across lost samples, the mean of the rates at both ends.
  @inlinable
  mutating func advance(by step: Scalar, to sample: IMUSample<Scalar>) {
    let isWhole = sample.lostBefore == 0
    let rate = isWhole ? sample.angularVelocity : (sample.angularVelocity + ladder.angularVelocity) / 2
    let turn = rate * step
    complete(from: time, turn: turn, step: step)
    let rotation = Quaternion(rotationVector: turn)
    orientation = (orientation * rotation).normalized()
    ladder.ingest(
      angularVelocity: sample.angularVelocity, acceleration: sample.acceleration, turn: rotation, step: step)
    time = sample.timestamp
  }

  /// Gives every waiting moment the truth that this step brings, and learns from those that have it all.
  @inlinable
  mutating func complete(from start: Timestamp, turn: SIMD3<Scalar>, step: Scalar) {
    var place = oldest
    for _ in 0..<pendingCount {
      let age: Scalar = start.seconds(since: pending[place].time)
      while !pending[place].isComplete, pending[place].due <= age + step {
        let part = (pending[place].due - age) / step
        let then = orientation * Quaternion(rotationVector: turn * part)
        pending[place].note(turn: (pending[place].orientation.conjugate * then).rotationVector)
      }
      place = place + 1 == Self.pendingCountMax ? 0 : place + 1
    }
    while pendingCount > 0, pending[oldest].isComplete {
      learn(from: oldest)
      oldest = oldest + 1 == Self.pendingCountMax ? 0 : oldest + 1
      pendingCount -= 1
    }
  }

  @inlinable
  mutating func learn(from place: Int) {
    let truth = pending[place].truth
    let error = learner.learn(pending[place].features, truth: truth)
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
  mutating func remember(_ features: borrowing InlineArray<27, Scalar>) {
    let slowest = parameters.learningRateMin
    guard ladder.steadyRate.lengthSquared > slowest * slowest else { return }
    guard pendingCount < Self.pendingCountMax else { return }
    if pendingCount > 0 {
      let newest = (oldest + pendingCount - 1) % Self.pendingCountMax
      let since: Scalar = time.seconds(since: pending[newest].time)
      // Stamps are whole nanoseconds: a sensor at 100 Hz may come that much early.
      guard since >= parameters.exampleInterval - 1e-6 else { return }
    }
    let place = (oldest + pendingCount) % Self.pendingCountMax
    pending[place].time = time
    pending[place].orientation = orientation
    pending[place].rate = ladder.angularVelocity
    for feature in 0..<27 { pending[place].features[feature] = features[feature] }
    pending[place].truth = InlineArray(repeating: 0)
    pending[place].reached = 0
    pendingCount += 1
  }

  /// The curve from this sample on: what is learnt, held to a share of the motion, and to nothing at rest.
  @inlinable
  mutating func foretell(_ features: borrowing InlineArray<27, Scalar>) {
    let steady = ladder.steadyRate
    var curve = MotionCurve(rate: ladder.angularVelocity)
    if trust.isEarned {
      let x = learner.predict(features)
      curve = CurveBasis.curve(
        rate: ladder.angularVelocity, SIMD3(x[0], x[1], x[2]), SIMD3(x[3], x[4], x[5]),
        SIMD3(x[6], x[7], x[8])
      ).limited(to: parameters.correctionShareMax * (steady.length + parameters.correctionRateMin))
    }
    let energy = steady.lengthSquared
    let rest: Scalar = parameters.restRate * parameters.restRate
    curve = curve.displacements(times: energy / (energy + rest))
    current = curve.isFinite ? curve : MotionCurve()
  }
}
