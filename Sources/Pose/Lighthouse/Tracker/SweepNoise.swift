internal import LighthouseModel

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

  private static let commonGain = 0.02
  private static let commonFloor = 3e-6
  private static let hitGain = 0.003
  private static let offsetGain = 0.02
  /// Hits that miss by more are reflections, or the pose is wrong; radians.
  private static let offsetMax = 5e-3
  private static let hitRange = 20e-6...200e-6

  private let offsetWeight: Double

  init(_ settings: FilterSettings) {
    offsetWeight = settings.offsetWeight
    planes = InlineArray(
      repeating: Plane(
        variance: settings.commonErrorStart * settings.commonErrorStart,
        closedVariance: settings.closedErrorStart * settings.closedErrorStart))
    hitVariance = settings.hitErrorStart * settings.hitErrorStart
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
    let offset = offsets[Self.place(hit)]
    return hitVariance + offsetWeight * offset * offset
  }

  private static func place(_ hit: SweepHit) -> Int {
    index(hit) * LightBody.sensorCountMax + Int(hit.sensor) % LightBody.sensorCountMax
  }

  /// A hit missed by `innovation`, too much to be believed: where that goes on, it is the photodiode's place that is
  /// wrong, and its hits are to be believed less, not now and then.
  mutating func learn(rejected hit: SweepHit, innovation: Double) {
    guard innovation.magnitude < Self.offsetMax else { return }
    let place = Self.place(hit)
    offsets[place] += Self.offsetGain * (innovation - offsets[place])
  }

  /// A hit missed by `innovation` where `believed` was the variance without its own noise.
  mutating func learn(_ hit: SweepHit, innovation: Double, believed: Double) {
    let place = Self.place(hit)
    offsets[place] += Self.offsetGain * (innovation - offsets[place])
    let own = innovation - offsets[place]
    let measured = max(0, own * own - believed)
    hitVariance += Self.hitGain * (measured - hitVariance)
    hitVariance = min(
      max(hitVariance, Self.hitRange.lowerBound * Self.hitRange.lowerBound),
      Self.hitRange.upperBound * Self.hitRange.upperBound)
  }
}
