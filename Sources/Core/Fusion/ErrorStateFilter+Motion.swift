public import PoseMath

/// What is taken for granted about sensors and wearers between the samples.
extension ErrorStateFilter {
  /// Noise of the window: sensors wander, and what was learned may have changed.
  @inlinable
  mutating func addNoise() {
    let duration = sums.duration
    let turn: Number = Number(lanes: parameters.turnNoise).squared * duration + sums.lostTurn
    // What a clipped accelerometer does not see, it misses on one side: 10 m/s^2.
    let velocity: Number =
      Number(lanes: parameters.velocityNoise).squared * duration + (sums.clippedForce * 10).squared
    for axis in 0..<3 { covariance.add(turn, to: axis) }
    covariance.add(velocity, to: ErrorState.velocity)
    covariance.add(velocity, to: ErrorState.velocity + 1)
    wander(
      ErrorState.bias, count: 3, noise: parameters.biasNoise, most: parameters.biasDeviation)
    wander(
      ErrorState.matrix, count: 9, noise: parameters.matrixNoise, most: parameters.matrixDeviation)
  }

  /// A random walk of states whose variance never grows past the first one.
  @inlinable
  mutating func wander(_ first: Int, count: Int, noise: Number.Element, most: Number.Element) {
    let step: Number = Number(lanes: noise).squared * sums.duration
    let limit = Number(lanes: most).squared
    for state in first..<first + count {
      covariance.add(
        Number.zero.replacing(with: step, where: covariance[state, state] .< limit), to: state)
    }
  }

  /// Real motion has no lasting direction; a wrong tilt has. Where the velocity has leant to one side for longer
  /// than a wearer could, the orientation is doubted, not the sensor.
  @inlinable
  mutating func doubtLastingVelocity() {
    let memory: Number.Element = parameters.wearerSpeedMemory
    let expected = gait.variance.greater(0.25) * Number(lanes: memory / (memory + 1.5))
    let nX = gait.slowX.squared.over(expected + covariance[ErrorState.velocity, ErrorState.velocity])
    let nZ = gait.slowZ.squared.over(
      expected + covariance[ErrorState.velocity + 1, ErrorState.velocity + 1])
    let excess = (nX + nZ) * Number(lanes: 1 / 3)
    let isLasting = (Number.one .< excess) .& alignment.isDone
    guard isLasting.isAnywhere else { return }
    let share = Number.zero.replacing(with: excess.lesser(4), where: isLasting) * sums.duration
    // (7 degrees)^2 a second and more for the tilt, (8 degrees)^2 for the heading, (0.3 deg/s)^2 for the bias.
    covariance.add(share * 0.014_9, to: ErrorState.turn)
    covariance.add(share * 0.019_5, to: ErrorState.heading)
    covariance.add(share * 0.014_9, to: ErrorState.turn + 2)
    for axis in 0..<3 { covariance.add(share * 3.6e-5, to: ErrorState.bias + axis) }
    forgetMatrix(share)
  }

  /// What the gyroscope's matrix was taken for may have been that wrong tilt: it fades, and may be learned anew.
  @inlinable
  mutating func forgetMatrix(_ share: Number) {
    let doubt = share * 3.6e-5
    let most = Number(lanes: parameters.matrixDeviation).squared
    for element in 0..<9 {
      let state = ErrorState.matrix + element
      covariance.add(
        Number.zero.replacing(with: doubt, where: covariance[state, state] .< most), to: state)
      gyroscope.matrix[element] *= Number.one - share * 0.5
    }
  }

  /// The measurements, one scalar at a time: the velocity is near zero, and at rest so is the turn rate.
  @inlinable
  mutating func measureMotion(_ error: inout ErrorVector<Number>) {
    let isAtRest = rest.isLasting(parameters.restOnset)
    // No measurement is heard before the vertical is found, nor in a lane without samples.
    let isDeaf = .!alignment.isDone .| (sums.count .< Number(lanes: 0.5))
    let duration = sums.duration.greater(1e-9)
    // A wearer's velocity is a process of known size and memory; seen once a window, its values are not
    // independent, and two memories' worth of windows weigh as one.
    gait.ingest(velocityX, velocityZ, duration: duration, isAtRest: isAtRest)
    let speed = Number(lanes: parameters.wearerSpeed).squared.greater(
      gait.variance * Number(lanes: parameters.wearerLiveliness))
    let wearer: Number = speed * Number(lanes: 2 * parameters.wearerSpeedMemory)
    let still = Number(lanes: parameters.restVelocityNoise).squared
    let noise = wearer.replacing(with: still, where: isAtRest).over(duration)
      .replacing(with: Self.deaf, where: isDeaf)
    observe(-velocityX, of: ErrorState.velocity, noise: noise, &error)
    observe(-velocityZ, of: ErrorState.velocity + 1, noise: noise, &error)
    guard isAtRest.isAnywhere else { return }
    let rateNoise = Number(lanes: parameters.restRateNoise).squared.over(duration)
      .replacing(with: Self.deaf, where: isDeaf .| .!isAtRest)
    let mean = sums.angularVelocity * Number.one.over(sums.count.greater(1))
    let missing = gyroscope.corrected(mean)
    observe(missing.x, of: ErrorState.bias, noise: rateNoise, &error)
    observe(missing.y, of: ErrorState.bias + 1, noise: rateNoise, &error)
    observe(missing.z, of: ErrorState.bias + 2, noise: rateNoise, &error)
  }

  /// A noise that no measurement is heard through.
  @inlinable static var deaf: Number { 1e25 }

  @inlinable
  mutating func observe(
    _ observed: Number, of state: Int, noise: Number, _ error: inout ErrorVector<Number>
  ) {
    let innovation = observed - error[state]
    let gain = covariance.measure(state, noise: noise)
    for index in 0..<ErrorState.count { error[index] += gain[index] * innovation }
  }

  /// Moves the estimate by its error.
  @inlinable
  mutating func correct(by error: ErrorVector<Number>) {
    let turn = LaneRotation(rotationVector: LaneVector(error[0], error[1], error[2]))
    worldFromSensor = (turn * worldFromSensor).normalized()
    gyroscope.bias = (gyroscope.bias + LaneVector(error[3], error[4], error[5])).clamped(
      to: Number(lanes: parameters.biasMax))
    let matrixMax = Number(lanes: parameters.matrixMax)
    for element in 0..<9 {
      gyroscope.matrix[element] = (gyroscope.matrix[element] + error[ErrorState.matrix + element])
        .clamped(to: matrixMax)
    }
    velocityX += error[ErrorState.velocity]
    velocityZ += error[ErrorState.velocity + 1]
    accelerometerBias += LaneVector(
      error[ErrorState.accelerometerBias], error[ErrorState.accelerometerBias + 1],
      error[ErrorState.accelerometerBias + 2])
  }
}
