public import PoseMath

/// From pose to pose: the frame's velocities, the truth of waiting poses, and what is foretold next.
extension PosePredictor {
  @inlinable
  mutating func advance(to pose: Pose<Scalar>, at stamp: Timestamp, step: Scalar) {
    let before = Pose(orientation: latest.orientation, position: latest.position - corrections)
    var steady = Pose(orientation: pose.orientation, position: pose.position - corrections)
    // Stamps that waver make a step short now and then; a fast source's are all short.
    pace += (step - pace) / 16
    let isNewFrame =
      pace < parameters.framePeriod * Self.betweenShare
      ? passFrame(from: before, to: steady, step: step)
      : reachFrame(steady, at: stamp)
    steady.position = pose.position - corrections
    complete(from: before, at: time, to: steady, step: step)
    latest = pose
    time = stamp
    if isNewFrame { foretell() }
  }

  /// Poses that are mostly closer together than this share of a period come from a source that is faster than its frames.
  @inlinable static var betweenShare: Scalar { 0.6 }

  /// The source's own pose ends a frame, or several where some are missing.
  /// - Returns: whether it does.
  @inlinable
  mutating func reachFrame(_ pose: Pose<Scalar>, at stamp: Timestamp) -> Bool {
    let count = clock.advance(to: stamp)
    guard count > 0 else { return false }
    close(count, framesAt: pose)
    frameTime = stamp
    return true
  }

  /// The source is faster than frames are: one ends where a period is over, between two of its poses.
  /// - Returns: whether one did.
  @inlinable
  mutating func passFrame(from start: Pose<Scalar>, to end: Pose<Scalar>, step: Scalar) -> Bool {
    let since: Scalar = time.seconds(since: frameTime)
    let part = (parameters.framePeriod - since) / step
    guard part <= 1 else { return false }
    // Late by more than a step only where the pace has just been recognised.
    let share = max(0, part)
    close(
      1,
      framesAt: Pose(
        orientation: start.orientation.slerp(to: end.orientation, by: share),
        position: start.position + (end.position - start.position) * share))
    frameTime = time.advanced(byNanoseconds: (share * step * 1e9).nearestWholeNumber)
    clock.restart(at: frameTime)
    return true
  }

  /// Takes `count` frames that end at `pose`, and puts its position right where the tracker corrected itself.
  @inlinable
  mutating func close(_ count: Int, framesAt pose: Pose<Scalar>) {
    var pose = pose
    let span = parameters.framePeriod * Scalar(count)
    var velocity = (pose.position - frame.position) / span
    if steps.frameCount > 0 {
      let previous = steps.velocity(lag: 0)
      if isCorrection((velocity - previous).length / parameters.framePeriod) {
        let expected = frame.position + previous * span
        corrections += pose.position - expected
        pose.position = expected
        velocity = previous
      }
    }
    let turnRate = (pose.orientation * frame.orientation.conjugate).rotationVector / span
    for _ in 0..<min(count, FrameSteps<Scalar>.countMax) {
      steps.append(velocity: velocity, turnRate: turnRate)
    }
    frame = pose
  }

  /// Whether this acceleration, m/s^2, is the tracker's correction; keeps its running mean square, to which an
  /// outlier adds as three deviations.
  @inlinable
  mutating func isCorrection(_ acceleration: Scalar) -> Bool {
    let deviation = accelerationSquare.squareRoot()
    let bound = max(parameters.accelerationMax, parameters.accelerationRatioMax * deviation)
    let counted = min(acceleration, 3 * deviation)
    accelerationSquare = max(1e-4, accelerationSquare + (counted * counted - accelerationSquare) / 60)
    // What lasts is motion after all.
    guard acceleration > bound, correctedCount < 2 else {
      correctedCount = 0
      return false
    }
    correctedCount += 1
    relocations &+= 1
    return true
  }

  /// Gives every waiting pose the truth that this step brings, straight from pose to pose, and learns from
  /// those that have it all.
  @inlinable
  mutating func complete(from start: Pose<Scalar>, at began: Timestamp, to end: Pose<Scalar>, step: Scalar) {
    let turned = (start.orientation.conjugate * end.orientation).rotationVector
    var place = oldest
    for _ in 0..<pendingCount {
      let age: Scalar = began.seconds(since: pending[place].time)
      while !pending[place].isComplete, pending[place].due <= age + step {
        let part = (pending[place].due - age) / step
        pending[place].note(
          Pose(
            orientation: start.orientation * Quaternion(rotationVector: turned * part),
            position: start.position + (end.position - start.position) * part))
      }
      place = place + 1 == Self.pendingCountMax ? 0 : place + 1
    }
    while pendingCount > 0, pending[oldest].isComplete {
      learner.learn(pending[oldest].features, truth: pending[oldest].truth)
      oldest = oldest + 1 == Self.pendingCountMax ? 0 : oldest + 1
      pendingCount -= 1
    }
  }

  /// The curves from the latest frame on; the frame waits for its truth unless the body rests.
  @inlinable
  mutating func foretell() {
    let ahead = frame.orientation.rotate(SIMD3(0, 0, -1))
    // A body that looks straight up or down keeps the heading it had.
    if ahead.x * ahead.x + ahead.z * ahead.z > 0.01 { heading = Scalar.arcTangent(-ahead.x, over: -ahead.z) }
    let worldFromHeading = Quaternion(rotationVector: SIMD3(0, heading, 0))
    let features = PoseFeatures(steps, worldFromBody: frame.orientation, worldFromHeading: worldFromHeading)
    let velocity = worldFromHeading.conjugate.rotate(steps.velocity(lag: 0))
    let turnRate = frame.orientation.conjugate.rotate(steps.turnRate(lag: 0))
    let numbers = learner.predict(features)
    travel = curve(velocity, numbers, from: 0, isTrusted: learner.isVelocityTrusted)
    turn = curve(turnRate, numbers, from: 3, isTrusted: learner.isRateTrusted)
    let isAtRest = hold()
    travel = travel.rotated(by: worldFromHeading)
    if !travel.isFinite || !turn.isFinite {
      learner = PoseLearner(parameters)
      travel = MotionCurve()
      turn = MotionCurve()
    }
    guard !isAtRest, pendingCount < Self.pendingCountMax else { return }
    let place = (oldest + pendingCount) % Self.pendingCountMax
    pending[place].time = frameTime
    pending[place].pose = frame
    pending[place].worldFromHeading = worldFromHeading
    pending[place].velocity = velocity
    pending[place].turnRate = turnRate
    pending[place].features = features
    pending[place].truth = InlineArray(repeating: InlineArray(repeating: 0))
    pending[place].reached = 0
    pendingCount += 1
  }

  @inlinable
  func curve(
    _ rate: SIMD3<Scalar>, _ numbers: borrowing PoseLearner<Scalar>.Numbers, from axis: Int, isTrusted: Bool
  ) -> MotionCurve<Scalar> {
    guard isTrusted else { return MotionCurve(rate: rate) }
    func shape(_ index: Int) -> SIMD3<Scalar> {
      SIMD3(numbers[axis][index], numbers[axis + 1][index], numbers[axis + 2][index])
    }
    return CurveBasis.curve(rate: rate, shape(0), shape(1), shape(2))
  }

  /// Limits both corrections and lets rest be rest.
  /// - Returns: whether nothing moves that could be learnt from.
  @inlinable
  mutating func hold() -> Bool {
    let recent = steps.mean(of: 3)
    let share = parameters.correctionShareMax
    travel = travel.limited(to: share * (recent.velocity.length + parameters.correctionSpeedMin))
    turn = turn.limited(to: share * (recent.turnRate.length + parameters.correctionRateMin))
    let lasting = steps.mean(of: 6)
    let travelEnergy = lasting.velocity.lengthSquared
    let turnEnergy = lasting.turnRate.lengthSquared
    let travelRest = parameters.restSpeed * parameters.restSpeed
    let turnRest = parameters.restRate * parameters.restRate
    travel = travel.displacements(times: travelEnergy / (travelEnergy + travelRest))
    turn = turn.displacements(times: turnEnergy / (turnEnergy + turnRest))
    return travelEnergy < travelRest && turnEnergy < turnRest
  }
}
