internal import ArgumentParser
internal import Lab

struct LabPredictIMUCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict-imu",
    abstract: "Predict the turns of an inertial trial.",
    discussion: """
      Reads a trial of format HSIMU001, gzip'ed or not, and writes one row a horizon at each sample: \
      t,horizon_ms,dqw,dqx,dqy,dqz, the turn expected from t to horizon_ms later in the sensor's own axes, made \
      from the samples up to t.
      """)

  @Option(help: "The trial.", completion: .file())
  var input: String
  @Option(help: "How far ahead, milliseconds from 0 to 100.")
  var horizons = LabHorizons.usual
  @Option(help: "Milliseconds by which each sample lags behind the motion: a property of the device.")
  var leadMs = 0.0
  @Option(help: "The file of turns; one that is there is replaced.", completion: .file())
  var output: String

  func validate() throws {
    guard leadMs >= 0, leadMs <= 100 else { throw ValidationError("--lead-ms lies between 0 and 100.") }
  }

  func run() throws {
    let trial = try LabCommand.run { () throws(LabError) in try InertialTrial(contentsOf: input) }
    let prediction = TrialPrediction(horizonsMilliseconds: horizons.milliseconds, leadMilliseconds: leadMs)
    try LabCommand.run { () throws(LabError) in try prediction.write(trial, to: output) }
  }
}
