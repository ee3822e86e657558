public import DeviceEmulation
internal import PoseMath

/// A hand with a wand in it: the truth of its motion and of its fingers, at any time, from a seed.
///
/// It rests for some seconds, as if the wand lay on a table, then waves, points and presses.
public struct HandWearer: MotionSource, FingerSource {
  /// Which hand it is.
  public enum Side: Sendable {
    case left
    case right
  }

  public let side: Side
  /// Seconds without any motion at the beginning.
  public let restSeconds: Double

  private let turning: (yaw: Sway, pitch: Sway, roll: Sway)
  private let reaching: (x: Sway, y: Sway, z: Sway)

  static let riseSeconds = 2.0

  public init(_ side: Side, seed: UInt64, restSeconds: Double = 8) {
    self.side = side
    self.restSeconds = restSeconds
    var draw = Draw(seed: seed)
    turning = (
      Sway(amplitude: 0.8, frequenciesHz: 0.2...0.9, waveCount: 3, using: &draw),
      Sway(amplitude: 0.7, frequenciesHz: 0.2...0.9, waveCount: 3, using: &draw),
      Sway(amplitude: 0.9, frequenciesHz: 0.2...0.9, waveCount: 3, using: &draw)
    )
    reaching = (
      Sway(amplitude: 0.2, frequenciesHz: 0.2...0.8, waveCount: 3, using: &draw),
      Sway(amplitude: 0.25, frequenciesHz: 0.2...0.8, waveCount: 3, using: &draw),
      Sway(amplitude: 0.25, frequenciesHz: 0.2...0.8, waveCount: 3, using: &draw)
    )
  }

  /// The hand's motion `seconds` after the beginning; pure.
  public func motion(at seconds: Double) -> BodyMotion {
    let moving = Signal.rise(from: restSeconds, over: Self.riseSeconds, at: seconds)
    let shoulder = side == .left ? -0.22 : 0.22
    return BodyMotion(
      position: (
        .constant(shoulder) + moving * reaching.x.signal(at: seconds),
        .constant(1.1) + moving * reaching.y.signal(at: seconds),
        .constant(-0.35) + moving * reaching.z.signal(at: seconds)
      ),
      yaw: moving * turning.yaw.signal(at: seconds), pitch: moving * turning.pitch.signal(at: seconds),
      roll: moving * turning.roll.signal(at: seconds))
  }

  /// Every eight seconds: two of pulling the trigger, one of gripping, two of a thumb on the pad, a press of
  /// the menu button.
  public func fingers(at seconds: Double) -> Fingers {
    guard seconds > restSeconds else { return Fingers() }
    let phase = (seconds - restSeconds).truncatingRemainder(dividingBy: 8)
    switch phase {
    case 1..<3:
      let pull = Double.sine((phase - 1) / 2 * .pi)
      // In steps of a fiftieth, as a finger holds still now and then.
      return Fingers(trigger: (pull * 50).rounded() / 50)
    case 3..<4: return Fingers(isGripping: true)
    case 4.5..<6.5:
      let angle = (phase - 4.5) * .pi
      let corner = SIMD2(Double.cosine(angle), Double.sine(angle)) * 0.8
      return Fingers(thumb: SIMD2((corner.x * 20).rounded() / 20, (corner.y * 20).rounded() / 20))
    case 7..<7.2: return Fingers(isMenuPressed: true)
    default: return Fingers()
    }
  }
}
