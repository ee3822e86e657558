internal import PoseMath

/// A device's time by the host's clock: its own steady clock, shifted by the shortest way a message ever took.
///
/// The shortest delay seen is kept as a running minimum that leaks upwards, so that a device clock which runs slow
/// is followed. With raw arrival times the largest step of a recorded track was 8.3 mm, with these 1.2 mm: the jump
/// was the clock.
///
/// Clocks of a damaged recording leap. A single stamp that does is not believed; where all do, the shift is another from
/// then on, and time goes on from where it was if it would run backwards.
struct HostClock {
  /// Seconds by which the minimum rises with each sample: 20 parts in a million at 1000 a second.
  private static let leak = 2e-8
  /// No message is late by so much more than the fastest, seconds, for long: one of the clocks began anew.
  private static let stepMax = 0.15
  /// So many samples on end tell a clock that began anew from stamps that are wrong.
  private static let confirmations = 10
  /// A pose is later than the one before by so much at least, seconds: what a table tells.
  private static let stepMin = 1e-6

  private var shift: Double?
  /// Added to the host's clock, which once ran backwards.
  private var offset = 0.0
  private var lastDevice = 0.0
  private var newest = -Double.infinity
  /// Stamps on end that did not fit, and the least shift among them.
  private var strays = (count: 0, shift: Double.infinity)

  /// A message of device time `device` came at host time `arrival`.
  mutating func note(_ device: Timestamp, arrivedAt arrival: Timestamp) {
    let deviceSeconds: Double = device.seconds(since: .zero)
    let seen: Double = arrival.seconds(since: .zero) + offset - deviceSeconds
    defer { lastDevice = deviceSeconds }
    guard let known = shift else { return shift = seen }
    // A device's own clock that leaps is told by its own stamps.
    guard (deviceSeconds - lastDevice).magnitude < Self.stepMax else {
      strays = (0, seen)
      return beginAnew(at: deviceSeconds)
    }
    let isLate = (seen - known).magnitude >= Self.stepMax || deviceSeconds + known < newest - Self.stepMax
    guard isLate else {
      shift = min(known + Self.leak, seen)
      strays = (0, .infinity)
      return
    }
    strays = (strays.count + 1, min(strays.shift, seen))
    if strays.count == Self.confirmations { beginAnew(at: deviceSeconds) }
  }

  private mutating func beginAnew(at device: Double) {
    let back = max(0, newest - (device + strays.shift))
    offset += back
    shift = strays.shift + back
    strays = (0, .infinity)
  }

  /// Device time `device` by the host's clock, seconds, later than any that was told before.
  mutating func seconds(of device: Timestamp) -> Double {
    let deviceSeconds: Double = device.seconds(since: .zero)
    newest = max(deviceSeconds + (shift ?? 0), newest + Self.stepMin)
    return newest
  }
}
