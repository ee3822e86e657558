internal import PoseMath

/// A hand whose every motion is known, with a sensor of the trials' class: turn rates and positions are sums of sines
/// of random pitch, slower and faster in turn.
struct MadeUpHand {
  var seed: UInt64
  /// About the fastest turn, rad/s.
  var peak: Double
  var rateHz = 1000.0 / 3.5
  /// At rest, then in movement.
  var restDuration = 30.0
  var movingDuration = 120.0

  /// Sums of sines: amplitude, angular frequency, phase.
  private struct Course {
    var sines: [(size: Double, frequency: Double, phase: Double)]

    init(_ count: Int, from low: Double, to high: Double, _ stream: inout SeededStream) {
      sines = (0..<count).map { _ in
        (
          0.5 + stream.uniform(), (low + (high - low) * stream.uniform()) * 2 * .pi,
          stream.uniform() * 2 * .pi
        )
      }
    }

    func callAsFunction(_ time: Double) -> Double {
      sines.reduce(0) { $0 + $1.size * Double.sine($1.frequency * time + $1.phase) }
    }
  }

  /// States between which nothing happens but a constant turn: four a sample.
  private struct State {
    var orientation: Quaternion<Double>
    var rate: SIMD3<Double>
    var position: SIMD3<Double>
  }

  /// The recording: earth axes x east, y north, z up; the field of a place with 69 degrees of dip, uneven by 3
  /// microtesla a metre.
  func trial() -> InertialTrial {
    var stream = SeededStream(seed: seed)
    let sensor = Sensor(&stream)
    let states = states(&stream)
    let step = 1 / rateHz / Double(Self.statesPerSample)
    var rows: [InertialTrial.Row] = []
    for index in stride(from: Self.statesPerSample, to: states.count - 1, by: Self.statesPerSample) {
      let state = states[index]
      let rate = states[index - Self.statesPerSample + 1...index].reduce(.zero) { $0 + $1.rate }
      let acceleration =
        (states[index + 1].position - 2 * state.position + states[index - 1].position) / (step * step)
      let seconds = Double(rows.count) / rateHz
      rows.append(
        sensor.row(
          at: seconds, rate: rate / Double(Self.statesPerSample), acceleration: acceleration,
          orientation: state.orientation, position: state.position,
          isMoving: seconds > restDuration && seconds < restDuration + movingDuration, &stream))
    }
    return InertialTrial(rateHz: rateHz, rows: rows)
  }

  private static let statesPerSample = 4

  private func states(_ stream: inout SeededStream) -> [State] {
    let turning = (0..<3).map { _ in Course(5, from: 0.15, to: 2.2, &stream) }
    let swaying = (0..<3).map { _ in Course(3, from: 0.1, to: 0.9, &stream) }
    let liveliness = Course(1, from: 0.03, to: 0.1, &stream)
    let lever = (stream.vector().direction ?? SIMD3(1, 0, 0)) * 0.35
    var orientation = Quaternion(rotationVector: stream.vector() * 0.3)
    let step = 1 / rateHz / Double(Self.statesPerSample)
    return (0..<Int((restDuration + movingDuration + 3) / step)).map { index in
      let time = Double(index) * step
      let part = begun(time)
      let speed = part * (0.55 + 0.3 * liveliness(time)) * peak / 4.5
      let rate = SIMD3(turning[0](time), turning[1](time), turning[2](time)) * speed
      orientation = (orientation * Quaternion(rotationVector: rate * step)).normalized()
      let place = SIMD3(swaying[0](time), swaying[1](time), swaying[2](time)) * (0.15 * part)
      return State(orientation: orientation, rate: rate, position: place + orientation.rotate(lever))
    }
  }

  /// From rest to motion and back in 1.5 s, without a jump in acceleration.
  private func begun(_ time: Double) -> Double {
    func eased(_ seconds: Double) -> Double {
      let part = min(1, max(0, seconds / 1.5))
      return part * part * part * (10 - 15 * part + 6 * part * part)
    }
    return eased(time - restDuration) * eased(restDuration + movingDuration - time)
  }

  /// What a sensor of this class makes of it.
  private struct Sensor {
    var bias: SIMD3<Double>
    var rows: [SIMD3<Double>]
    var forceBias: SIMD3<Double>
    var forceScale: SIMD3<Double>
    var gradient: [SIMD3<Double>]

    init(_ stream: inout SeededStream) {
      bias = stream.vector() * (0.4 * .pi / 180)
      rows = (0..<3).map { _ in stream.vector() * 0.004 }
      forceBias = stream.vector() * 0.03
      forceScale = SIMD3(repeating: 1) + stream.vector() * 0.003
      gradient = (0..<3).map { _ in stream.vector() * 3 }
    }

    func row(
      at seconds: Double, rate: SIMD3<Double>, acceleration: SIMD3<Double>, orientation: Quaternion<Double>,
      position: SIMD3<Double>, isMoving: Bool, _ stream: inout SeededStream
    ) -> InertialTrial.Row {
      let force = orientation.conjugate.rotate(acceleration + SIMD3(0, 0, standardGravity))
      let misread = SIMD3(rows[0].dot(rate), rows[1].dot(rate), rows[2].dot(rate))
      let uneven = SIMD3(gradient[0].dot(position), gradient[1].dot(position), gradient[2].dot(position))
      let field = orientation.conjugate.rotate(SIMD3(0, 17.2, -44.8) + uneven)
      return InertialTrial.Row(
        sample: IMUSample(
          timestamp: Timestamp(nanoseconds: Int64((seconds * 1e9).rounded())),
          angularVelocity: rate - misread + bias + stream.vector() * 0.0015,
          acceleration: force * forceScale + forceBias + stream.vector() * 0.03),
        magneticField: field + stream.vector() * 0.4, earthFromSensor: orientation, position: position,
        isMoving: isMoving)
    }
  }
}
