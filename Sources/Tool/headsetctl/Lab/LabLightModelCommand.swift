internal import ArgumentParser
private import Charts
private import Lab

struct LabLightModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "light-model",
    abstract: "Draw a recording's light beside the simulator's.",
    discussion: """
      Reads what 'headsetctl lab light' reads and takes the device with the most hits: how hits scatter about their \
      sweep, what a sweep's hits share, how many are missed, how long pulses are and how rotors wander, beside the same \
      of made-up light of as many stations of that generation.
      """)

  @Option(help: "The recording.", completion: .file())
  var input: String
  @OptionGroup var picture: PictureOptions

  func run() throws {
    let figure = try LabCommand.run { () throws(LabError) in
      try LightModelFigure(of: input, named: LabPlotCommand.name(of: input)).figure
    }
    try picture.write(figure)
  }
}
