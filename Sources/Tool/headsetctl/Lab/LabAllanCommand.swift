internal import ArgumentParser
private import Calibration
private import Foundation
private import Lab

struct LabAllanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allan",
    abstract: "Tell a sensor's noise from a recording at rest.",
    discussion: """
      Reads a table t_s,ax,ay,az,gx,gy,gz, gzip'ed or not, and writes the overlapping Allan deviation of each axis, \
      in readings, with the interval that holds the truth with 68 %, and the noise that the curve shows: angle \
      random walk N (the curve at 1 s), bias instability B (its flat stretch over 0.664), rate random walk K (the \
      curve at 3 s) and quantisation Q. Without --first and --count the longest rest of the recording is taken, the \
      whole of a recording that never moves.
      """)

  @Option(help: "The recording.", completion: .file())
  var input: String
  @Option(help: "The first sample that is used, counted from 0.")
  var first: Int?
  @Option(help: "How many samples are used.")
  var count: Int?
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard first ?? 0 >= 0, count ?? 1 > 0 else {
      throw ValidationError("--first is 0 or more, --count 1 or more.")
    }
  }

  func run() throws {
    let report = try LabCommand.run { () throws(LabError) in
      let recording = try InertialRecording(try NumberTable(contentsOf: input))
      return try AllanReport(of: recording, samples: range(of: recording.times.count))
    }
    if output.json {
      try Terminal.write(json: report)
    } else {
      Terminal.write(Self.text(of: report))
    }
  }

  private func range(of total: Int) -> Range<Int>? {
    guard first != nil || count != nil else { return nil }
    let begin = min(first ?? 0, total)
    return begin..<begin + min(count ?? total, total - begin)
  }

  private static func text(of report: AllanReport) -> String {
    let text = String(
      format: "%d samples from number %d on, %.4g s apart\n\n", report.samples.count,
      report.samples.lowerBound, report.interval)
    var curves = TextTable(["tau, s"] + report.axes.map(\.axis.name))
    for (index, point) in (report.axes.first?.curve.points ?? []).enumerated() {
      curves.append(
        [String(format: "%g", point.tau)]
          + report.axes.map { axis in
            let point = axis.curve.points[index]
            return String(
              format: "%.4g (%.3g-%.3g)", point.deviation, point.interval.lowerBound,
              point.interval.upperBound)
          })
    }
    var noise = TextTable(["noise"] + report.axes.map(\.axis.name))
    for (index, name) in ["quantisation Q", "random walk N", "bias instability B", "rate random walk K"]
      .enumerated()
    {
      noise.append(
        [name]
          + report.axes.map { axis in
            let term = axis.noise.terms[index]
            guard term.isVisible else {
              return term.value > 0 ? String(format: "hidden, < %.3g", term.interval.upperBound) : "-"
            }
            return String(
              format: "%.4g (%.3g-%.3g)", term.value, term.interval.lowerBound, term.interval.upperBound)
          })
    }
    return text + curves.text + "\n" + noise.text
  }
}
