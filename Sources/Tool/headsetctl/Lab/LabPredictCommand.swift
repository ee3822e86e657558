internal import ArgumentParser
internal import Lab

struct LabPredictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict",
    abstract: "Predict the poses of a recorded track.",
    discussion: """
      Reads a table t_s,x,y,z,qw,qx,qy,qz, gzip'ed or not, and writes one row a horizon at each of its rows: \
      t,horizon_ms,px,py,pz,qw,qx,qy,qz, the pose expected horizon_ms after t, made from the rows up to t.
      """)

  /// How the track is fed to the predictor.
  enum TrackProtocol: String, CaseIterable, ExpressibleByArgument {
    /// Row by row as it was recorded.
    case raw
  }

  @Option(help: "The track.", completion: .file())
  var input: String
  @Option(name: .customLong("protocol"), help: "raw: row by row, as it was recorded.")
  var trackProtocol = TrackProtocol.raw
  @Option(help: "How far ahead, milliseconds from 0 to 100.")
  var horizons = LabHorizons.usual
  @Option(help: "The file of predictions; one that is there is replaced.", completion: .file())
  var output: String

  func run() throws {
    let trace = try LabCommand.run { () throws(LabError) in try PoseTrace(contentsOf: input) }
    let prediction = TracePrediction(horizonsMilliseconds: horizons.milliseconds)
    try LabCommand.run { () throws(LabError) in try prediction.write(trace, to: output) }
  }
}
