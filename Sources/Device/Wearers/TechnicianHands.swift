public import DeviceEmulation
public import PoseMath
internal import Synchronization

/// A technician's hands, which turn a unit and lay it down as they are told, and not perfectly: they miss the direction
/// by a few degrees, tremble, lift it, take detours, and now and then take it up again too early.
///
/// What was done stays done: motion is only ever added after the last that was, so that the same time gives the same
/// motion for whoever asked before. Speeds stay below 250 deg/s, half the range of a headset's gyroscope.
public final class TechnicianHands: MotionSource {
  /// How often a rest is cut short.
  public let impatience: Double
  private let script: Mutex<Script>

  /// A turn about an axis of the body, with a tremor about another and a lift, all at rest at both ends.
  struct Turn {
    var begin: Double
    var duration: Double
    var from: Quaternion<Double>
    var axis: SIMD3<Double>
    var angle: Double
    var tremorAxis: SIMD3<Double>
    var tremor: Double
    /// Metres, in the world.
    var lift: SIMD3<Double>

    var end: Double { begin + duration }
    var to: Quaternion<Double> { (from * Quaternion(rotationVector: axis * angle)).normalized() }
  }

  struct Script {
    var turns: [Turn] = []
    var draw: Draw
    /// Until when is settled what the hands do.
    var planned = 0.0
    var start: Quaternion<Double>

    var orientation: Quaternion<Double> { turns.last?.to ?? start }
  }

  /// Turns kept at most: an hour's.
  private static let turnCountMax = 4_096
  /// Radians a second, the mean of a turn: its peak is 1.9 times that.
  private static let pace = 2.2

  /// Hands that have laid a unit down so.
  public init(
    seed: UInt64, worldFromBody start: Quaternion<Double> = .identity, impatience: Double = 0.15
  ) {
    self.impatience = impatience
    script = Mutex(Script(draw: Draw(seed: seed), start: start))
  }

  /// Hands that know the guide by heart: after a rest they lay the unit down in one direction after the other, with a
  /// turn now and then, for about forty minutes.
  public static func practised(seed: UInt64, restSeconds: Double) -> TechnicianHands {
    let hands = TechnicianHands(seed: seed, impatience: 0.05)
    hands.rest(restSeconds, from: 0)
    var places = (0..<27).map { (index: Int) -> SIMD3<Double> in
      SIMD3(Double(index % 3 - 1), Double(index / 3 % 3 - 1), Double(index / 9 - 1))
    }
    places.removeAll { $0 == .zero }
    var draw = Draw(seed: seed &+ 1)
    for move in 0..<320 {
      let index = move % places.count
      if index == 0 {
        // Whoever begins anew has a unit that lies still for its warm-up.
        if move > 0 { hands.rest(45, from: 0) }
        for place in places.indices.dropFirst() {
          places.swapAt(place, Int(draw.number(in: 0...Double(place))))
        }
      }
      if move % 8 == 7 {
        hands.turn(about: places[index], from: 0)
      } else {
        hands.lay(up: places[index] + draw.vector() * 0.3, from: 0)
      }
    }
    return hands
  }

  // MARK: - What they are told

  /// Until when is settled what they do, seconds after plugging in.
  public var busyUntil: Double { script.withLock { $0.planned } }

  /// Leave it alone for so long.
  public func rest(_ seconds: Double, from now: Double) {
    script.withLock { $0.planned = max($0.planned, now) + seconds }
  }

  /// Turn it until `up`, of the body's axes, looks up, more or less, and leave it so.
  public func lay(up: SIMD3<Double>, from now: Double) {
    script.withLock { script in
      let impatience = impatience
      script.lay(up: up, from: now)
      if script.draw.number(in: 0...1) < impatience {
        script.planned += script.draw.number(in: 1.6...2.6)
        script.turn(by: script.draw.vector() * 0.2, from: now)
      }
      script.planned += script.draw.number(in: 3.6...4.5)
    }
  }

  /// Turn it once round `axis`, and lay it down anyhow.
  public func turn(about axis: SIMD3<Double>, from now: Double) {
    script.withLock { script in
      script.turn(by: (axis.direction ?? SIMD3(0, 1, 0)) * (2 * .pi), from: now)
      script.lay(up: script.draw.vector(), from: now)
      script.planned += script.draw.number(in: 3.6...4.5)
    }
  }

  // MARK: - Motion

  public func motion(at seconds: Double) -> BodyMotion {
    let (turn, start) = script.withLock { script -> (Turn?, Quaternion<Double>) in
      var (low, high) = (0, script.turns.count)
      while low < high {
        let middle = (low + high) / 2
        if script.turns[middle].begin <= seconds { low = middle + 1 } else { high = middle }
      }
      return (low > 0 ? script.turns[low - 1] : nil, script.start)
    }
    guard let turn else { return BodyMotion(worldFromBody: Pose(orientation: start, position: .zero)) }
    return turn.motion(at: seconds)
  }
}

extension TechnicianHands.Script {
  mutating func lay(up: SIMD3<Double>, from now: Double) {
    let wanted = (up + draw.vector() * 0.08).direction ?? SIMD3(0, 1, 0)
    func felt() -> SIMD3<Double> { orientation.conjugate.rotate(SIMD3(0, 1, 0)) }
    turn(by: Self.shortest(from: felt(), to: wanted), from: now)
    // The way there was not straight.
    turn(by: felt() * draw.number(in: -2...2), from: now)
  }

  /// The rotation vector, in the body's axes, of the body that brings `wanted` up where `felt` is.
  private static func shortest(from felt: SIMD3<Double>, to wanted: SIMD3<Double>) -> SIMD3<Double> {
    let axis = wanted.cross(felt)
    let angle = Double.arcTangent(axis.length, over: wanted.dot(felt))
    let other = felt.cross(abs(felt.x) < 0.7 ? SIMD3(1, 0, 0) : SIMD3(0, 1, 0))
    return (axis.direction ?? other.direction ?? SIMD3(0, 0, 1)) * angle
  }

  mutating func turn(by rotation: SIMD3<Double>, from now: Double) {
    guard turns.count < TechnicianHands.turnCountMax, let axis = rotation.direction else { return }
    let begin = max(planned, now)
    let duration = max(0.4, rotation.length / TechnicianHands.pace)
    turns.append(
      TechnicianHands.Turn(
        begin: begin, duration: duration, from: orientation, axis: axis, angle: rotation.length,
        tremorAxis: draw.vector().direction ?? SIMD3(1, 0, 0), tremor: draw.number(in: 0.01...0.06),
        lift: draw.vector() * 0.08))
    planned = begin + duration
  }
}

extension TechnicianHands.Turn {
  /// With a(t) the turn and w(t) the tremor on top of it, R = A W: the body's rate is W' a' + w', and its change
  /// W' a'' - w' x (W' a') + w'', a prime on a rotation being its transpose.
  func motion(at seconds: Double) -> BodyMotion {
    guard seconds < end else { return BodyMotion(worldFromBody: Pose(orientation: to, position: .zero)) }
    let main = Signal.rise(from: begin, over: duration, at: seconds)
    let falling = Signal.constant(1) + .constant(-1) * main
    // Zero with its first two derivatives at both ends.
    let bump = .constant(4) * main * falling
    let trembling = bump * .sine(tremor, hertz: 6, phase: 0, at: seconds - begin)
    let turned = from * Quaternion(rotationVector: axis * (angle * main.value))
    let shaken = Quaternion(rotationVector: tremorAxis * trembling.value)
    let rate = shaken.conjugate.rotate(axis * (angle * main.rate))
    let shake = tremorAxis * trembling.rate
    return BodyMotion(
      worldFromBody: Pose(orientation: (turned * shaken).normalized(), position: lift * bump.value),
      velocity: lift * bump.rate, acceleration: lift * bump.acceleration, angularVelocity: rate + shake,
      angularAcceleration: shaken.conjugate.rotate(axis * (angle * main.acceleration)) - shake.cross(rate)
        + tremorAxis * trembling.acceleration)
  }
}

extension Draw {
  /// Each coordinate even in -1...1.
  mutating func vector() -> SIMD3<Double> {
    SIMD3(number(in: -1...1), number(in: -1...1), number(in: -1...1))
  }
}
