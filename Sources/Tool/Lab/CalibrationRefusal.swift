public import Calibration

/// Why a part of a report is missing: for people the reason with its facts, for programs a word and the facts.
public struct CalibrationRefusal: Encodable, Equatable, Sendable {
  /// With its facts.
  public let reason: CalibrationError

  /// Refused for this reason.
  public init(_ reason: CalibrationError) { self.reason = reason }

  private enum CodingKeys: String, CodingKey {
    case reason, sensor, axis, parameter, samples, found, needed, seconds, missing, standardError, max, kelvin
  }

  /// `reason` in snake case, and the figures of that reason, SI.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    func say(_ word: String) throws { try container.encode(word, forKey: .reason) }
    func axis(_ axis: SensorAxis) throws {
      try container.encode(axis.sensor.rawValue, forKey: .sensor)
      try container.encode(axis.index, forKey: .axis)
    }
    func figures(_ figures: KeyValuePairs<CodingKeys, Double>) throws {
      for (key, figure) in figures where figure.isFinite { try container.encode(figure, forKey: key) }
    }
    func direction(_ missing: SIMD3<Double>) throws {
      let list = CalibrationReport.Axes.list(missing)
      if list.allSatisfy(\.isFinite) { try container.encode(list, forKey: .missing) }
    }
    switch reason {
    case .empty: try say("empty")
    case .tooManySamples(let count, let max):
      try say("too_many_samples")
      try figures([.samples: Double(count), .max: Double(max)])
    case .unequalLengths: try say("unequal_lengths")
    case .notFinite: try say("not_finite")
    case .timeNotIncreasing: try say("time_not_increasing")
    case .tooShort(let seconds, let needed):
      try say("too_short")
      try figures([.seconds: seconds, .needed: needed])
    case .constant(let sensor):
      try say("constant")
      try axis(sensor)
    case .saturated(let sensor, let samples):
      try say("saturated")
      try axis(sensor)
      try container.encode(samples, forKey: .samples)
    case .notStill(let intervals, let needed, let longest):
      try say("not_still")
      try figures([.found: Double(intervals), .needed: Double(needed), .seconds: longest])
    case .tooFewDirections(let found, let needed, let missing):
      try say("too_few_directions")
      try figures([.found: Double(found), .needed: Double(needed)])
      try direction(missing)
    case .tooFewTurns(let found, let needed, let missing):
      try say("too_few_turns")
      try figures([.found: Double(found), .needed: Double(needed)])
      try direction(missing)
    case .undetermined(let parameter, let error, let max, let missing):
      try say("undetermined")
      try container.encode(parameter.rawValue, forKey: .parameter)
      try figures([.standardError: error, .max: max])
      try direction(missing)
    case .noTemperature: try say("no_temperature")
    case .temperatureSpanTooSmall(let kelvin, let needed):
      try say("temperature_span_too_small")
      try figures([.kelvin: kelvin, .needed: needed])
    case .noSolution: try say("no_solution")
    }
  }
}
