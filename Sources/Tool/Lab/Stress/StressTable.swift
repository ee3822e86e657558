private import PoseMath

/// What is left of the filter's accuracy when things go wrong, beside plain integration with a rest bias.
public struct StressTable: Codable, Sendable {
  /// Root mean squares in movement, degrees; drift in degrees a minute. Of one trial, or means over several.
  public struct Figures: Codable, Sendable {
    /// Nine axes: total error.
    public var total: Double
    /// Six axes.
    public var inclination: Double
    /// Six axes, against the heading of the first second of movement.
    public var heading: Double
    /// Six axes.
    public var drift: Double
    /// Six axes: mean of the squared inclination error over the variance that the filter gives it; 1 is honest.
    public var squaredErrorOverVariance: Double
    /// The same of plain integration.
    public var plainInclination: Double
    /// The same of plain integration.
    public var plainHeading: Double
    /// The same of plain integration.
    public var plainDrift: Double

    /// Whether inclination or heading is worse than plain integration's by 5 % and this many degrees.
    public func isWorse(by margin: Double) -> Bool {
      inclination > 1.05 * plainInclination + margin || heading > 1.05 * plainHeading + margin
    }
  }

  /// One kind on all trials.
  public struct Row: Codable, Sendable {
    /// What was done.
    public var kind: StressKind
    /// Means over the trials.
    public var mean: Figures
    /// By the name of the trial.
    public var trials: [String: Figures]
    /// How many are worse than plain integration by 5 % and half a degree.
    public var worse: Int
  }

  /// In the order asked for.
  public var rows: [Row] = []

  /// Runs these kinds on these trials, about 0.1 s each for a trial of three minutes.
  /// - Throws: what `OrientationErrors` throws.
  public init(
    _ kinds: [StressKind], on trials: [(name: String, trial: InertialTrial)], leadMilliseconds: Double = 0
  ) throws(LabError) {
    for kind in kinds {
      var figures: [String: Figures] = [:]
      for (name, trial) in trials {
        figures[name] = try Self.figures(of: kind.applied(to: trial), leadMilliseconds)
      }
      guard let mean = Self.mean(Array(figures.values)) else { continue }
      rows.append(
        Row(kind: kind, mean: mean, trials: figures, worse: figures.values.count { $0.isWorse(by: 0.5) }))
    }
  }

  /// Trials of made-up motion: hands that turn at up to about 4, 10 and 17 rad/s, two of each.
  public static func madeUpTrials() -> [(name: String, trial: InertialTrial)] {
    [4.0, 10, 17].flatMap { peak in
      (1...2).map { index in
        (
          "hand-\(Int(peak))-rad-s-\(index)",
          MadeUpHand(seed: UInt64(index) * 77 + UInt64(peak), peak: peak).trial()
        )
      }
    }
  }

  // MARK: - Parts

  private static func figures(of trial: InertialTrial, _ lead: Double) throws(LabError) -> Figures? {
    let nine = TrialFusion(mode: .nineAxis, leadMilliseconds: lead)
    let six = TrialFusion(mode: .sixAxis, leadMilliseconds: lead)
    let errors = try OrientationErrors(of: six.earthFromSensor(trial), against: trial)
    let plain = try OrientationErrors(of: PlainIntegration.earthFromSensor(trial), against: trial)
    guard let total = try nine.score(trial)?.total, let score = OrientationScore(of: errors),
      let plainScore = OrientationScore(of: plain)
    else { return nil }
    return Figures(
      total: total, inclination: score.inclination, heading: heading(errors), drift: score.headingDrift,
      squaredErrorOverVariance: honesty(errors, six.inclinationDeviations(trial)),
      plainInclination: plainScore.inclination, plainHeading: heading(plain),
      plainDrift: plainScore.headingDrift)
  }

  private static func honesty(_ errors: OrientationErrors, _ deviations: [Double]) -> Double {
    let moving = errors.samples.filter(\.isMoving)
    let sum = moving.reduce(0) { sum, sample in
      let part = sample.inclination / max(1e-6, deviations[sample.row])
      return sum + part * part
    }
    return sum / Double(max(1, moving.count))
  }

  /// Root mean square of the heading error, less that of the first second of movement.
  private static func heading(_ errors: OrientationErrors) -> Double {
    let moving = errors.samples.filter(\.isMoving).map(\.heading)
    let begin = moving.prefix(max(1, Int(errors.rateHz)))
    let offset = Double.arcTangent(
      begin.reduce(0) { $0 + Double.sine($1) }, over: begin.reduce(0) { $0 + Double.cosine($1) })
    return OrientationScore.rootMeanSquare(moving.map { OrientationErrors.wrapped($0 - offset) })
  }

  private static func mean(_ figures: [Figures]) -> Figures? {
    guard var mean = figures.first else { return nil }
    for path: WritableKeyPath<Figures, Double> in [
      \.total, \.inclination, \.heading, \.drift, \.squaredErrorOverVariance, \.plainInclination,
      \.plainHeading, \.plainDrift,
    ] {
      mean[keyPath: path] = figures.reduce(0) { $0 + $1[keyPath: path] } / Double(figures.count)
    }
    return mean
  }
}
