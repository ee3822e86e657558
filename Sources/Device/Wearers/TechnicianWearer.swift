public import DeviceEmulation
internal import PoseMath

/// A technician who shows a room to a headset, in the emulated room (`EmulatedRoom.typical`): carries it about, lays
/// it down in three places, lays it on the floor, holds it towards the front, lays it back, and begins again.
///
/// The way from one stop to the next is the smoothest there is (`Signal.rise`), so that velocities and accelerations
/// are exact and nothing jerks.
public struct TechnicianWearer: MotionSource, FingerSource {
  /// Seconds without any motion at the beginning.
  public let restSeconds: Double

  /// Somewhere the headset is brought to, and stays.
  struct Stop {
    /// Seconds of the way there and of the stay.
    var way: Double, stay: Double
    /// Metres, and radians; the yaw goes on from the stop before.
    var place: SIMD3<Double>
    var yaw: Double, pitch: Double
  }

  /// Height of the head's frame when the headset lies on the floor on its lower edge: the emulated headset's shell is
  /// 55 mm high either way (`ViveUnit.photodiodes`).
  public static let heightOnFloor = 0.055
  /// Radians of a whole turn, so that the last stop looks as the first did.
  private static let turn = 2 * Double.pi

  /// Looking across the line from one station to the other both see the headset, which looks up a little.
  static let stops = [
    Stop(way: 4, stay: 0.3, place: SIMD3(1.0, 1.3, 0.8), yaw: 0.9, pitch: 0.3),
    Stop(way: 4, stay: 0.3, place: SIMD3(-0.8, 1.5, 0.9), yaw: 0.4, pitch: 0.1),
    Stop(way: 4, stay: 0.3, place: SIMD3(-1.1, 1.1, -0.6), yaw: -0.6, pitch: 0.5),
    Stop(way: 4, stay: 0.3, place: SIMD3(0.2, 1.6, -1.0), yaw: -2.2, pitch: 0.2),
    Stop(way: 4, stay: 0.3, place: SIMD3(1.2, 1.2, -0.3), yaw: -2.8, pitch: 0.4),
    Stop(way: 4, stay: 0.3, place: SIMD3(0.5, 0.9, 0.6), yaw: -4.2, pitch: 0.3),
    Stop(way: 3.5, stay: 2.8, place: SIMD3(-0.6, 0.8, 0.1), yaw: 0.7 - turn, pitch: 0.5),
    Stop(way: 3.5, stay: 2.8, place: SIMD3(0.9, 0.75, -0.5), yaw: 2.2 - turn, pitch: 0.3),
    Stop(way: 3.5, stay: 2.8, place: SIMD3(0.2, 1.0, 0.9), yaw: -0.8 - turn, pitch: 0.4),
    Stop(way: 3.5, stay: 2.8, place: SIMD3(-0.3, heightOnFloor, 0.4), yaw: 0.7 - turn, pitch: 0),
    Stop(way: 3.5, stay: 3.2, place: front, yaw: -turn, pitch: 0),
    Stop(way: 3.5, stay: 0.5, place: table, yaw: 0.7 - turn, pitch: 0.4),
  ]
  /// Where it lies at the beginning, and where it is held towards the front, -Z.
  static let table = SIMD3(0.4, 0.8, 0.2)
  public static let front = SIMD3(0.1, 1.4, 0.3)
  private static let first = Stop(way: 0, stay: 0, place: table, yaw: 0.7, pitch: 0.4)

  /// How long one round takes, seconds.
  public static var roundSeconds: Double { stops.reduce(0) { $0 + $1.way + $1.stay } }

  public init(restSeconds: Double = 2) { self.restSeconds = restSeconds }

  /// The head's frame `seconds` after the beginning; pure.
  public func motion(at seconds: Double) -> BodyMotion {
    let since = seconds - restSeconds
    let time = since > 0 ? since.truncatingRemainder(dividingBy: Self.roundSeconds) : 0
    var (x, y, z) = (
      Signal.constant(Self.table.x), Signal.constant(Self.table.y), Signal.constant(Self.table.z)
    )
    var (yaw, pitch) = (Signal.constant(Self.first.yaw), Signal.constant(Self.first.pitch))
    var (begin, last) = (0.0, Self.first)
    for stop in Self.stops {
      let part = Signal.rise(from: begin, over: stop.way, at: time)
      let step = stop.place - last.place
      x = x + part * .constant(step.x)
      y = y + part * .constant(step.y)
      z = z + part * .constant(step.z)
      yaw = yaw + part * .constant(stop.yaw - last.yaw)
      pitch = pitch + part * .constant(stop.pitch - last.pitch)
      begin += stop.way + stop.stay
      last = stop
    }
    return BodyMotion(position: (x, y, z), yaw: yaw, pitch: pitch, roll: .zero)
  }

  /// Fingers that press nothing.
  public func fingers(at seconds: Double) -> Fingers { Fingers() }
}
