public import DeviceEmulation
internal import PoseMath

/// A trainee who walks round a container with a headset on: the truth of the head, at any time, from a seed.
///
/// After a rest the trainee goes round and round at 1 m/s on average, slower and faster, sometimes nearly standing,
/// looks along the way, at the container and about, and crouches every quarter of a minute to look below. Everything
/// is made of sines, so that velocities and accelerations are exact.
public struct WalkingWearer: MotionSource {
  /// Seconds without any motion at the beginning.
  public let restSeconds: Double

  /// Metres from the middle of the way to its sides: round a container's end of 1.4 m by 1 m with an arm's length.
  static let halfLength = 1.45
  static let halfWidth = 1.05
  /// Radians a second on average: the way round is 7.9 m.
  static let angularRate = 0.79
  /// How long the trainee takes to begin.
  static let riseSeconds = 2.0
  /// Steps a second, and how far the head goes up with each and to the side with two.
  static let stepHz = 1.8
  static let bob = 0.018
  static let sway = 0.015
  /// How far the head goes down in a crouch, and how often.
  static let crouch = 0.55
  static let crouchHz = 1 / 15.0

  private let looking: (yaw: Sway, pitch: Sway, roll: Sway)
  private let phase: Double
  private let crouchPhase: Double

  public init(seed: UInt64, restSeconds: Double = 4) {
    self.restSeconds = restSeconds
    var draw = Draw(seed: seed)
    looking = (
      Sway(amplitude: 0.9, frequenciesHz: 0.1...0.6, waveCount: 4, using: &draw),
      Sway(amplitude: 0.45, frequenciesHz: 0.1...0.6, waveCount: 3, using: &draw),
      Sway(amplitude: 0.12, frequenciesHz: 0.2...0.9, waveCount: 3, using: &draw)
    )
    phase = draw.number(in: 0...(2 * .pi))
    crouchPhase = draw.number(in: 0...(2 * .pi))
  }

  /// What the trainee's legs do.
  private struct Gait {
    var moving: Signal
    /// Round the container, radians.
    var along: Signal
    var crouch: Signal
    var bob: Signal
    var x: Signal
    var z: Signal
  }

  private func gait(at seconds: Double) -> Gait {
    let moving = Signal.rise(from: restSeconds, over: Self.riseSeconds, at: seconds)
    let since = max(0, seconds - restSeconds)
    // Faster and slower: with 0.9 of its own rate at 0.09 Hz the walk nearly stands still now and then, and so it begins.
    let pace = Signal.sine(0.9 * Self.angularRate / (2 * .pi * 0.09), hertz: 0.09, phase: .pi, at: since)
    let along = Signal.constant(phase) + moving * (Signal.turning(Self.angularRate, at: since) + pace)
    let down = Signal.constant(1) + .sine(1, hertz: Self.crouchHz, phase: crouchPhase, at: since)
    let sideways = Signal.constant(1) + moving * .sine(Self.sway, hertz: Self.stepHz / 2, phase: 1, at: since)
    return Gait(
      moving: moving, along: along,
      crouch: moving * down * down * down * down * down * .constant(-Self.crouch / 32),
      bob: moving * Signal.sine(Self.bob, hertz: Self.stepHz, phase: 0, at: since),
      x: .constant(Self.halfLength) * .sine(of: along + .constant(.pi / 2)) * sideways,
      z: .constant(Self.halfWidth) * .sine(of: along) * sideways)
  }

  /// Along the way, which goes from +x over +z to -x: about +y that is backwards.
  private func yaw(_ gait: Gait) -> Signal { gait.along * .constant(-1) + .constant(.pi) }

  /// The head's motion `seconds` after the beginning; pure.
  public func motion(at seconds: Double) -> BodyMotion {
    let gait = gait(at: seconds)
    return BodyMotion(
      position: (gait.x, .constant(HeadWearer.eyeHeight) + gait.bob + gait.crouch, gait.z),
      yaw: yaw(gait) + gait.moving * looking.yaw.signal(at: seconds),
      pitch: gait.moving * looking.pitch.signal(at: seconds) + gait.crouch * .constant(0.5),
      roll: gait.moving * looking.roll.signal(at: seconds))
  }

  /// The trunk, upright: what hands move with. Its frame is on the floor while the trainee stands.
  public var trunk: any MotionSource { Trunk(walker: self) }

  private struct Trunk: MotionSource {
    let walker: WalkingWearer

    func motion(at seconds: Double) -> BodyMotion {
      let gait = walker.gait(at: seconds)
      return BodyMotion(
        position: (gait.x, gait.bob + gait.crouch, gait.z), yaw: walker.yaw(gait), pitch: .zero, roll: .zero)
    }
  }
}
