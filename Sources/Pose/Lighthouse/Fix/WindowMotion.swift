internal import PoseMath

/// How a body moved before an instant, the reference, by its inertial samples alone.
///
/// Seen from the reference's body frame, a photodiode at `point` of the body was, at an earlier time, at
/// `turn.rotate(point)`; the body's own origin was at p + v t + g t^2/2 + R `bend`, with p, v and R of the
/// reference. So turn and bend are known before the pose is. The bend is the double integral of the specific
/// force (T. Lupton, S. Sukkarieh, "Visual-inertial-aided navigation for high-dynamic motion in built
/// environments without initial conditions", IEEE T. Robotics 28, 2012: preintegration). No heap while running.
struct WindowMotion {
  /// A time with the motion between it and the reference.
  struct Node {
    var timestamp = Timestamp.zero
    var turn = Quaternion<Double>.identity
    /// Metres, in the reference's body frame.
    var bend = SIMD3<Double>.zero
    /// Its derivative by time, metres a second.
    var bendRate = SIMD3<Double>.zero
    var angularVelocity = SIMD3<Double>.zero
    var acceleration = SIMD3<Double>.zero

    /// The motion `seconds` on, by these readings.
    func moved(
      by seconds: Double, angularVelocity: SIMD3<Double>, acceleration: SIMD3<Double>
    ) -> (turn: Quaternion<Double>, bend: SIMD3<Double>, bendRate: SIMD3<Double>) {
      let half = Quaternion(rotationVector: angularVelocity * (seconds / 2))
      let force = (turn * half).rotate(acceleration)
      return (
        turn * half * half, bend + bendRate * seconds + force * (seconds * seconds / 2),
        bendRate + force * seconds
      )
    }
  }

  /// A longer gap between samples hides how the body moved: what lies before it is not used. Seconds.
  static let gapMax = 0.03

  /// From the reference backwards.
  private var nodes: [Node]
  private var count = 0

  /// Room for so many samples.
  init(sampleCountMax: Int) { nodes = [Node](repeating: Node(), count: sampleCountMax + 1) }

  /// Whether there is a reference.
  var isEmpty: Bool { count == 0 }

  /// Forgets the motion before.
  mutating func removeAll() { count = 0 }

  /// Begins at a reference, with the readings of the sample nearest to it.
  mutating func begin(at reference: Timestamp, sample: IMUSample<Double>) {
    nodes[0] = Node(
      timestamp: reference, angularVelocity: sample.angularVelocity, acceleration: sample.acceleration)
    count = 1
  }

  /// Goes back to an earlier sample; false where it is not earlier, too much earlier, or there is no room.
  mutating func append(_ sample: IMUSample<Double>) -> Bool {
    guard count > 0, count < nodes.count else { return false }
    let last = nodes[count - 1]
    let seconds: Double = sample.timestamp.seconds(since: last.timestamp)
    guard seconds < 0, seconds >= -Self.gapMax else { return false }
    let moved = last.moved(
      by: seconds, angularVelocity: (last.angularVelocity + sample.angularVelocity) / 2,
      acceleration: (last.acceleration + sample.acceleration) / 2)
    nodes[count] = Node(
      timestamp: sample.timestamp, turn: moved.turn, bend: moved.bend, bendRate: moved.bendRate,
      angularVelocity: sample.angularVelocity, acceleration: sample.acceleration)
    count += 1
    return true
  }

  /// The motion at a time; nil for one too far outside the samples. `hint` is where the search begins, and is
  /// moved: times that fall cost one step each.
  func motion(at timestamp: Timestamp, hint: inout Int) -> (turn: Quaternion<Double>, bend: SIMD3<Double>)? {
    guard count > 0 else { return nil }
    var index = max(0, min(hint, count - 1))
    while index > 0, nodes[index].timestamp < timestamp { index -= 1 }
    while index + 1 < count, nodes[index + 1].timestamp >= timestamp { index += 1 }
    hint = index
    let node = nodes[index]
    let seconds: Double = timestamp.seconds(since: node.timestamp)
    guard seconds.magnitude <= Self.gapMax else { return nil }
    let next = index + 1 < count ? nodes[index + 1] : node
    let moved = node.moved(
      by: seconds, angularVelocity: (node.angularVelocity + next.angularVelocity) / 2,
      acceleration: (node.acceleration + next.acceleration) / 2)
    return (moved.turn, moved.bend)
  }

  /// The mean specific force since `begin`, in the reference's body frame; nil without samples.
  func meanForce(since begin: Timestamp) -> SIMD3<Double>? {
    var sum = SIMD3<Double>.zero
    var summed = 0
    for index in 0..<count where nodes[index].timestamp >= begin {
      sum += nodes[index].turn.rotate(nodes[index].acceleration)
      summed += 1
    }
    return summed > 0 ? sum / Double(summed) : nil
  }

  /// How much the body moved since `begin`: the mean rate of turn in rad/s, and 0.3 times the largest difference
  /// of the specific force from gravity in m/s^2; nil without samples.
  func largestMotion(since begin: Timestamp) -> Double? {
    var turned = 0.0
    var pushed = 0.0
    var summed = 0
    for index in 0..<count where nodes[index].timestamp >= begin {
      turned += nodes[index].angularVelocity.length
      pushed = max(pushed, abs(nodes[index].acceleration.length - standardGravity))
      summed += 1
    }
    return summed > 0 ? turned / Double(summed) + 0.3 * pushed : nil
  }
}
