/// Why a recording does not give a parameter of an inertial unit: the rest of a sentence, without its stop.
public enum CalibrationTrouble: Hashable, Sendable {
  case noSample
  case tooManySamples(count: Int, most: Int)
  case unequalLengths(times: Int, values: Int)
  case notFinite(sample: Int)
  case timeNotIncreasing(sample: Int)
  case tooShort(seconds: String, needed: String)
  case constant(SensorAxis)
  case saturated(SensorAxis, samples: Int)
  case notStill(times: Int, longest: String, needed: Int)
  case tooFewDirections(found: Int, needed: Int, up: String)
  case tooFewTurns(found: Int, needed: Int, axis: String)
  case undetermined(Parameter, percent: String, most: String, missing: String)
  case noTemperature
  case temperatureTooEven(kelvin: String, needed: String)
  case noSolution

  /// One axis of one sensor.
  public struct SensorAxis: Hashable, Sendable {
    /// Which sensor.
    public enum Sensor: String, CaseIterable, Hashable, Sendable {
      case accelerometer, gyroscope, magnetometer
    }

    public let sensor: Sensor
    /// As `x`.
    public let axis: String

    public init(_ sensor: Sensor, axis: String) {
      self.sensor = sensor
      self.axis = axis
    }
  }

  /// What may stay uncertain.
  public enum Parameter: String, CaseIterable, Hashable, Sendable {
    case scaleFactor, misalignment, bias, temperatureSlope, hardIron, alignment
  }
}

extension Wording {
  /// The reason, without its stop.
  public func callAsFunction(_ trouble: CalibrationTrouble) -> String {
    switch language {
    case .english: trouble.english
    case .french: trouble.french
    }
  }
}

extension CalibrationTrouble {
  var english: String {
    switch self {
    case .noSample: "there is no sample"
    case .tooManySamples(let count, let most): "\(count) samples, where \(most) can be taken"
    case .unequalLengths(let times, let values): "\(times) times, but \(values) values"
    case .notFinite(let sample): "sample \(sample) holds a value that is not a finite number"
    case .timeNotIncreasing(let sample): "sample \(sample) is not later than the one before"
    case .tooShort(let seconds, let needed): "\(seconds) s long, where \(needed) s are needed"
    case .constant(let axis): "\(axis.english) gave one value throughout: it is dead or was not read"
    case .saturated(let axis, let samples):
      "\(axis.english) stood at the end of its range in \(samples) samples: move more slowly, or set a wider range"
    case .notStill(let times, let longest, let needed):
      "the unit lay still \(times) times, the longest for \(longest) s; \(needed) times of a second or more are "
        + "needed"
    case .tooFewDirections(let found, let needed, let up):
      "\(found) of \(needed) directions are there; lay the unit so that \(up) points up"
    case .tooFewTurns(let found, let needed, let axis):
      "\(found) of \(needed) turns are there; turn the unit about \(axis)"
    case .undetermined(let parameter, let percent, let most, let missing):
      "the \(parameter.english) would be uncertain by \(percent) % (at most \(most) % is useful); \(missing) is "
        + "what is missing most"
    case .noTemperature: "the device reported no temperature"
    case .temperatureTooEven(let kelvin, let needed):
      "the temperature changed by \(kelvin) K, where a slope needs \(needed) K"
    case .noSolution: "no calibration explains these readings"
    }
  }

  var french: String {
    switch self {
    case .noSample: "il n'y a pas d'échantillon"
    case .tooManySamples(let count, let most): "\(count) échantillons, alors que \(most) peuvent être pris"
    case .unequalLengths(let times, let values): "\(times) instants, mais \(values) valeurs"
    case .notFinite(let sample): "l'échantillon \(sample) contient une valeur qui n'est pas un nombre fini"
    case .timeNotIncreasing(let sample): "l'échantillon \(sample) n'est pas postérieur au précédent"
    case .tooShort(let seconds, let needed): "\(seconds) s de durée, alors qu'il en faut \(needed)"
    case .constant(let axis): "\(axis.french) a donné une seule valeur : il est mort ou n'a pas été lu"
    case .saturated(let axis, let samples):
      "\(axis.french) était en butée dans \(samples) échantillons : bougez plus lentement, ou élargissez la plage"
    case .notStill(let times, let longest, let needed):
      "l'appareil est resté immobile \(times) fois, au plus \(longest) s ; il faut \(needed) fois une seconde ou "
        + "plus"
    case .tooFewDirections(let found, let needed, let up):
      "\(found) directions sur \(needed) sont là ; posez l'appareil de sorte que \(up) pointe vers le haut"
    case .tooFewTurns(let found, let needed, let axis):
      "\(found) rotations sur \(needed) sont là ; tournez l'appareil autour de \(axis)"
    case .undetermined(let parameter, let percent, let most, let missing):
      "l'incertitude \(parameter.french) serait de \(percent) % (au plus \(most) % est utile) ; \(missing) est ce "
        + "qui manque le plus"
    case .noTemperature: "l'appareil n'a pas donné de température"
    case .temperatureTooEven(let kelvin, let needed):
      "la température a varié de \(kelvin) K, alors qu'une pente demande \(needed) K"
    case .noSolution: "aucun étalonnage n'explique ces mesures"
    }
  }
}

extension CalibrationTrouble.SensorAxis {
  /// With its article.
  var englishName: String { "the \(english)" }
  var frenchName: String { french }

  fileprivate var english: String { "\(sensor.rawValue) \(axis)" }

  fileprivate var french: String {
    switch sensor {
    case .accelerometer: "l'accéléromètre \(axis)"
    case .gyroscope: "le gyroscope \(axis)"
    case .magnetometer: "le magnétomètre \(axis)"
    }
  }
}

extension CalibrationTrouble.Parameter {
  fileprivate var english: String {
    switch self {
    case .scaleFactor: "scale factor"
    case .misalignment: "misalignment"
    case .bias: "bias"
    case .temperatureSlope: "temperature slope"
    case .hardIron: "hard iron"
    case .alignment: "alignment"
    }
  }

  /// With its article, as after "l'incertitude".
  fileprivate var french: String {
    switch self {
    case .scaleFactor: "du facteur d'échelle"
    case .misalignment: "du défaut d'alignement"
    case .bias: "du biais"
    case .temperatureSlope: "de la pente en température"
    case .hardIron: "du fer dur"
    case .alignment: "de l'alignement"
    }
  }
}
