public import DeviceEmulation
internal import PoseMath

/// Somebody with a headset on: the truth of an emulated head, at any time, from a seed.
///
/// The head rests for some seconds, so that a host can learn its sensor, then begins to move within two more.
public struct HeadWearer: MotionSource {
  /// What the body below the head does.
  public enum Manner: Sendable {
    /// Standing on the spot, looking around.
    case standing
    /// Walking in a figure of eight, three metres long.
    case walking
  }

  public let manner: Manner
  /// Seconds without any motion at the beginning.
  public let restSeconds: Double

  private let looking: (yaw: Sway, pitch: Sway, roll: Sway)
  private let sway: (x: Sway, y: Sway, z: Sway)

  /// Eyes of a person of 1.75 m, metres above the floor.
  static let eyeHeight = 1.63
  static let riseSeconds = 2.0

  public init(_ manner: Manner, seed: UInt64, restSeconds: Double = 8) {
    self.manner = manner
    self.restSeconds = restSeconds
    var draw = Draw(seed: seed)
    // Heads turn at up to some 4 rad/s when somebody looks around on purpose; these reach about half of it.
    looking = (
      Sway(amplitude: 0.9, frequenciesHz: 0.1...0.5, waveCount: 3, using: &draw),
      Sway(amplitude: 0.4, frequenciesHz: 0.1...0.6, waveCount: 3, using: &draw),
      Sway(amplitude: 0.12, frequenciesHz: 0.2...0.7, waveCount: 2, using: &draw)
    )
    sway = (
      Sway(amplitude: 0.03, frequenciesHz: 0.1...0.6, waveCount: 2, using: &draw),
      Sway(amplitude: 0.01, frequenciesHz: 0.2...0.5, waveCount: 2, using: &draw),
      Sway(amplitude: 0.03, frequenciesHz: 0.1...0.6, waveCount: 2, using: &draw)
    )
  }

  /// The head's motion `seconds` after the beginning; pure.
  public func motion(at seconds: Double) -> BodyMotion {
    let moving = Signal.rise(from: restSeconds, over: Self.riseSeconds, at: seconds)
    var x = sway.x.signal(at: seconds)
    var y = sway.y.signal(at: seconds)
    var z = sway.z.signal(at: seconds)
    if manner == .walking {
      // 1.5 m each way in 20 s, and a bob of 2 cm at two steps a second.
      x = x + .sine(0.5, hertz: 0.1, phase: 0, at: seconds)
      y = y + .sine(0.02, hertz: 2, phase: 0, at: seconds)
      z = z + .sine(1.5, hertz: 0.05, phase: 0, at: seconds)
    }
    return BodyMotion(
      position: (moving * x, .constant(Self.eyeHeight) + moving * y, moving * z),
      yaw: moving * looking.yaw.signal(at: seconds), pitch: moving * looking.pitch.signal(at: seconds),
      roll: moving * looking.roll.signal(at: seconds))
  }
}
