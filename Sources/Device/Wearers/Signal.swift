import PoseMath

/// A number that moves in time, with its first and second derivative: sums and products of such numbers have
/// exact derivatives, so that a wearer's angular velocity and acceleration are no differences.
struct Signal: Equatable {
  var value: Double
  /// Per second.
  var rate: Double
  /// Per second squared.
  var acceleration: Double

  static let zero = Signal(value: 0, rate: 0, acceleration: 0)

  static func constant(_ value: Double) -> Signal { Signal(value: value, rate: 0, acceleration: 0) }

  /// amplitude * sin(2 pi frequency t + phase).
  static func sine(
    _ amplitude: Double, hertz frequency: Double, phase: Double, at seconds: Double
  ) -> Signal {
    let angular = 2 * Double.pi * frequency
    let angle = angular * seconds + phase
    let sine = amplitude * Double.sine(angle)
    return Signal(
      value: sine, rate: amplitude * angular * Double.cosine(angle), acceleration: -angular * angular * sine)
  }

  /// 0 before `start`, 1 from `start + duration` on, between them 6u^5 - 15u^4 + 10u^3, whose first and second
  /// derivative are zero at both ends.
  static func rise(from start: Double, over duration: Double, at seconds: Double) -> Signal {
    let part = (seconds - start) / duration
    guard part > 0 else { return .zero }
    guard part < 1 else { return .constant(1) }
    let square = part * part
    let left = 1 - part
    let value = square * part * (part * (6 * part - 15) + 10)
    let slope = 30 * square * left * left
    let curvature = 60 * part * left * (1 - 2 * part)
    return Signal(value: value, rate: slope / duration, acceleration: curvature / (duration * duration))
  }

  /// The sine of an angle that itself moves.
  static func sine(of angle: Signal) -> Signal {
    let (sine, cosine) = (Double.sine(angle.value), Double.cosine(angle.value))
    return Signal(
      value: sine, rate: cosine * angle.rate,
      acceleration: cosine * angle.acceleration - sine * angle.rate * angle.rate)
  }

  /// `rate` times the time.
  static func turning(_ rate: Double, at seconds: Double) -> Signal {
    Signal(value: rate * seconds, rate: rate, acceleration: 0)
  }

  static func + (left: Signal, right: Signal) -> Signal {
    Signal(
      value: left.value + right.value, rate: left.rate + right.rate,
      acceleration: left.acceleration + right.acceleration)
  }

  static func * (left: Signal, right: Signal) -> Signal {
    Signal(
      value: left.value * right.value, rate: left.rate * right.value + left.value * right.rate,
      acceleration: left.acceleration * right.value + 2 * left.rate * right.rate
        + left.value * right.acceleration)
  }
}
