internal import LighthouseModel
internal import PoseMath

/// How much sweeps of one device err, learned while tracking: what the hits of a sweep share, by station and plane,
/// and what a hit has of its own. Fixed size.
struct SweepNoise {
  /// What is known of one station's plane.
  struct Plane {
    var variance: Double
    /// What is left of it once the turn is over and its length known.
    var closedVariance: Double
    /// How many sweeps were measured.
    var count = 0
    var closedCount = 0
  }

  /// Sixteen stations, two planes each.
  private var planes: InlineArray<32, Plane>
  /// What a hit has of its own on any photodiode, radians squared.
  private(set) var hitVariance: Double
  /// Where each photodiode's hits of a plane lie on the mean, radians: geometry and optics, steady at rest.
  private var offsets = [Double](repeating: 0, count: 32 * LightBody.sensorCountMax)
  /// The same of all hits of a plane. Where all miss alike it is not the photodiodes but the pose: believed less, a
  /// plane would be left out (the tracker of lh1_test_cal, whose shape does not fit the headset's room: 1.2 mrad).
  private var planeOffsets = InlineArray<32, Double>(repeating: 0)
  /// How many hits taught each of them, as far as that matters.
  private var offsetCounts = [UInt8](repeating: 0, count: 32 * LightBody.sensorCountMax)

  private static let commonGain = 0.02
  private static let commonFloor = 3e-6
  private static let hitGain = 0.003
  private static let offsetGain = 0.02
  private static let planeOffsetGain = 0.02
  /// A plane's mean of this size counts half, radians.
  private static let planeOffsetMin = 100e-6
  /// Hits that the beginning, an offset of zero, counts for; without it a pose moved for two seconds while offsets were
  /// learned.
  private static let offsetCountStart = 10.0
  /// Hits that miss by more are reflections, or the pose is wrong, and teach nothing of the photodiode; radians.
  /// One of wireless-tracker sees a reflection 4.7 mrad early in each sweep.
  private static let offsetMax = 1.5e-3
  private static let hitRange = 20e-6...200e-6

  /// The mean square of those that hits met.
  private var offsetVariance: Double
  /// What they leave of a pose's certainty.
  private var shared = SharedErrors()

  private let offsetWeight: Double

  init(_ settings: FilterSettings) {
    offsetWeight = settings.offsetWeight
    planes = InlineArray(
      repeating: Plane(
        variance: settings.commonErrorStart * settings.commonErrorStart,
        closedVariance: settings.closedErrorStart * settings.closedErrorStart))
    hitVariance = settings.hitErrorStart * settings.hitErrorStart
    offsetVariance = hitVariance
  }

  static func index(_ hit: SweepHit) -> Int { index(station: hit.station, plane: hit.plane) }

  static func index(station: UInt8, plane: SweepPlane) -> Int {
    Int(station & 15) * 2 + Int(plane.rawValue & 1)
  }

  subscript(index: Int) -> Plane {
    get { planes[index] }
    set { planes[index] = newValue }
  }

  /// The sweep that ended had this shared error, known to this variance.
  mutating func learn(_ index: Int, _ sweep: LightFilter.Sweep, error: Double, variance: Double) {
    guard sweep.count > 0 else { return }
    var plane = planes[index]
    Self.follow(&plane.variance, &plane.count, error * error + variance)
    if let closure = sweep.closure {
      let left = error - closure
      Self.follow(&plane.closedVariance, &plane.closedCount, left * left + variance)
    }
    planes[index] = plane
  }

  private static func follow(_ known: inout Double, _ count: inout Int, _ measured: Double) {
    let gain = max(commonGain, 1 / Double(count + 5))
    count = min(count + 1, 1000)
    known += gain * (min(measured, 9 * known) - known)
    known = max(known, commonFloor * commonFloor)
  }

  /// The variance of a hit's own error: a photodiode whose hits of a plane lie off on the mean is believed less.
  /// The mean is not taken off, for it changes as the body turns.
  func variance(of hit: SweepHit) -> Double {
    let common = planeOffsets[Self.index(hit)]
    let square = common * common
    let doubt = square / (square + Self.planeOffsetMin * Self.planeOffsetMin)
    let offset = offsets[Self.place(hit)] - doubt * common
    return hitVariance + offsetWeight * offset * offset
  }

  private static func place(_ hit: SweepHit) -> Int {
    index(hit) * LightBody.sensorCountMax + Int(hit.sensor) % LightBody.sensorCountMax
  }

  /// A hit missed by `innovation`, too much to be believed: where that goes on, it is the photodiode's place that is
  /// wrong, and its hits are to be believed less, not now and then.
  mutating func learn(rejected hit: SweepHit, innovation: Double) {
    learn(Self.place(hit), innovation)
  }

  private mutating func learn(_ place: Int, _ innovation: Double) {
    guard innovation.magnitude < Self.offsetMax else { return }
    let count = min(offsetCounts[place] + 1, 200)
    offsetCounts[place] = count
    let gain = max(Self.offsetGain, 1 / (Double(count) + Self.offsetCountStart))
    offsets[place] += gain * (innovation - offsets[place])
  }

  /// A hit was believed that changes by so much with the body's turns and the world's shifts.
  /// `view` leads from the body to the station.
  mutating func note(
    _ hit: SweepHit, orientation: SIMD3<Double>, position: SIMD3<Double>, view: SIMD3<Double>
  ) {
    let offset = offsets[Self.place(hit)]
    offsetVariance += Self.hitGain * (offset * offset - offsetVariance)
    shared.ingest(
      plane: Self.index(hit), sensor: hit.sensor, at: hit.timestamp, orientation: orientation,
      position: position, view: view)
  }

  /// What errors that come back with each sweep leave of a pose's certainty: the summed variances of its position and
  /// orientation.
  mutating func sharedVariances(at time: Timestamp) -> SharedErrors.Answer {
    shared.answer(for: hitVariance + offsetVariance, at: time)
  }

  /// A hit missed by `innovation` where `believed` was the variance without its own noise.
  mutating func learn(_ hit: SweepHit, innovation: Double, believed: Double) {
    let place = Self.place(hit)
    learn(place, innovation)
    let plane = Self.index(hit)
    planeOffsets[plane] += Self.planeOffsetGain * (innovation - planeOffsets[plane])
    let own = innovation - offsets[place]
    let measured = max(0, own * own - believed)
    hitVariance += Self.hitGain * (measured - hitVariance)
    hitVariance = min(
      max(hitVariance, Self.hitRange.lowerBound * Self.hitRange.lowerBound),
      Self.hitRange.upperBound * Self.hitRange.upperBound)
  }
}
