public import Charts
private import PoseMath

/// The course of the error on a trial to which something was done: ours, with six axes and with nine, beside plain integration.
public struct StressFigure: Sendable {
  /// The picture.
  public let figure: Figure

  /// The picture of a kind on a trial.
  /// - Throws: `LabError.otherLength`.
  public init(
    of kind: StressKind, on trial: InertialTrial, named name: String, leadMilliseconds: Double = 0
  ) throws(LabError) {
    let changed = kind.applied(to: trial)
    let nine = TrialFusion(mode: .nineAxis, leadMilliseconds: leadMilliseconds)
    let six = TrialFusion(mode: .sixAxis, leadMilliseconds: leadMilliseconds)
    figure = try OrientationFigure(
      of: changed, named: "\(name), \(kind.sentence)",
      estimates: [
        ("6 axes", six.earthFromSensor(changed)),
        ("9 axes", nine.earthFromSensor(changed)),
        ("plain integration", PlainIntegration.earthFromSensor(changed)),
      ], alignsHeading: true
    ).figure
  }
}
