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
      of made-up light of as many stations of that generation. The figures of both go to standard output.
      """)

  @Option(help: "The recording.", completion: .file())
  var input: String
  @OptionGroup var picture: PictureOptions

  func run() throws {
    let model = try LabCommand.run { () throws(LabError) in
      try LightModelFigure(of: input, named: LabPlotCommand.name(of: input))
    }
    try picture.write(model.figure)
    var table = TextTable()
    table.append(["", "own urad", "shared urad", "missed %", "pulse ticks", "6 turns, ticks"])
    for (name, figures) in [("recorded", model.recorded), ("made up", model.simulated)] {
      table.append([
        name, Figures.fixed(figures.ownError * 1e6, 1), Figures.fixed(figures.commonError * 1e6, 1),
        Figures.fixed(figures.missedShare * 100, 1),
        figures.pulseLength.map { Figures.fixed($0, 0) } ?? "-",
        figures.wander.map { Figures.fixed($0, 1) } ?? "-",
      ])
    }
    Terminal.write(table.text)
  }
}
