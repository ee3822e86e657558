internal import LighthouseModel
public import PoseMath

/// Some tens of milliseconds of light of one device that moved slowly: one of the views that a room is solved
/// from.
///
/// It holds its hits carried to its end by the inertial samples, so that only pose and velocity are unknown.
public struct RoomView: Sendable {
  /// The most hits of a view; of more, the newest are kept.
  static let hitCountMax = 256
  /// Seconds of light in a view: four half turns of generation 1, two turns of generation 2
  /// (lighthouse-design.md, section 7).
  static let spanOfFirstGeneration = 0.0667
  static let spanOfSecondGeneration = 0.042

  /// When its last hit was, by the device's clock.
  public internal(set) var timestamp = Timestamp.zero
  /// Which device saw it, as the caller counts them.
  public internal(set) var device = 0
  /// How much the device moved: |angular velocity| in rad/s plus 0.3 times the largest difference of the
  /// specific force from gravity in m/s^2.
  public internal(set) var motion = Double.infinity
  /// The mean specific force, m/s^2, in the body's frame at the end.
  public internal(set) var force = SIMD3<Double>.zero
  /// The inertial samples from the view before, nil where they have a gap.
  var segment: InertialSegment?

  var hits: [CarriedHit]
  public internal(set) var hitCount = 0
  /// How each station was seen, for telling views apart.
  var glimpses = InlineArray<18, Glimpse>(repeating: Glimpse())

  init() { hits = [CarriedHit](repeating: CarriedHit(), count: Self.hitCountMax) }

  /// Up in the body's frame as the specific force says; nil where the device accelerated.
  var up: SIMD3<Double>? {
    guard abs(force.length - standardGravity) < FirstFix.forceTolerance else { return nil }
    return force.direction
  }

  /// One station as a view sees it.
  struct Glimpse {
    var count = 0
    /// Mean angles of both planes, radians.
    var angles = SIMD2<Double>.zero
    /// The mean direction of the photodiodes it met, in the body's frame.
    var aspect = SIMD3<Double>.zero
  }

  /// Takes the window's light.
  mutating func fill(from window: FixWindow, motion: WindowMotion, moved: Double, device: Int) {
    guard let end = window.end else { return }
    (timestamp, self.device, self.motion, segment, hitCount) = (end, device, moved, nil, 0)
    var hint = 0
    for back in 0..<FixWindow.hitCountMax where hitCount < Self.hitCountMax {
      guard let hit = window.hit(back: back, carriedBy: motion, hint: &hint) else { continue }
      let isFirst = hit.slot >= StationTable.firstGenerationSlot
      guard -hit.seconds <= (isFirst ? Self.spanOfFirstGeneration : Self.spanOfSecondGeneration) else {
        continue
      }
      hits[hitCount] = hit
      hitCount += 1
    }
    let begin = end.advanced(byNanoseconds: Int64(-Self.spanOfFirstGeneration * 1e9))
    force = motion.meanForce(since: begin) ?? .zero
    describe()
  }

  private mutating func describe() {
    for slot in glimpses.indices { glimpses[slot] = Glimpse() }
    var counts = InlineArray<18, SIMD2<Double>>(repeating: .zero)
    for index in 0..<hitCount {
      let hit = hits[index]
      glimpses[hit.slot].count += 1
      glimpses[hit.slot].aspect += hit.normal
      glimpses[hit.slot].angles[Int(hit.plane.rawValue)] += hit.angle
      counts[hit.slot][Int(hit.plane.rawValue)] += 1
    }
    for slot in glimpses.indices where glimpses[slot].count > 0 {
      for plane in 0..<2 where counts[slot][plane] > 0 { glimpses[slot].angles[plane] /= counts[slot][plane] }
      glimpses[slot].aspect = glimpses[slot].aspect.direction ?? .zero
    }
  }

  /// How different two views are, radians: of place, by the stations' angles, or of orientation, by the side
  /// that the stations met.
  func difference(from other: RoomView) -> Double {
    var largest = device == other.device ? 0.0 : 0.3
    for slot in glimpses.indices {
      let (one, two) = (glimpses[slot], other.glimpses[slot])
      if one.count == 0, two.count == 0 { continue }
      guard one.count > 0, two.count > 0 else {
        largest = max(largest, 0.3)
        continue
      }
      let angles = one.angles - two.angles
      largest = max(largest, max(abs(angles.x), abs(angles.y)), (one.aspect - two.aspect).length)
    }
    return largest
  }
}
