private import Foundation
internal import Fusion

/// Whether the filter's constants hold on recordings they were not chosen on: many random sets of them are run on
/// all trials; for each trial (or kind of trial) that is left out, the set that is best on the others is scored
/// on it.
public struct CrossValidation: Sendable {
  /// Figures of one trial, or means of several.
  public struct Figures: Sendable {
    /// Nine axes: total error, and with one heading offset a trial taken out, degrees.
    public var totalDegrees = 0.0
    public var alignedDegrees = 0.0
    /// Six axes: inclination, degrees, and heading drift, degrees a minute.
    public var inclinationDegrees = 0.0
    public var driftDegreesPerMinute = 0.0

    /// What a set of constants is chosen by; inclination and drift weigh so that each matters.
    var cost: Double {
      totalDegrees + alignedDegrees + 2 * inclinationDegrees + 0.2 * driftDegreesPerMinute
    }

    /// The mean of some.
    init(meanOf figures: [Figures]) {
      let share = 1 / Double(max(1, figures.count))
      for figure in figures {
        totalDegrees += figure.totalDegrees * share
        alignedDegrees += figure.alignedDegrees * share
        inclinationDegrees += figure.inclinationDegrees * share
        driftDegreesPerMinute += figure.driftDegreesPerMinute * share
      }
    }
  }

  /// The names of the trials, and what each set of constants reached on each.
  private(set) var names: [String] = []
  let figures: [[Figures]]

  /// Runs `setCount` sets, the first of them the default, the others with each constant times or divided by up to
  /// `factor`. Takes about 0.4 s a set for 17 trials of three minutes. Trials in which nothing is scored are left
  /// out.
  /// - Throws: what `TrialFusion.score` throws.
  public init(
    trials: [(name: String, trial: InertialTrial)], leadMilliseconds: Double, setCount: Int, factor: Double
  ) throws(LabError) {
    var state: UInt64 = 0x9e37_79b9_7f4a_7c15
    var figures: [[Figures]] = []
    for index in 0..<setCount {
      let parameters = index == 0 ? FilterParameters<Double>() : Self.varied(by: factor, &state)
      var row: [Figures?] = []
      for (_, trial) in trials { row.append(try Self.figures(of: trial, parameters, leadMilliseconds)) }
      figures.append(row.compactMap(\.self))
      if index == 0 { names = zip(trials, row).compactMap { $1 == nil ? nil : $0.name } }
    }
    self.figures = figures
  }

  /// The defaults on all trials.
  public var ofDefaults: Figures { Figures(meanOf: figures.first ?? []) }

  /// The median set, by each figure.
  public var ofMedianSet: Figures {
    func median(_ part: (Figures) -> Double) -> Double {
      figures.map { part(Figures(meanOf: $0)) }.sorted()[figures.count / 2]
    }
    var result = Figures(meanOf: [])
    result.totalDegrees = median(\.totalDegrees)
    result.alignedDegrees = median(\.alignedDegrees)
    result.inclinationDegrees = median(\.inclinationDegrees)
    result.driftDegreesPerMinute = median(\.driftDegreesPerMinute)
    return result
  }

  /// Each trial by the set that is best on all others.
  public var leavingTrialsOut: Figures { leavingOut(names) }

  /// Each kind of trial by the set that is best on all other kinds.
  public var leavingKindsOut: Figures { leavingOut(names.map(Self.kind)) }

  private func leavingOut(_ groups: [String]) -> Figures {
    var held: [Figures] = []
    for group in Set(groups).sorted() {
      let best = figures.min { left, right in
        cost(left, without: group, groups) < cost(right, without: group, groups)
      }
      guard let best else { continue }
      held += zip(groups, best).filter { $0.0 == group }.map(\.1)
    }
    return Figures(meanOf: held)
  }

  private func cost(_ set: [Figures], without group: String, _ groups: [String]) -> Double {
    zip(groups, set).reduce(0) { $1.0 == group ? $0 : $0 + $1.1.cost }
  }

  /// A trial's name without its number and what tells repetitions apart.
  static func kind(_ name: String) -> String {
    name.split(separator: "_").filter {
      $0.count > 1 && !$0.allSatisfy(\.isNumber) && !$0.hasSuffix("cm") && !["with", "breaks"].contains($0)
    }.joined(separator: "_")
  }

  private static func figures(
    of trial: InertialTrial, _ parameters: FilterParameters<Double>, _ lead: Double
  ) throws(LabError) -> Figures? {
    var nine = TrialFusion(mode: .nineAxis, leadMilliseconds: lead)
    var six = TrialFusion(mode: .sixAxis, leadMilliseconds: lead)
    (nine.parameters, six.parameters) = (parameters, parameters)
    guard let nineScore = try nine.score(trial), let sixScore = try six.score(trial) else { return nil }
    var result = Figures(meanOf: [])
    result.totalDegrees = nineScore.total
    result.alignedDegrees = nineScore.alignedTotal
    result.inclinationDegrees = sixScore.inclination
    result.driftDegreesPerMinute = sixScore.headingDrift
    return result
  }

  /// The constants that were chosen by figures, each times or divided by up to `factor`.
  private static func varied(by factor: Double, _ state: inout UInt64) -> FilterParameters<Double> {
    var parameters = FilterParameters<Double>()
    let varied: [WritableKeyPath<FilterParameters<Double>, Double>] = [
      \.turnNoise, \.biasDeviation, \.biasNoise, \.matrixDeviation, \.matrixNoise,
      \.accelerometerBiasDeviation, \.velocityNoise, \.wearerSpeed, \.wearerSpeedMemory,
      \.wearerLiveliness, \.restRateNoise, \.restVelocityNoise, \.fieldHeadingNoise, \.fieldSideways,
      \.fieldNoise, \.fieldMemory, \.referenceMemory, \.deviationMemory, \.disagreementMemory,
      \.gapAngularAcceleration,
    ]
    for constant in varied {
      // SplitMix64 (Steele, Lea, Flood, 2014).
      state &+= 0x9e37_79b9_7f4a_7c15
      var bits = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
      bits = (bits ^ bits >> 27) &* 0x94d0_49bb_1331_11eb
      let uniform = Double((bits ^ bits >> 31) >> 11) / 9_007_199_254_740_992
      parameters[keyPath: constant] *= exp((2 * uniform - 1) * log(factor))
    }
    return parameters
  }
}
