private import Foundation
internal import Lab
internal import Wording

/// A calibration's report as people read it.
struct CalibrationText {
  private let wording: Wording

  init(_ wording: Wording) { self.wording = wording }

  func text(of report: CalibrationReport) -> String {
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
      text += "  refused: \(why(report.accelerometerRefusal))\n"
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
      text += "  scale refused: \(why(report.gyroscopeRefusal))\n"
    }
    return text + biasText(report) + magnetometerText(report)
  }

  private func why(_ refusal: CalibrationRefusal?) -> String {
    refusal.map { wording(CalibrationTrouble($0.reason)) } ?? ""
  }

  private func magnetometerText(_ report: CalibrationReport) -> String {
    if let refusal = report.magnetometerRefusal { return "\nMagnetometer\n  refused: \(why(refusal))\n" }
    guard let found = report.magnetometer else { return "" }
    var table = TextTable()
    table.append(["  hard iron", row(found.hardIron, found.hardIronSe)])
    for (index, axis) in ["x", "y", "z"].enumerated() {
      table.append([
        index == 0 ? "  soft iron, matrix    " + axis : "                       " + axis,
        row(found.softIron[index], found.softIronSe[index]),
      ])
    }
    return "\nMagnetometer\n" + table.text
      + String(
        format: "  field                  %.3f, spread %.2f %% before, %.2f %% after, in %d directions\n",
        found.field, found.spreadBefore * 100, found.spreadAfter * 100, found.directions)
  }

  private func biasText(_ report: CalibrationReport) -> String {
    guard let bias = report.gyroscopeBias else {
      return "  bias refused: \(why(report.gyroscopeBiasRefusal))\n"
    }
    var text = "  bias at rest           \(row(bias.restMean)), as read\n"
    if report.gyroscope == nil { text += "  bias                   \(row(bias.bias))\n" }
    if let slope = bias.temperatureSlope, let error = bias.temperatureSlopeSe {
      text += "  bias per kelvin        \(row(slope, error))\n"
    } else {
      text += "  bias per kelvin        refused: \(why(bias.temperatureSlopeRefusal))\n"
    }
    guard let sensitivity = bias.accelerationSensitivity, let error = bias.accelerationSensitivitySe else {
      return text + "  bias per m/s^2         refused: \(why(bias.accelerationSensitivityRefusal))\n"
    }
    for (index, axis) in ["x", "y", "z"].enumerated() {
      let label = index == 0 ? "  bias per m/s^2       " : "                       "
      text += "\(label)\(axis) \(row(sensitivity[index], error[index]))\n"
    }
    return text
  }

  private func table(of axes: CalibrationReport.Axes, perUnit: String) -> String {
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

  private func row(_ values: [Double], _ errors: [Double]? = nil) -> String {
    values.indices.map { index in
      guard let error = errors?[index], error > 0 else {
        return String(format: "%10.3f         ", values[index])
      }
      return String(format: "%10.3f +- %.3f", values[index], error)
    }.joined(separator: "  ")
  }
}
