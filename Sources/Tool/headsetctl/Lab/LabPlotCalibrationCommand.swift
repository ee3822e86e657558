internal import ArgumentParser
private import Calibration
private import Charts
private import Lab
private import PoseMath

struct LabPlotCalibrationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibration",
    abstract: "Draw what a calibration leaves, and which directions it saw.",
    discussion: "Reads what 'headsetctl lab calibrate' reads.")

  @Option(help: "The recording.", completion: .file())
  var input: String
  @Option(help: "Gravity where it was made, m/s^2.")
  var gravity = standardGravity
  @OptionGroup var picture: PictureOptions

  func run() throws {
    let figure = try LabCommand.run { () throws(LabError) in
      let recording = try InertialRecording(try NumberTable(contentsOf: input))
      return try CalibrationFigure(of: recording, gravity: gravity, named: LabPlotCommand.name(of: input))
        .figure
    }
    try picture.write(figure)
  }
}

struct LabPlotAllanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allan",
    abstract: "Draw Allan deviations with the noise fitted to them.",
    discussion: "Reads what 'headsetctl lab allan' reads, and takes the longest rest of the recording.")

  @Option(help: "The recording.", completion: .file())
  var input: String
  @OptionGroup var picture: PictureOptions

  func run() throws {
    let figure = try LabCommand.run { () throws(LabError) in
      let recording = try InertialRecording(try NumberTable(contentsOf: input))
      return AllanFigure(of: try AllanReport(of: recording), named: LabPlotCommand.name(of: input)).figure
    }
    try picture.write(figure)
  }
}
