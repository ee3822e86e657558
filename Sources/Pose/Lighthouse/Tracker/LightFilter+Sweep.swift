internal import LighthouseModel
internal import PoseMath

/// What became of a hit.
public enum SweepOutcome: Equatable, Sendable {
  /// It corrected the filter. `innovation`: radians by which it missed what was believed of the pose alone;
  /// `deviations`: by which it missed all that was believed, in standard deviations.
  case used(innovation: Double, deviations: Double)
  /// It missed by more than the gate allows: a reflection, or the pose is wrong.
  case rejected(innovation: Double, deviations: Double)
  /// The photodiode looks away from the station, or lies behind it: the pose is wrong, or the light went round.
  case hidden
  /// It was withheld: only its innovation was taken, and by how many standard deviations it missed.
  case withheld(innovation: Double, deviations: Double)
}

extension LightFilter {
  /// A hit that misses by more standard deviations is not believed.
  static let gate = 5.0
  /// A hit beyond the gate that is no reflection pulls as one of so many standard deviations would: a station that is
  /// not believed must be able to win the pose back.
  static let pull = 2.0
  /// Cosine of the light's incidence below which a photodiode cannot have seen it.
  static let incidenceMin = -0.1
  /// What a flash or sync that was not seen itself adds to a sweep's error, rad/s of its age: rotors wander
  /// 0.5 mrad within tenths of a second.
  static let wander = 4e-3
  /// References of one sweep differ by no more, ticks: a flash is told once, a sync to half a tick.
  static let sameSweepTicks = 1000.0

  /// Takes a hit of a station of the room at a photodiode of the body.
  ///
  /// The hit's time may be a little later or earlier than the filter's: the motion is carried there and the gradient
  /// back. With `isWithheld` the hit's innovation is told and nothing else happens.
  mutating func ingest(
    _ hit: SweepHit, from station: Station<Double>, at sensor: LightBody.Sensor,
    noise: inout SweepNoise, isWithheld: Bool = false
  ) -> SweepOutcome {
    let offset: Double = hit.timestamp.seconds(since: motion.timestamp)
    let (pose, turn) = motion.carried(by: offset)
    let point = pose.transform(sensor.point)
    let view = station.worldFromStation.position - point
    let incidence = pose.orientation.rotate(sensor.normal).dot(view) / view.length
    guard incidence > Self.incidenceMin, let angle = station.angle(of: point, plane: hit.plane),
      angle.value.isFinite
    else { return .hidden }
    let miss = hit.angle - angle.value
    let index = SweepNoise.index(hit)
    if !isWithheld, isNewSweep(hit, index) { beginSweep(hit, index, &noise) }
    let row = sweeps[index].row
    var gradient = ErrorGradient()
    let arm = sensor.point.cross(pose.orientation.conjugate.rotate(angle.gradient))
    gradient.orientation = turn.rotate(arm)
    gradient.gyroscopeBias = gradient.orientation * -offset
    gradient.position = angle.gradient
    gradient.velocity = angle.gradient * offset
    if isWithheld {
      let wander = Self.wander * hit.referenceAge
      let shared = noise[index].variance + wander * wander
      let variance = gradient.dot(covariance.times(gradient)) + shared + noise.variance(of: hit)
      return .withheld(innovation: miss, deviations: miss / variance.squareRoot())
    }
    gradient.commonIndex = row
    let product = covariance.times(gradient)
    let believed = gradient.dot(product)
    let innovation = miss - commonErrors[row]
    let variance = believed + noise.variance(of: hit)
    let deviations = innovation / variance.squareRoot()
    guard deviations.magnitude < Self.gate else {
      noise.learn(rejected: hit, innovation: innovation)
      if innovation.magnitude < settings.doubtfulMax {
        let doubted = innovation * innovation / (Self.pull * Self.pull)
        absorb(product, innovation: innovation, variance: doubted)
      }
      return .rejected(innovation: miss, deviations: deviations)
    }
    noise.learn(hit, innovation: innovation, believed: believed)
    absorb(product, innovation: innovation, variance: variance)
    noise.note(
      hit, orientation: arm, position: angle.gradient,
      view: station.worldFromStation.position - pose.position)
    sweeps[index].count += 1
    sweeps[index].angleSum += hit.angle
    return .used(innovation: miss, deviations: deviations)
  }

  /// A turn is over, and what its sweeps' hits shared is known better: told of the sweep's own error, the filter
  /// takes back what it had laid to the pose. Returns whether it was a sweep of this filter.
  mutating func ingest(_ closure: SweepClosure, noise: inout SweepNoise) -> Bool {
    var isTaken = false
    for plane in [SweepPlane.first, .second] {
      let index = SweepNoise.index(station: closure.station, plane: plane)
      let sweep = sweeps[index]
      guard sweep.row >= 0, sweep.count > 0, sweep.closure == nil,
        (Double(closure.reference) - Double(sweep.reference)).magnitude <= Self.sameSweepTicks
      else { continue }
      let error = closure.error(at: sweep.angleSum / Double(sweep.count), plane: plane)
      sweeps[index].closure = error
      isTaken = true
      var gradient = ErrorGradient()
      gradient.commonIndex = sweep.row
      absorb(
        gradient, innovation: error - commonErrors[sweep.row], noise: noise[index].closedVariance)
    }
    return isTaken
  }

  private func isNewSweep(_ hit: SweepHit, _ index: Int) -> Bool {
    sweeps[index].row < 0
      || (Double(hit.reference) - Double(sweeps[index].reference)).magnitude > Self.sameSweepTicks
  }

  /// The last sweep of this plane is over: its shared error is learned from, and forgotten.
  private mutating func beginSweep(_ hit: SweepHit, _ index: Int, _ noise: inout SweepNoise) {
    if sweeps[index].row < 0 {
      assignRow(index)
    } else {
      let row = sweeps[index].row
      noise.learn(index, sweeps[index], error: commonErrors[row], variance: covariance.variance(row))
    }
    let row = sweeps[index].row
    sweeps[index] = Sweep(row: row, reference: hit.reference)
    let wander = Self.wander * hit.referenceAge
    covariance.reset(row, variance: noise[index].variance + wander * wander)
    commonErrors[row] = 0
  }

  /// Gives a plane a row of its own; where all are taken, that of the plane that has had its the longest.
  private mutating func assignRow(_ index: Int) {
    var row = covariance.count
    if row < ErrorCovariance.countMax {
      covariance.count += 1
    } else {
      row = nextRow
      nextRow = row + 1 < ErrorCovariance.countMax ? row + 1 : ErrorCovariance.common
      for other in 0..<32 where sweeps[other].row == row { sweeps[other].row = -1 }
    }
    sweeps[index].row = row
  }
}
