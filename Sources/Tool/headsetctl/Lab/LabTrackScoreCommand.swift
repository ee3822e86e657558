public import ArgumentParser
public import Lab

struct LabTrackScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "track-score",
    abstract: "Compare tracked poses with the truth.",
    discussion: """
      Reads tables t_s,device,px,py,pz,qw,qx,qy,qz,vx,vy,vz,..., the track's with a column sigma_mm if it has one. \
      One motion takes the track's world to the truth's: rigid, about the vertical (yaw), or none; it and the lag, how \
      late positions are, weigh poses by the variance they believe. Position errors are distances in millimetres; nmse is the mean of the squared error over the \
      believed variance, 1 for a track that knows what it does not know.
      """)

  @Option(help: "The tracked poses.", completion: .file(extensions: ["csv"]))
  var track: String
  @Option(
    help: "The truth, such as 'headsetctl lab simulate' writes.", completion: .file(extensions: ["csv"]))
  var truth: String
  @Option(help: "What may be taken out before comparing: rigid, yaw or none.")
  var align: TrackScore.Alignment = .rigid
  @OptionGroup var output: OutputOptions

  func run() throws {
    let score = try LabCommand.run { () throws(LabError) in
      TrackScore(
        of: try TrackTable(contentsOf: track), against: try TrackTable(contentsOf: truth), alignment: align)
    }
    guard !output.json else { return try Terminal.write(json: score) }
    var table = TextTable()
    table.append([
      "device", "rows", "coverage", "rms mm", "median", "95 %", "max", "rms deg", "95 %", "lag ms",
      "rms without lag", "nmse",
    ])
    for (name, device) in score.devices.sorted(by: { $0.key < $1.key }) {
      func fixed(_ value: Double?, _ digits: Int) -> String {
        value.map { Figures.fixed($0, digits) } ?? "-"
      }
      table.append([
        name, "\(device.rows)", fixed(device.coverage, 3), fixed(device.positionRMS, 2),
        fixed(device.positionMedian, 2), fixed(device.position95, 2), fixed(device.positionMax, 1),
        fixed(device.orientationRMS, 3), fixed(device.orientation95, 3), fixed(device.lag, 2),
        fixed(device.positionRMSWithoutLag, 2),
        fixed(device.normalizedSquaredError, 2),
      ])
    }
    Terminal.write(table.text)
  }
}

extension TrackScore.Alignment: ExpressibleByArgument {}
