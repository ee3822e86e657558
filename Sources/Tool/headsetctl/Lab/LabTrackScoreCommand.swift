public import ArgumentParser
public import Lab

struct LabTrackScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "track-score",
    abstract: "Compare tracked poses with the truth.",
    discussion: """
      Reads tables t_s,device,px,py,pz,qw,qx,qy,qz,vx,vy,vz,..., the track's with a column sigma_mm if it has one. \
      One motion takes the track's world to the truth's: rigid, about the vertical (yaw), or none; with 'bodies' the \
      frame of the body is free as well, for another tracker's table, whose devices have other names: --pair. It and the \
      lag, how late positions are, weigh poses by the variance they believe. With --from and --to only a part is \
      compared, aligned for itself. Position errors are distances in millimetres; nmse is the mean of the squared error over the \
      believed variance, 1 for a track that knows what it does not know.
      """)

  @Option(help: "The tracked poses.", completion: .file(extensions: ["csv"]))
  var track: String
  @Option(
    help: "The truth, such as 'headsetctl lab simulate' writes.", completion: .file(extensions: ["csv"]))
  var truth: String
  @Option(help: "What may be taken out before comparing: rigid, yaw, none or bodies.")
  var align: TrackScore.Alignment = .rigid
  @Option(
    help: ArgumentHelp("What the truth calls a device, and what the track does.", valueName: "truth=track"))
  var pair: [String] = []
  @Option(help: "Compare from so many seconds of the recording on.")
  var from = 0.0
  @Option(help: "Compare to so many seconds of the recording.")
  var to = Double.infinity
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard pair.allSatisfy({ $0.split(separator: "=").count == 2 }) else {
      throw ValidationError("A pair is two names with = between them.")
    }
  }

  func run() throws {
    let pairs = pair.map { $0.split(separator: "=").map(String.init) }.map { ($0[0], $0[1]) }
    let score = try LabCommand.run { () throws(LabError) in
      TrackScore(
        of: try TrackTable(contentsOf: track),
        against: try TrackTable(contentsOf: truth).rows(from: from, to: to), alignment: align,
        pairs: Dictionary(pairs) { first, _ in first })
    }
    guard !output.json else { return try Terminal.write(json: score) }
    var table = TextTable()
    table.append([
      "device", "rows", "coverage", "rms mm", "median", "95 %", "max", "rms deg", "median", "95 %", "lag ms",
      "rms without lag", "nmse",
    ])
    for (name, device) in score.devices.sorted(by: { $0.key < $1.key }) {
      func fixed(_ value: Double?, _ digits: Int) -> String {
        value.map { Figures.fixed($0, digits) } ?? "-"
      }
      table.append([
        name, "\(device.rows)", fixed(device.coverage, 3), fixed(device.positionRMS, 2),
        fixed(device.positionMedian, 2), fixed(device.position95, 2), fixed(device.positionMax, 1),
        fixed(device.orientationRMS, 3), fixed(device.orientationMedian, 3), fixed(device.orientation95, 3),
        fixed(device.lag, 2),
        fixed(device.positionRMSWithoutLag, 2),
        fixed(device.normalizedSquaredError, 2),
      ])
    }
    Terminal.write(table.text)
  }
}

extension TrackScore.Alignment: ExpressibleByArgument {}
