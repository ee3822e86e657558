public import PoseMath

/// The correction at the end of each window.
extension OrientationFilter {
  @inlinable
  mutating func closeWindow() {
    defer { sums = WindowSums() }
    guard current.phase == .running else { return align() }
    current.worldFromSensor = current.worldFromSensor.normalized()
    rest.ingest(sums)
    velocityX += sums.worldVelocityStep.x
    velocityZ += sums.worldVelocityStep.z
    propagate()
    addNoise()
    correct(by: measure())
  }

  /// Carries the covariance over the window: the bias turns the orientation, half of it before and half
  /// after the specific force has turned the orientation's error into velocity.
  @inlinable
  mutating func propagate() {
    turnByBias()
    let force = sums.worldVelocityStep
    covariance.addState(State.heading, times: force.z, to: State.velocityX)
    covariance.addState(State.theta + 2, times: -force.y, to: State.velocityX)
    covariance.addState(State.theta, times: force.y, to: State.velocityZ)
    covariance.addState(State.heading, times: -force.x, to: State.velocityZ)
    turnByBias()
  }

  /// Half of: theta <- theta - (integral of world-from-sensor) bias.
  @inlinable
  mutating func turnByBias() {
    for axis in 0..<3 {
      covariance.addState(State.bias, times: -sums.turnPerBias.0[axis] / 2, to: axis)
      covariance.addState(State.bias + 1, times: -sums.turnPerBias.1[axis] / 2, to: axis)
      covariance.addState(State.bias + 2, times: -sums.turnPerBias.2[axis] / 2, to: axis)
    }
  }

  @inlinable
  mutating func addNoise() {
    let duration = sums.duration
    let byTurn: Scalar = parameters.turnNoise * sums.turn
    let walk: Scalar = parameters.orientationNoise * parameters.orientationNoise * duration
    let orientation: Scalar = walk + byTurn * byTurn + sums.lostTurn * sums.lostTurn
    let biasWalk: Scalar = parameters.biasNoise * parameters.biasNoise * duration
    let biasMax: Scalar = parameters.biasDeviation * parameters.biasDeviation
    for axis in 0..<3 {
      covariance.addVariance(orientation, to: State.theta + axis)
      if covariance.variance(of: State.bias + axis) < biasMax {
        covariance.addVariance(biasWalk, to: State.bias + axis)
      }
    }
    let velocity: Scalar = parameters.velocityNoise * parameters.velocityNoise * duration
    covariance.addVariance(velocity, to: State.velocityX)
    covariance.addVariance(velocity, to: State.velocityZ)
    // Nothing measures the heading: its variance would grow for ever. A small-angle filter cannot use more
    // than a radian of doubt.
    covariance.limit(State.heading, to: 1)
  }

  /// The measurements, one scalar at a time: the velocity is near zero, and at rest so is the turn rate.
  /// - Returns: the error of every state.
  @inlinable
  mutating func measure() -> SIMD8<Scalar> {
    var error = SIMD8<Scalar>.zero
    let velocityNoise = isAtRest ? restVelocityVariance : wearerVelocityVariance
    observe(-velocityX, of: State.velocityX, noise: velocityNoise, error: &error)
    observe(-velocityZ, of: State.velocityZ, noise: velocityNoise, error: &error)
    if isAtRest {
      let noise: Scalar = parameters.restRateNoise * parameters.restRateNoise / sums.duration
      let missing = sums.angularVelocity / sums.count - current.bias
      for axis in 0..<3 {
        observe(missing[axis], of: State.bias + axis, noise: noise, error: &error)
      }
    }
    return error
  }

  /// A wearer's velocity is a process of known size and memory; seen once a window, its values are not
  /// independent, and two memories' worth of windows weigh as one.
  @inlinable var wearerVelocityVariance: Scalar {
    let speedSquared: Scalar = parameters.wearerSpeed * parameters.wearerSpeed
    return speedSquared * 2 * parameters.wearerSpeedMemory / sums.duration
  }

  @inlinable var restVelocityVariance: Scalar {
    parameters.restVelocityNoise * parameters.restVelocityNoise / sums.duration
  }

  @inlinable
  mutating func observe(
    _ observed: Scalar, of state: Int, noise: Scalar, error: inout SIMD8<Scalar>
  ) {
    let innovation = observed - error[state]
    error += covariance.measure(state, noise: noise) * innovation
  }

  /// Moves the estimate by its error; an estimate that has left the numbers starts anew.
  @inlinable
  mutating func correct(by error: SIMD8<Scalar>) {
    let theta = SIMD3(error[0], error[1], error[2])
    current.worldFromSensor = (Quaternion(rotationVector: theta) * current.worldFromSensor).normalized()
    let limit = SIMD3<Scalar>(repeating: parameters.biasMax)
    current.bias = (current.bias + SIMD3(error[3], error[4], error[5])).clamped(
      lowerBound: -limit, upperBound: limit)
    velocityX += error[State.velocityX]
    velocityZ += error[State.velocityZ]
    let isSound = covariance.isSound && theta.isFinite && (velocityX + velocityZ).isFinite
    if !isSound { self = OrientationFilter(parameters: parameters) }
  }
}
