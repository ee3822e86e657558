internal import ArgumentParser
internal import Lab

struct LabValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Cross-validate the orientation filter's constants over a folder of trials.",
    discussion: """
      Runs many random sets of the constants on every trial (*.hsimu or *.hsimu.gz). For each trial, and each \
      kind of trial, that is left out, the set that is best on the others is scored on it. The figures are \
      means over the trials: nine axes total and with the heading offset removed (deg), six axes inclination \
      (deg) and heading drift (deg/min).
      """)

  @Option(help: "The folder of trials.", completion: .directory)
  var data: String
  @Option(help: "Sets of constants to try.")
  var sets = 200
  @Option(help: "Each constant is multiplied or divided by up to this.")
  var factor = 2.0
  @Option(help: "Milliseconds the orientation is turned on past each sample.")
  var leadMs = 0.0

  func validate() throws {
    guard (1...100_000).contains(sets), factor > 1, factor <= 10, abs(leadMs) <= 100 else {
      throw ValidationError("--sets lies between 1 and 100000, --factor between 1 and 10.")
    }
  }

  func run() throws {
    let trials = try LabStressCommand.trials(in: data)
    let validation = try LabCommand.run { () throws(LabError) in
      try CrossValidation(trials: trials, leadMilliseconds: leadMs, setCount: sets, factor: factor)
    }
    var table = TextTable()
    table.append(["", "9d total", "aligned", "6d inclination", "drift"])
    for (name, figures) in [
      ("defaults", validation.ofDefaults), ("median set", validation.ofMedianSet),
      ("trial left out", validation.leavingTrialsOut), ("kind left out", validation.leavingKindsOut),
    ] {
      table.append([
        name, Figures.fixed(figures.totalDegrees, 3), Figures.fixed(figures.alignedDegrees, 3),
        Figures.fixed(figures.inclinationDegrees, 3), Figures.fixed(figures.driftDegreesPerMinute, 2),
      ])
    }
    Terminal.write(table.text)
  }
}
