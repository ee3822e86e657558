internal import ArgumentParser
private import Lab
private import PoseMath

struct LabCalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Fit an inertial unit's parameters to a recording.",
    discussion: """
      Reads a table t_s,ax,ay,az,gx,gy,gz, gzip'ed or not, in seconds and any unit (counts, SI), with a column \
      temperature_c where the device reports one and mx,my,mz where it has a magnetometer; or a trial of format \
      HSIMU001. The unit should lie still in a dozen or more attitudes, two \
      seconds or longer each, and be turned about all its axes between them. Scale factors are in readings per \
      m/s^2 and per rad/s; every figure has its standard error. What the recording does not tell is refused, with the \
      reason. Hard and soft iron of a magnetometer need a dozen directions of the field, in \
      motion or not.
      """)

  @Option(help: "The recording.", completion: .file())
  var input: String
  @Option(help: "Gravity where it was made, m/s^2; every accelerometer scale factor is as uncertain as this.")
  var gravity = standardGravity
  @Option(help: "The magnetic field's strength where it was made, in the unit wanted; without it, as read.")
  var field: Double?
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (9.7...9.9).contains(gravity) else {
      throw ValidationError("--gravity lies between 9.7 and 9.9 everywhere on earth.")
    }
    guard field.map({ $0.isFinite && $0 > 0 }) != false else {
      throw ValidationError("--field is a number above zero.")
    }
  }

  func run() throws {
    let report = try LabCommand.run { () throws(LabError) in
      try CalibrationReport(of: try CalibrationInput(contentsOf: input), gravity: gravity, field: field)
    }
    if output.json {
      try Terminal.write(json: report, inSnakeCase: true)
    } else {
      Terminal.write(CalibrationText(.ofUser).text(of: report))
    }
  }
}
