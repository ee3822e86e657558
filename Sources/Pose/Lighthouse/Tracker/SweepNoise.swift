internal import LighthouseModel

/// How much sweeps of one device err, learned while tracking: what the hits of a sweep share, by station and plane,
/// and what a hit has of its own. Fixed size.
struct SweepNoise {
  /// What is known of one station's plane.
  struct Plane {
    var variance: Double
    /// How many turns were measured.
    var count = 0
  }

  /// Sixteen stations, two planes each.
  private var planes: InlineArray<32, Plane>
  private(set) var hitVariance: Double

  private static let commonGain = 0.02
  private static let commonFloor = 8e-6
  private static let hitGain = 0.003
  private static let hitRange = 20e-6...200e-6

  init(_ settings: FilterSettings) {
    planes = InlineArray(
      repeating: Plane(variance: settings.commonErrorStart * settings.commonErrorStart))
    hitVariance = settings.hitErrorStart * settings.hitErrorStart
  }

  static func index(_ hit: SweepHit) -> Int { Int(hit.station & 15) * 2 + Int(hit.plane.rawValue & 1) }

  subscript(index: Int) -> Plane {
    get { planes[index] }
    set { planes[index] = newValue }
  }

  /// The sweep that ended had this shared error, known to this variance.
  mutating func learn(_ index: Int, error: Double, variance: Double) {
    let known = planes[index].variance
    let measured = min(error * error + variance, 9 * known)
    let gain = max(Self.commonGain, 1 / Double(planes[index].count + 5))
    planes[index].count = min(planes[index].count + 1, 1000)
    planes[index].variance = max(known + gain * (measured - known), Self.commonFloor * Self.commonFloor)
  }

  /// A hit missed by `innovation` where `believed` was the variance without its own noise.
  mutating func learn(innovation: Double, believed: Double) {
    let measured = max(0, innovation * innovation - believed)
    hitVariance += Self.hitGain * (measured - hitVariance)
    hitVariance = min(
      max(hitVariance, Self.hitRange.lowerBound * Self.hitRange.lowerBound),
      Self.hitRange.upperBound * Self.hitRange.upperBound)
  }
}
