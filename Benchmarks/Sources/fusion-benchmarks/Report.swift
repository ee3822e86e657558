import Foundation
import Lab

/// What came out, as a table or as JSON.
struct Report: Encodable {
  struct Row: Encodable {
    var filter: String
    var axes: Int
    var totalDeg: Double
    var headingDeg: Double
    var inclinationDeg: Double
    var inclinationP95Deg: Double
    var alignedTotalDeg: Double
    var headingDriftDegPerMin: Double
    /// The largest ratio of the error to VQF's on one trial: inclination with six axes, total with nine.
    var worstTrialOfVQF: Double
    var nanosecondsMedian: Double
    var nanosecondsLowest: Double

    init(_ contender: Contender, score: OrientationScore, worstTrialOfVQF: Double, nanoseconds: [Double]) {
      self.worstTrialOfVQF = worstTrialOfVQF
      filter = contender.name
      axes = contender.isNineAxis ? 9 : 6
      totalDeg = score.total
      headingDeg = score.heading
      inclinationDeg = score.inclination
      inclinationP95Deg = score.inclinationP95
      alignedTotalDeg = score.alignedTotal
      headingDriftDegPerMin = score.headingDrift
      let sorted = nanoseconds.sorted()
      nanosecondsMedian = sorted[sorted.count / 2]
      nanosecondsLowest = sorted[0]
    }
  }

  var peers: String
  var trials: Int
  var timedSamples: Int
  var passes: Int
  var rows: [Row]

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  var text: String {
    let heads = [
      "axes", "total", "heading", "inclination", "p95", "drift/min", "aligned", "worst of VQF", "ns",
      "lowest",
      "of VQF",
    ]
    let cells = rows.map { row in
      let peer = rows.first { $0.filter == "VQF" && $0.axes == row.axes }
      // Without a magnetometer heading and total mean nothing.
      let heading = row.axes == 9 ? [row.totalDeg, row.headingDeg].map { Self.fixed($0, 3) } : ["-", "-"]
      return [row.filter, "\(row.axes)"] + heading + [
        Self.fixed(row.inclinationDeg, 3), Self.fixed(row.inclinationP95Deg, 3),
        Self.fixed(row.headingDriftDegPerMin, 2), Self.fixed(row.alignedTotalDeg, 3),
        Self.fixed(row.worstTrialOfVQF, 2), Self.fixed(row.nanosecondsMedian, 1),
        Self.fixed(row.nanosecondsLowest, 1),
        Self.fixed(row.nanosecondsMedian / (peer?.nanosecondsMedian ?? .nan), 2),
      ]
    }
    let table = [["degrees"] + heads] + cells
    let widths = table[0].indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    let lines = table.map { row in
      zip(row, widths).enumerated().map { index, cell in
        let blanks = String(repeating: " ", count: cell.1 - cell.0.count)
        return index == 0 ? cell.0 + blanks : blanks + cell.0
      }.joined(separator: "  ")
    }
    let head = "\(trials) trials; time over \(timedSamples) samples, \(passes) passes; \(peers) with -O3"
    return ([head] + lines).joined(separator: "\n")
  }

  private static func fixed(_ value: Double, _ digits: Int) -> String {
    String(format: "%.\(digits)f", value)
  }
}
