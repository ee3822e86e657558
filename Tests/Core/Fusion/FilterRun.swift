import Fusion
import PoseMath

/// The filter over made-up motion: its errors against the truth, sample by sample, beside those of plain
/// integration with the bias of the first rest.
struct FilterRun {
  struct Errors {
    var seconds: Double
    var inclinationDegrees: Double
    /// Against magnetic north where it is known, else against the start.
    var headingDegrees: Double
    /// Squared error over variance.
    var inclinationRatio: Double
    var plainInclinationDegrees: Double
    var plainHeadingDegrees: Double
  }

  var errors: [Errors] = []
  var filter: OrientationFilter<Double>

  /// - Parameter usesField: nine axes or six.
  init(
    _ instants: [SyntheticMotion.Instant], usesField: Bool = false,
    parameters: FilterParameters<Double> = FilterParameters(), knowledge: FilterKnowledge<Double>? = nil
  ) {
    filter = OrientationFilter(parameters: parameters, knowledge: knowledge)
    var plain = PlainIntegration(instants)
    for instant in instants {
      filter.ingest(instant.sample)
      if usesField { filter.ingest(magneticField: instant.field) }
      plain.ingest(instant.sample)
      append(instant, plain)
    }
  }

  private mutating func append(_ instant: SyntheticMotion.Instant, _ plain: PlainIntegration) {
    let north = Quaternion(rotationVector: SIMD3(0, -(filter.magneticNorth ?? 0), 0))
    let error = Split(north * filter.estimate.worldFromSensor, instant.worldFromSensor)
    let plainError = Split(plain.worldFromSensor, instant.worldFromSensor)
    let inclination = error.inclinationDegrees * degree
    errors.append(
      Errors(
        seconds: instant.sample.timestamp.seconds(since: .zero),
        inclinationDegrees: error.inclinationDegrees, headingDegrees: error.headingDegrees,
        inclinationRatio: inclination * inclination
          / (filter.inclinationDeviation * filter.inclinationDeviation),
        plainInclinationDegrees: plainError.inclinationDegrees,
        plainHeadingDegrees: plainError.headingDegrees))
  }

  /// The greatest of a figure from one time to another.
  func worst(
    from begin: Double = 0, to end: Double = .infinity, _ figure: (Errors) -> Double
  ) -> Double {
    errors.reduce(0) { $1.seconds >= begin && $1.seconds < end ? max($0, abs(figure($1))) : $0 }
  }

  /// Root mean square of a figure from a time on.
  func rms(from begin: Double = 0, _ figure: (Errors) -> Double) -> Double {
    let counted = errors.filter { $0.seconds >= begin }
    return (counted.reduce(0) { $0 + figure($1) * figure($1) } / Double(counted.count)).squareRoot()
  }

  /// The figures of the documentation, in a line.
  func figures(from begin: Double) -> String {
    func digits(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
    return "inclination rms \(digits(rms(from: begin) { $0.inclinationDegrees })) worst "
      + "\(digits(worst(from: begin) { $0.inclinationDegrees })), heading rms "
      + "\(digits(rms(from: begin) { $0.headingDegrees })) worst "
      + "\(digits(worst(from: begin) { $0.headingDegrees })); plain integration "
      + "\(digits(rms(from: begin) { $0.plainInclinationDegrees })), "
      + "\(digits(rms(from: begin) { $0.plainHeadingDegrees })); squared error over variance "
      + "\(digits(rms(from: begin) { $0.inclinationRatio.squareRoot() } * rms(from: begin) { $0.inclinationRatio.squareRoot() }))"
  }

  /// Whether both parts of the error are at most those of plain integration with a rest bias, and half a degree.
  func isNoWorseThanPlainIntegration(from begin: Double) -> Bool {
    rms(from: begin) { $0.inclinationDegrees } < rms(from: begin) { $0.plainInclinationDegrees } + 0.5
      && rms(from: begin) { $0.headingDegrees } < rms(from: begin) { $0.plainHeadingDegrees } + 0.5
  }
}

/// An orientation error's two parts: about the vertical and against it.
struct Split {
  var headingDegrees: Double
  var inclinationDegrees: Double

  init(_ estimate: Quaternion<Double>, _ truth: Quaternion<Double>) {
    let error = estimate * truth.conjugate
    let heading = 2 * Double.arcTangent(error.y, over: error.w)
    headingDegrees = (heading - 2 * .pi * (heading / (2 * .pi)).rounded()) / degree
    let sideways = (error.x * error.x + error.z * error.z).squareRoot()
    let upright = (error.w * error.w + error.y * error.y).squareRoot()
    inclinationDegrees = 2 * Double.arcTangent(sideways, over: upright) / degree
  }
}

/// Integration of the gyroscope from the true first orientation, with the mean of the first two seconds taken
/// for the bias.
struct PlainIntegration {
  var worldFromSensor: Quaternion<Double>
  private let bias: SIMD3<Double>
  private var last: Timestamp?

  init(_ instants: [SyntheticMotion.Instant]) {
    let rest = instants.prefix { $0.sample.timestamp.nanoseconds < 2_000_000_000 }
    bias = rest.reduce(SIMD3.zero) { $0 + $1.sample.angularVelocity } / Double(max(1, rest.count))
    worldFromSensor = instants.first?.worldFromSensor ?? .identity
  }

  mutating func ingest(_ sample: IMUSample<Double>) {
    defer { last = sample.timestamp }
    guard let last else { return }
    let step: Double = sample.timestamp.seconds(since: last)
    guard step > 0 else { return }
    let turn = Quaternion(rotationVector: (sample.angularVelocity - bias) * step)
    worldFromSensor = (worldFromSensor * turn).normalized()
  }
}
