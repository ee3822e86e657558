private import Foundation
internal import Lighthouse
internal import LighthouseModel
internal import PoseMath

/// The hits of half a second in which the device was at rest, and how they scatter.
///
/// At rest every photodiode should give the same angle each turn. What is left is split in two: the error that
/// all hits of a sweep share (the rotor's clock), and what a photodiode adds of its own.
struct StillWindow {
  /// Nanoseconds of a window.
  static let length: Int64 = 500_000_000
  /// A device is at rest where no gyroscope axis moves by more, rad/s from lowest to highest.
  private static let angularVelocitySpread = 0.06
  /// Fewer hits of a photodiode tell nothing of its mean.
  private static let hitCountMin = 8
  /// Fewer hits of a sweep tell nothing of what they share.
  private static let sweepHitCountMin = 3

  private var begin: Timestamp?
  private var lowest = SIMD3<Double>(repeating: .infinity)
  private var highest = SIMD3<Double>(repeating: -.infinity)
  private var hits: [SweepHit] = []

  mutating func ingest(_ hit: SweepHit) { hits.append(hit) }

  /// Takes a sample; at a window's end, tells `receive` what the sweeps of each clock scattered if it was still.
  mutating func ingest(_ sample: IMUSample<Double>, _ receive: (ClockKey, ClockScatter) -> Void) {
    if let begin, sample.timestamp.nanoseconds(since: begin) < Self.length,
      sample.timestamp.nanoseconds(since: begin) >= 0
    {
      lowest = pointwiseMin(lowest, sample.angularVelocity)
      highest = pointwiseMax(highest, sample.angularVelocity)
      return
    }
    let spread = highest - lowest
    if begin != nil, spread.max() < Self.angularVelocitySpread, spread.min() >= 0 {
      for (key, hits) in Dictionary(grouping: hits, by: ClockKey.init) {
        receive(key, Self.scatter(of: hits))
      }
    }
    hits.removeAll(keepingCapacity: true)
    begin = sample.timestamp
    lowest = sample.angularVelocity
    highest = sample.angularVelocity
  }

  private static func scatter(of hits: [SweepHit]) -> ClockScatter {
    var residuals: [Int64: [Double]] = [:]
    for (_, own) in Dictionary(grouping: hits, by: \.sensor) where own.count >= hitCountMin {
      let angles = own.map(\.angle).sorted()
      let median = angles[angles.count / 2]
      for hit in own { residuals[hit.reference, default: []].append(hit.angle - median) }
    }
    var scatter = ClockScatter()
    scatter.missed = missed(hits)
    for (_, sweep) in residuals where sweep.count >= sweepHitCountMin {
      let common = sweep.sorted()[sweep.count / 2]
      scatter.common.append(common)
      scatter.own += sweep.map { $0 - common }
    }
    return scatter
  }
}

extension StillWindow {
  /// Hits of a photodiode in a window, below which it is one that a reflection reached.
  private static let metMin = 2

  /// Of each photodiode the share of the window's sweeps that it missed.
  private static func missed(_ hits: [SweepHit]) -> [Double] {
    let sweeps = Set(hits.map(\.reference)).count
    return Dictionary(grouping: hits, by: \.sensor).values.filter { $0.count >= metMin }
      .map { own in 1 - Double(Set(own.map(\.reference)).count) / Double(max(1, sweeps)) }.sorted()
  }
}

/// One plane of one station.
struct ClockKey: Hashable, Comparable {
  var station: UInt8
  var generation: UInt8
  var plane: UInt8

  init(_ hit: SweepHit) {
    station = hit.station
    generation = hit.generation.rawValue
    plane = hit.plane.rawValue
  }

  static func < (left: Self, right: Self) -> Bool {
    (left.generation, left.station, left.plane) < (right.generation, right.station, right.plane)
  }
}

/// How the sweeps of one clock scattered, radians.
struct ClockScatter {
  /// What the hits of each sweep share.
  var common: [Double] = []
  /// What is left of each hit.
  var own: [Double] = []
  /// Of each photodiode the share of the sweeps that it missed.
  var missed: [Double] = []

  mutating func append(_ other: Self) {
    common += other.common
    own += other.own
    missed += other.missed
  }

  static func microradians(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let meanSquare = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
    return (meanSquare.squareRoot() * 1e7).rounded() / 10
  }

  static func medianMicroradians(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sizes = values.map(\.magnitude).sorted()
    return (sizes[sizes.count / 2] * 1e7).rounded() / 10
  }
}
