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

  /// The head's motion `seconds` after the beginning; pure.
  public func motion(at seconds: Double) -> BodyMotion {
    let moving = Signal.rise(from: restSeconds, over: Self.riseSeconds, at: seconds)
    let since = max(0, seconds - restSeconds)
    // Faster and slower: with 0.9 of its own rate at 0.09 Hz the walk nearly stands still now and then.
    let pace = Signal.sine(0.9 * Self.angularRate / (2 * .pi * 0.09), hertz: 0.09, phase: 0, at: since)
    let along =
      Signal.constant(phase) + moving * (Signal.turning(Self.angularRate, at: since) + pace)
    let quarter = Signal.constant(.pi / 2)
    let down = (Signal.constant(1) + .sine(1, hertz: Self.crouchHz, phase: crouchPhase, at: since))
    let crouch = moving * down * down * down * down * down * .constant(-Self.crouch / 32)
    let bob = moving * Signal.sine(Self.bob, hertz: Self.stepHz, phase: 0, at: since)
    let sideways = Signal.constant(1) + moving * .sine(Self.sway, hertz: Self.stepHz / 2, phase: 1, at: since)
    return BodyMotion(
      position: (
        .constant(Self.halfLength) * .sine(of: along + quarter) * sideways,
        .constant(HeadWearer.eyeHeight) + bob + crouch,
        .constant(Self.halfWidth) * .sine(of: along) * sideways
      ),
      // Along the way, which goes from +x over +z to -x: about +y that is backwards.
      yaw: along * .constant(-1) + .constant(.pi) + moving * looking.yaw.signal(at: seconds),
      pitch: moving * looking.pitch.signal(at: seconds) + crouch * .constant(0.5),
      roll: moving * looking.roll.signal(at: seconds))
  }
}
