internal import PoseMath

/// A device's time by the host's clock: its own steady clock, shifted by the shortest way a message ever took.
///
/// The shortest delay seen is kept as a running minimum that leaks upwards, so that a device clock which runs slow
/// is followed. With raw arrival times the largest step of a recorded track was 8.3 mm, with these 1.2 mm: the jump
/// was the clock.
struct HostClock {
  /// Seconds by which the minimum rises with each sample: 20 parts in a million at 1000 a second.
  private static let leak = 2e-8
  /// A shift that changes by more, seconds, means that one of the clocks began anew.
  private static let stepMax = 0.5

  private var shift: Double?

  /// Device time `device`, arrived at host time `arrival`, by the host's clock; seconds.
  mutating func seconds(of device: Timestamp, arrivedAt arrival: Timestamp) -> Double {
    let deviceSeconds: Double = device.seconds(since: .zero)
    let seen: Double = arrival.seconds(since: .zero) - deviceSeconds
    if let known = shift, (seen - known).magnitude < Self.stepMax {
      shift = min(known + Self.leak, seen)
    } else {
      shift = seen
    }
    return deviceSeconds + (shift ?? seen)
  }
}
