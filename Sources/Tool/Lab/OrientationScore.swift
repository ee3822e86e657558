private import PoseMath

/// The figures of one trial: what the shared scorer prints, degrees.
public struct OrientationScore: Equatable, Sendable {
  /// Root mean square of the total error.
  public var total: Double
  /// Root mean square of the heading error.
  public var heading: Double
  /// Root mean square of the inclination error.
  public var inclination: Double
  /// 95th percentile of the inclination error.
  public var inclinationP95: Double
  /// Largest inclination error.
  public var inclinationMax: Double
  /// Root mean square of the total error after one constant heading is taken out.
  public var alignedTotal: Double
  /// Change of the heading error between the first and the last second of movement, degrees a minute.
  public var headingDrift: Double

  /// The score over the samples in movement; nil where there is none.
  public init?(of errors: OrientationErrors) {
    let moving = errors.samples.filter(\.isMoving)
    guard let last = moving.last, let first = moving.first, last.row > first.row else { return nil }
    total = Self.rootMeanSquare(moving.map(\.total))
    heading = Self.rootMeanSquare(moving.map(\.heading))
    let inclinations = moving.map(\.inclination)
    inclination = Self.rootMeanSquare(inclinations)
    inclinationP95 = Self.percentile(inclinations, 0.95) * 180 / .pi
    inclinationMax = (inclinations.max() ?? 0) * 180 / .pi
    alignedTotal = Self.rootMeanSquare(Self.aligned(moving))
    headingDrift = Self.drift(moving, rateHz: errors.rateHz)
  }

  /// Mean of each figure over trials.
  public static func mean(of scores: [OrientationScore]) -> OrientationScore? {
    guard var mean = scores.first else { return nil }
    let count = Double(scores.count)
    for path: WritableKeyPath<OrientationScore, Double> in [
      \.total, \.heading, \.inclination, \.inclinationP95, \.inclinationMax, \.alignedTotal, \.headingDrift,
    ] {
      mean[keyPath: path] = scores.reduce(0) { $0 + $1[keyPath: path] } / count
    }
    return mean
  }

  // MARK: - Parts

  /// Of radians, in degrees.
  static func rootMeanSquare(_ angles: [Double]) -> Double {
    (angles.reduce(0) { $0 + $1 * $1 } / Double(max(1, angles.count))).squareRoot() * 180 / .pi
  }

  /// Linear between the sorted values (Hyndman and Fan's seventh, numpy's default).
  static func percentile(_ values: [Double], _ part: Double) -> Double {
    let sorted = values.sorted()
    guard let last = sorted.last else { return .nan }
    let place = part * Double(sorted.count - 1)
    let index = Int(place)
    guard index + 1 < sorted.count else { return last }
    return sorted[index] + (place - Double(index)) * (sorted[index + 1] - sorted[index])
  }

  /// Total errors with the mean direction of the heading errors taken out.
  private static func aligned(_ samples: [OrientationErrors.Sample]) -> [Double] {
    let sine = samples.reduce(0) { $0 + Double.sine($1.heading) }
    let cosine = samples.reduce(0) { $0 + Double.cosine($1.heading) }
    let offset = Double.arcTangent(sine, over: cosine)
    let back = Quaternion(rotationVector: SIMD3(0, 0, -offset))
    return samples.map { sample in
      let error = back * sample.error
      return 2 * Double.arcTangent(error.imaginary.length, over: abs(error.w))
    }
  }

  private static func drift(_ samples: [OrientationErrors.Sample], rateHz: Double) -> Double {
    let second = min(samples.count, max(1, Int(rateHz.rounded())))
    var unwrapped: [Double] = []
    unwrapped.reserveCapacity(samples.count)
    for sample in samples {
      let previous = unwrapped.last ?? sample.heading
      unwrapped.append(previous + OrientationErrors.wrapped(sample.heading - previous))
    }
    func mean(_ values: ArraySlice<Double>) -> Double { values.reduce(0, +) / Double(values.count) }
    let rows = samples.map { Double($0.row) }
    let minutes = (mean(rows.suffix(second)) - mean(rows.prefix(second))) / rateHz / 60
    guard minutes > 0 else { return 0 }
    return abs(mean(unwrapped.suffix(second)) - mean(unwrapped.prefix(second))) * 180 / .pi / minutes
  }
}
