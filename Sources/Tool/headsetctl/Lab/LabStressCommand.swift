public import ArgumentParser
private import Charts
private import Foundation
public import Lab
private import Wording

struct LabStressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stress",
    abstract: "Judge the orientation filter on trials to which something was done.",
    discussion: """
      Samples lost and repeated, ranges exceeded, biases that step, magnets, splices: each is done to every trial \
      (*.hsimu or *.hsimu.gz) of a folder, or to made-up motion of hands where none is given, always alike. Beside \
      the filter's figures stand those of the gyroscope integrated with the bias of the first rest: root mean \
      squares in movement in degrees, drift in degrees a minute, and on how many trials the filter is worse by 5 % \
      and half a degree. Honesty is the mean squared inclination error over the variance the filter gives it: 1 if \
      that is as large as it says.
      """)

  @Option(help: "The folder of trials; made-up motion if not given.", completion: .directory)
  var data: String?
  @Option(help: "What is done; all kinds if not given.")
  var kind: [StressKind] = []
  @Option(help: "Milliseconds the orientation is turned on past each sample.")
  var leadMs = 0.0
  @Option(
    help: "A folder for a picture of each kind, SVG: the trial on which it does most.", completion: .directory
  )
  var output: String?
  @OptionGroup var format: OutputOptions

  func validate() throws {
    guard abs(leadMs) <= 100 else { throw ValidationError("--lead-ms lies between -100 and 100.") }
  }

  func run() throws {
    let trials = try data.map(Self.trials) ?? StressTable.madeUpTrials()
    let kinds = kind.isEmpty ? StressKind.allCases : kind
    let table = try LabCommand.run { () throws(LabError) in
      try StressTable(kinds, on: trials, leadMilliseconds: leadMs)
    }
    if format.json { try Terminal.write(json: table) } else { Terminal.write(Self.text(of: table)) }
    if let output { try draw(table, trials, into: output) }
  }

  /// The trials of a folder, by name.
  static func trials(in folder: String) throws -> [(name: String, trial: InertialTrial)] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw Failure(.fileUnreadable(path: folder, detail: "not a folder"), .noInput)
    }
    let trials = try names.filter { $0.hasSuffix(".hsimu.gz") || $0.hasSuffix(".hsimu") }.sorted().map {
      name in
      let trial = try LabCommand.run { () throws(LabError) in
        try InertialTrial(contentsOf: folder + "/" + name)
      }
      return (name: LabPlotCommand.name(of: name), trial: trial)
    }
    guard !trials.isEmpty else {
      throw Failure(.fileUnreadable(path: folder, detail: "no trials in it"), .noInput)
    }
    return trials
  }

  private static func text(of stress: StressTable) -> String {
    var table = TextTable([
      "", "9d total", "6d incl.", "heading", "drift", "honesty", "plain incl.", "heading", "drift", "worse",
    ])
    for row in stress.rows {
      let mean = row.mean
      table.append(
        [row.kind.sentence]
          + [
            mean.total, mean.inclination, mean.heading, mean.drift, mean.squaredErrorOverVariance,
            mean.plainInclination, mean.plainHeading,
            mean.plainDrift,
          ].map { Figures.fixed($0, 2) } + ["\(row.worse) of \(row.trials.count)"])
    }
    return table.text
  }

  private func draw(
    _ table: StressTable, _ trials: [(name: String, trial: InertialTrial)], into folder: String
  ) throws {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure(.fileUnreadable(path: folder, detail: "not a folder that can be made"), .cannotCreate)
    }
    for row in table.rows {
      let worst = row.trials.max { ($0.value.inclination, $1.key) < ($1.value.inclination, $0.key) }?.key
      guard let (name, trial) = trials.first(where: { $0.name == worst }) else { continue }
      try LabCommand.run { () throws(LabError) in
        let figure = try StressFigure(of: row.kind, on: trial, named: name, leadMilliseconds: leadMs).figure
        try LabFile.write(figure.svg, to: "\(folder)/\(row.kind.rawValue).svg")
      }
    }
  }
}

extension StressKind: ExpressibleByArgument {}
