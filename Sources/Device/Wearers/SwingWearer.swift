public import DeviceEmulation
internal import PoseMath

/// A hand that swings as fast as hands do: up to 5 m/s and 1000 degrees a second, in bouts of two seconds with as
/// long between them in which it only moves about.
public struct SwingWearer: MotionSource, FingerSource {
  /// Seconds without any motion at the beginning.
  public let restSeconds: Double

  /// Of a bout and a pause.
  static let boutSeconds = 4.0
  /// An arm's swing, hertz and metres to either side: 4.7 m/s along x, the rest up and down.
  static let swingHz = 1.35
  static let swing = 0.55
  static let lift = 0.09
  /// The wrist's, hertz and radians: 16.6 rad/s, the rest by yaw.
  static let flickHz = 2.2
  static let flick = 1.2
  static let turn = 0.35

  private let about: (x: Sway, y: Sway, z: Sway)
  private let turning: (yaw: Sway, pitch: Sway, roll: Sway)

  public init(seed: UInt64, restSeconds: Double = 4) {
    self.restSeconds = restSeconds
    var draw = Draw(seed: seed)
    about = (
      Sway(amplitude: 0.12, frequenciesHz: 0.1...0.5, waveCount: 3, using: &draw),
      Sway(amplitude: 0.15, frequenciesHz: 0.1...0.5, waveCount: 3, using: &draw),
      Sway(amplitude: 0.15, frequenciesHz: 0.1...0.5, waveCount: 3, using: &draw)
    )
    turning = (
      Sway(amplitude: 0.8, frequenciesHz: 0.1...0.5, waveCount: 3, using: &draw),
      Sway(amplitude: 0.4, frequenciesHz: 0.1...0.5, waveCount: 3, using: &draw),
      Sway(amplitude: 0.4, frequenciesHz: 0.1...0.5, waveCount: 3, using: &draw)
    )
  }

  /// The hand's motion `seconds` after the beginning; pure.
  public func motion(at seconds: Double) -> BodyMotion {
    let moving = Signal.rise(from: restSeconds, over: 1, at: seconds)
    let since = seconds - restSeconds
    let phase = since > 0 ? since.truncatingRemainder(dividingBy: Self.boutSeconds) : 0
    let bout =
      Signal.rise(from: 1.2, over: 0.6, at: phase)
      * (.constant(1) + .constant(-1) * .rise(from: 3.2, over: 0.6, at: phase))
    let swinging = moving * bout
    return BodyMotion(
      position: (
        .constant(0.2) + moving * about.x.signal(at: seconds)
          + swinging * .sine(Self.swing, hertz: Self.swingHz, phase: 0, at: seconds),
        .constant(1.15) + moving * about.y.signal(at: seconds)
          + swinging * .sine(Self.lift, hertz: 2 * Self.swingHz, phase: 0.5, at: seconds),
        .constant(-0.4) + moving * about.z.signal(at: seconds)
      ),
      yaw: moving * turning.yaw.signal(at: seconds)
        + swinging * .sine(Self.turn, hertz: Self.swingHz, phase: 0.3, at: seconds),
      pitch: moving * turning.pitch.signal(at: seconds),
      roll: moving * turning.roll.signal(at: seconds)
        + swinging * .sine(Self.flick, hertz: Self.flickHz, phase: 0, at: seconds))
  }

  /// A fist round the grip while it swings.
  public func fingers(at seconds: Double) -> Fingers { Fingers(isGripping: seconds > restSeconds) }
}
