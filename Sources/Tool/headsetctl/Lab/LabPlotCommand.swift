internal import ArgumentParser
internal import Charts
private import Foundation
private import Lab
private import PoseMath

/// `headsetctl lab plot`: pictures of errors and residuals.
struct LabPlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draw errors and residuals as SVG.",
    discussion: """
      The pictures have their own light and dark colours, which all kinds of sight tell apart, and are alike to the \
      byte where the figures are.
      """,
    subcommands: [
      LabPlotOrientationCommand.self, LabPlotPredictionCommand.self, LabPlotAllanCommand.self,
      LabPlotCalibrationCommand.self,
    ])

  /// What a file is called in a picture.
  static func name(of path: String) -> String {
    let name = URL(filePath: path).lastPathComponent
    return String(name.prefix { $0 != "." })
  }
}

/// Where a picture goes.
struct PictureOptions: ParsableArguments {
  @Option(help: "The picture, SVG; one that is there is replaced.", completion: .file(extensions: ["svg"]))
  var output: String

  func write(_ figure: Figure) throws {
    try LabCommand.run { () throws(LabError) in try LabFile.write(figure.svg, to: output) }
  }
}

struct LabPlotOrientationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orientation",
    abstract: "Draw the error of estimates over an inertial trial.",
    discussion: """
      Heading and inclination error against the trial's optical reference, with what is not scored and where the \
      magnetic field is not that of the begin shaded, the field and the turn rate below.
      """)

  @Option(help: "The trial, HSIMU001, gzip'ed or not.", completion: .file())
  var trial: String
  @Option(help: "A table t,qw,qx,qy,qz of 'headsetctl lab fuse'; several to compare.", completion: .file())
  var estimate: [String]
  @Flag(help: "Take one constant heading from each estimate, for those without a magnetometer.")
  var alignHeading = false
  @OptionGroup var picture: PictureOptions

  func run() throws {
    let figure = try LabCommand.run { () throws(LabError) in
      let trial = try InertialTrial(contentsOf: self.trial)
      var estimates: [OrientationFigure.Estimate] = []
      for path in estimate {
        let table = try NumberTable(contentsOf: path)
        let (real, imaginary) = (try table.column("qw"), try table.vectors("qx", "qy", "qz"))
        estimates.append(
          (LabPlotCommand.name(of: path), zip(real, imaginary).map { Quaternion(real: $0, imaginary: $1) }))
      }
      return try OrientationFigure(
        of: trial, named: LabPlotCommand.name(of: self.trial), estimates: estimates,
        alignsHeading: alignHeading
      ).figure
    }
    try picture.write(figure)
  }
}

struct LabPlotPredictionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prediction",
    abstract: "Draw the error of predictions by horizon.",
    discussion: """
      Against a head trace (t_s,x,y,z,qw,qx,qy,qz) or an inertial trial. The predictions are tables of 'headsetctl \
      lab predict' or 'lab predict-imu'.
      """)

  @Option(help: "The head trace.", completion: .file())
  var trace: String?
  @Option(help: "The inertial trial.", completion: .file())
  var trial: String?
  @Option(help: "A table of predictions; several to compare.", completion: .file())
  var prediction: [String]
  @OptionGroup var picture: PictureOptions

  func validate() throws {
    guard (trace == nil) != (trial == nil) else { throw ValidationError("Give --trace or --trial.") }
  }

  func run() throws {
    let figure = try LabCommand.run { () throws(LabError) in
      let truth = try truth()
      var errors: [(name: String, errors: PredictionErrors)] = []
      for path in prediction {
        let found = try PredictionErrors(of: try NumberTable(contentsOf: path), against: truth)
        errors.append((LabPlotCommand.name(of: path), found))
      }
      return PredictionFigure(
        of: errors, truth: truth, named: LabPlotCommand.name(of: trace ?? trial ?? "")
      ).figure
    }
    try picture.write(figure)
  }

  private func truth() throws(LabError) -> TruthTrack {
    if let trace { return try TruthTrack(trace: try NumberTable(contentsOf: trace)) }
    return TruthTrack(try InertialTrial(contentsOf: trial ?? ""))
  }
}
