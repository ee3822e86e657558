internal import Calibration
internal import Wording

extension CalibrationTrouble {
  /// The facts of a refusal, as sentences take them.
  init(_ error: CalibrationError) {
    switch error {
    case .empty: self = .noSample
    case .tooManySamples(let count, let most): self = .tooManySamples(count: count, most: most)
    case .unequalLengths(let times, let values): self = .unequalLengths(times: times, values: values)
    case .notFinite(let sample): self = .notFinite(sample: sample)
    case .timeNotIncreasing(let sample): self = .timeNotIncreasing(sample: sample)
    case .tooShort(let seconds, let needed):
      self = .tooShort(seconds: Self.short(seconds), needed: Self.short(needed))
    case .constant(let axis): self = .constant(SensorAxis(axis))
    case .saturated(let axis, let samples): self = .saturated(SensorAxis(axis), samples: samples)
    case .notStill(let intervals, let needed, let longest):
      self = .notStill(times: intervals, longest: Self.short(longest), needed: needed)
    case .tooFewDirections(let found, let needed, let missing):
      self = .tooFewDirections(found: found, needed: needed, up: Self.direction(missing))
    case .tooFewTurns(let found, let needed, let missing):
      self = .tooFewTurns(found: found, needed: needed, axis: Self.direction(missing))
    case .undetermined(let parameter, let error, let most, let missing):
      self = .undetermined(
        Parameter(parameter), percent: Self.short(error * 100), most: Self.short(most * 100),
        missing: Self.direction(missing))
    case .noTemperature: self = .noTemperature
    case .temperatureSpanTooSmall(let kelvin, let needed):
      self = .temperatureTooEven(kelvin: Self.short(kelvin), needed: Self.short(needed))
    case .noSolution: self = .noSolution
    }
  }

  /// Three digits are plenty for a sentence.
  private static func short(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
    let size = abs(value) < 10 ? 100.0 : 10.0
    return "\((value * size).rounded() / size)"
  }

  /// As `-z` or `+x +y`: the axes of the sensor that have a part in it.
  private static func direction(_ vector: SIMD3<Double>) -> String {
    let names = ["x", "y", "z"]
    let largest = max(abs(vector.x), abs(vector.y), abs(vector.z))
    return (0..<3).filter { abs(vector[$0]) > 0.3 * largest }.map { index in
      (vector[index] < 0 ? "-" : "+") + names[index]
    }.joined(separator: " ")
  }
}

extension CalibrationTrouble.SensorAxis {
  fileprivate init(_ axis: Calibration.SensorAxis) {
    let sensor: Sensor =
      switch axis.sensor {
      case .accelerometer: .accelerometer
      case .gyroscope: .gyroscope
      case .magnetometer: .magnetometer
      }
    self.init(sensor, axis: ["x", "y", "z"][max(0, min(2, axis.index))])
  }
}

extension CalibrationTrouble.Parameter {
  fileprivate init(_ parameter: CalibrationError.Parameter) {
    self =
      switch parameter {
      case .scaleFactor: .scaleFactor
      case .misalignment: .misalignment
      case .bias: .bias
      case .temperatureSlope: .temperatureSlope
      case .hardIron: .hardIron
      case .alignment: .alignment
      }
  }
}
