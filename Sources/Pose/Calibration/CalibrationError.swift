/// Why a recording does not give the parameter that was asked of it, with the figures that say so.
public enum CalibrationError: Error, Equatable, Sendable {
  /// There is no sample.
  case empty
  /// More samples than a fit takes.
  case tooManySamples(count: Int, max: Int)
  /// The columns have different lengths.
  case unequalLengths(times: Int, values: Int)
  /// This sample holds a value that is not a finite number.
  case notFinite(sample: Int)
  /// This sample is not later than the one before.
  case timeNotIncreasing(sample: Int)
  /// The recording is shorter than one look at it takes.
  case tooShort(seconds: Double, needed: Double)
  /// One axis gave the same value throughout: it is dead, or was never read.
  case constant(SensorAxis)
  /// An axis stood at the end of its range, in so many samples.
  case saturated(SensorAxis, samples: Int)
  /// The unit lay still too rarely: so many still intervals of so many; `longest` is in seconds.
  case notStill(intervals: Int, needed: Int, longest: Double)
  /// The rests show too few different directions; `missing` is the unit vector, in the sensor's axes, that is
  /// farthest from all of them: let it point up.
  case tooFewDirections(found: Int, needed: Int, missing: SIMD3<Double>)
  /// Too few movements between rests turned the unit; turn it about `missing` (a unit vector, sensor's axes).
  case tooFewTurns(found: Int, needed: Int, missing: SIMD3<Double>)
  /// The best value of a parameter is less certain than is useful: relative standard error, and the most that
  /// is accepted. `missing` is the direction or axis, in the sensor's axes, that would help most.
  case undetermined(Parameter, standardError: Double, max: Double, missing: SIMD3<Double>)
  /// The device reported no temperature.
  case noTemperature
  /// The temperature changed by less than a slope needs, kelvin.
  case temperatureSpanTooSmall(kelvin: Double, needed: Double)
  /// The equations found no minimum: these are not readings of such a sensor.
  case noSolution

  /// What a fit may fail to determine.
  public enum Parameter: String, Equatable, Sendable {
    case scaleFactor, misalignment, bias, temperatureSlope, hardIron, alignment
  }
}

/// One axis of one sensor.
public struct SensorAxis: Equatable, Sendable {
  /// Which sensor.
  public enum Sensor: String, Equatable, Sendable {
    case accelerometer, gyroscope, magnetometer
  }

  /// The sensor.
  public var sensor: Sensor
  /// 0, 1, 2: x, y, z.
  public var index: Int

  /// The axis `index` of `sensor`.
  public init(_ sensor: Sensor, _ index: Int) {
    self.sensor = sensor
    self.index = index
  }

  /// As `gyroscope z`.
  public var name: String { "\(sensor.rawValue) \(["x", "y", "z"][max(0, min(2, index))])" }
}
