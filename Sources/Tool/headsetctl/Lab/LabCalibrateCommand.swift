internal import ArgumentParser
private import Calibration
private import Foundation
private import Lab
private import PoseMath

struct LabCalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Fit an inertial unit's parameters to a recording.",
    discussion: """
      Reads a table t_s,ax,ay,az,gx,gy,gz, gzip'ed or not, in seconds and any unit (counts, SI), with a column \
      temperature_c where the device reports one. The unit should lie still in a dozen or more attitudes, two \
      seconds or longer each, and be turned about all its axes between them. Scale factors are in readings per \
      m/s^2 and per rad/s; every figure has its standard error. What the recording does not tell is refused, with the \
      reason.
      """)

  @Option(help: "The recording.", completion: .file())
  var input: String
  @Option(help: "Gravity where it was made, m/s^2; every accelerometer scale factor is as uncertain as this.")
  var gravity = standardGravity
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (9.7...9.9).contains(gravity) else {
      throw ValidationError("--gravity lies between 9.7 and 9.9 everywhere on earth.")
    }
  }

  func run() throws {
    let report = try LabCommand.run { () throws(LabError) in
      let recording = try InertialRecording(try NumberTable(contentsOf: input))
      return try CalibrationReport(of: recording, gravity: gravity)
    }
    if output.json {
      try Terminal.write(json: report, inSnakeCase: true)
    } else {
      Terminal.write(Self.text(of: report))
    }
  }

  // MARK: - Text

  private static func text(of report: CalibrationReport) -> String {
    var text = String(
      format: "%d samples, %.1f s, %d rests, gravity %.5f m/s^2\n", report.samples, report.duration,
      report.rests,
      report.gravity)
    text += "\nAccelerometer\n"
    if let found = report.accelerometer {
      text += table(of: found.axes, perUnit: "scale, per m/s^2")
      if !found.fitsMisalignment {
        text += "  axes taken for square: the rests do not tell their misalignment; show more directions\n"
      }
      text += String(
        format: """
            residual of the norm   %.2f mm/s^2 rms over %d rests in %d directions, %.2f each left out, %.2f at most
            single samples         %.2f mm/s^2 rms, of which %.2f are a sample's noise

          """, found.residualNormRms * 1000, report.rests, found.directions,
        found.residualNormLeftOutRms * 1000, found.residualNormMax * 1000,
        found.residualNormOfSamplesRms * 1000, found.noiseOfASample * 1000)
    } else {
      text += "  refused: \(report.accelerometerRefusal ?? "")\n"
    }
    text += "\nGyroscope\n"
    if let found = report.gyroscope {
      text += table(of: found.axes, perUnit: "scale, per rad/s")
      text += String(
        format: "  direction of gravity   %.3f deg rms over %d movements, %.3f at most\n",
        found.gravityDirectionRmsDeg, found.movements, found.gravityDirectionMaxDeg)
      text +=
        "  left out               \(found.movementsWithGaps) with gaps, \(found.movementsSaturated) saturated, "
        + "\(found.movementsTooLong) too long\n"
    } else {
      text += "  scale refused: \(report.gyroscopeRefusal ?? "")\n"
    }
    return text + biasText(report)
  }

  private static func biasText(_ report: CalibrationReport) -> String {
    guard let bias = report.gyroscopeBias else {
      return "  bias refused: \(report.gyroscopeBiasRefusal ?? "")\n"
    }
    var text = "  bias at rest           \(row(bias.restMean)), as read\n"
    if report.gyroscope == nil { text += "  bias                   \(row(bias.bias))\n" }
    if let slope = bias.temperatureSlope, let error = bias.temperatureSlopeSe {
      text += "  bias per kelvin        \(row(slope, error))\n"
    } else {
      text += "  bias per kelvin        refused: \(bias.temperatureSlopeRefusal ?? "")\n"
    }
    guard let sensitivity = bias.accelerationSensitivity, let error = bias.accelerationSensitivitySe else {
      return text + "  bias per m/s^2         refused: \(bias.accelerationSensitivityRefusal ?? "")\n"
    }
    for (index, axis) in ["x", "y", "z"].enumerated() {
      let label = index == 0 ? "  bias per m/s^2       " : "                       "
      text += "\(label)\(axis) \(row(sensitivity[index], error[index]))\n"
    }
    return text
  }

  private static func table(of axes: CalibrationReport.Axes, perUnit: String) -> String {
    var table = TextTable()
    table.append(["  bias", row(axes.bias, axes.biasSe)])
    table.append(["  " + perUnit, row(axes.scale, axes.scaleSe)])
    for (index, axis) in ["x", "y", "z"].enumerated() {
      table.append([
        index == 0 ? "  misalignment, mrad  " + axis : "                      " + axis,
        row(
          axes.misalignment[index].enumerated().map { $0.offset == index ? 0 : $0.element * 1000 },
          axes.misalignmentSe[index].map { $0 * 1000 }),
      ])
    }
    return table.text
  }

  private static func row(_ values: [Double], _ errors: [Double]? = nil) -> String {
    values.indices.map { index in
      guard let error = errors?[index], error > 0 else {
        return String(format: "%10.3f         ", values[index])
      }
      return String(format: "%10.3f +- %.3f", values[index], error)
    }.joined(separator: "  ")
  }
}
