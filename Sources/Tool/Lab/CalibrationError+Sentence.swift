public import Calibration

extension CalibrationError {
  /// What is wrong with the recording, and where that helps, what would mend it.
  public var sentence: String {
    switch self {
    case .empty: "there is no sample"
    case .tooManySamples(let count, let max): "\(count) samples, where \(max) can be taken"
    case .unequalLengths(let times, let values): "\(times) times, but \(values) values"
    case .notFinite(let sample): "sample \(sample) holds a value that is not a finite number"
    case .timeNotIncreasing(let sample): "sample \(sample) is not later than the one before"
    case .tooShort(let seconds, let needed):
      "\(Self.short(seconds)) s long, where \(Self.short(needed)) s are needed"
    case .constant(let axis): "\(axis.name) gave one value throughout: it is dead or was not read"
    case .saturated(let axis, let samples):
      "\(axis.name) stood at the end of its range in \(samples) samples: move more slowly, or set a wider range"
    case .notStill(let intervals, let needed, let longest):
      "the unit lay still \(intervals) times, the longest for \(Self.short(longest)) s; \(needed) times of a "
        + "second or more are needed"
    case .tooFewDirections(let found, let needed, let missing):
      "\(found) of \(needed) directions are there; lay the unit so that \(Self.direction(missing)) points up"
    case .tooFewTurns(let found, let needed, let missing):
      "\(found) of \(needed) turns are there; turn the unit about \(Self.direction(missing))"
    case .undetermined(let parameter, let error, let max, let missing):
      "\(parameter.rawValue) would be uncertain by \(Self.short(error * 100)) % (at most "
        + "\(Self.short(max * 100)) % is useful); \(Self.direction(missing)) is what is missing most"
    case .noTemperature: "the device reported no temperature"
    case .temperatureSpanTooSmall(let kelvin, let needed):
      "the temperature changed by \(Self.short(kelvin)) K, where a slope needs \(Self.short(needed)) K"
    case .noSolution: "no calibration explains these readings"
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
