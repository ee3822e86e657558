public import ArgumentParser
public import Lab

struct LabFuseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuse",
    abstract: "Fuse an inertial trial into orientations.",
    discussion: """
      Reads a trial of format HSIMU001, gzip'ed or not, and writes one row a sample: t,qw,qx,qy,qz, the \
      sensor's orientation against an earth with x east, y north and z up.
      """)

  @Option(help: "The trial.", completion: .file())
  var input: String
  @Option(help: "6d: gyroscope and accelerometer. 9d: with the magnetometer.")
  var mode: TrialFusion.Mode
  @Option(help: "Milliseconds the orientation is turned on past each sample: a property of the device.")
  var leadMs = 0.0
  @Option(help: "The file of orientations; one that is there is replaced.", completion: .file())
  var output: String

  func validate() throws {
    guard abs(leadMs) <= 100 else { throw ValidationError("--lead-ms lies between -100 and 100.") }
  }

  func run() throws {
    let trial = try LabCommand.run { () throws(LabError) in try InertialTrial(contentsOf: input) }
    let fusion = TrialFusion(mode: mode, leadMilliseconds: leadMs)
    try LabCommand.run { () throws(LabError) in try fusion.write(trial, to: output) }
  }
}

extension TrialFusion.Mode: ExpressibleByArgument {}
