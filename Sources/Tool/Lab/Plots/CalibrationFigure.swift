public import Calibration
public import Charts
private import PoseMath

/// What a calibration leaves: the norm of gravity at each rest, its direction after each movement, and which
/// directions the rests showed.
public struct CalibrationFigure: Sendable {
  /// The picture.
  public let figure: Figure

  /// The picture of a recording's calibration.
  /// - Throws: `LabError.notDetermined`.
  public init(of recording: InertialRecording, gravity: Double, named name: String) throws(LabError) {
    let found: RecordingCalibration
    let accelerometer: AccelerometerCalibration
    do throws(CalibrationError) {
      found = try RecordingCalibration(of: recording, gravity: gravity)
      accelerometer = try found.accelerometer.get()
    } catch {
      throw .notDetermined(error)
    }
    let gyroscope = try? found.gyroscope.get()
    let time = Axis(
      "Time, s", range: (recording.times.first ?? 0)...(recording.times.last ?? 1))
    var panels = [
      Self.norms(accelerometer, found.rests, time), Self.raw(accelerometer, found.rests, gravity, time),
    ]
    if let gyroscope, gyroscope.residuals.count == found.rests.count - 1 {
      panels.append(Self.directions(gyroscope, found.rests, time))
    }
    panels.append(Self.coverage(accelerometer, found.rests))
    let angle = gyroscope.map { OrientationFigure.short($0.residualNorm * 180 / .pi) + " deg" } ?? "none"
    figure = Figure(
      title: "Calibration, \(name)",
      subtitle:
        "\(found.rests.count) rests in \(accelerometer.directionCount) directions. Norm "
        + "\(OrientationFigure.short(accelerometer.residualNorm * 1000)) mm/s\u{B2} rms, "
        + "\(OrientationFigure.short(accelerometer.leftOutResidualNorm * 1000)) each left out; "
        + "direction of gravity after a movement \(angle) rms.", panels: panels)
  }

  // MARK: - Panels

  private static func norms(
    _ accelerometer: AccelerometerCalibration, _ rests: [StillInterval], _ time: Axis
  ) -> Panel {
    let points = zip(rests, accelerometer.residuals).map { SIMD2($0.middle, $1 * 1000) }
    return Panel(
      title: "Norm of the specific force at rest, less gravity", x: time,
      y: Axis("mm/s\u{B2}", around: points.map(\.y), zero: true),
      marks: [.dots(.init("mean of a rest", points: points, ink: .blue, hasStems: true))])
  }

  /// What the same rests say with the bias taken off and one scale factor for all axes.
  private static func raw(
    _ accelerometer: AccelerometerCalibration, _ rests: [StillInterval], _ gravity: Double, _ time: Axis
  ) -> Panel {
    let axes = accelerometer.axes
    let scale = axes.matrix.diagonal.sum() / 3
    let points = rests.map { rest in
      SIMD2(rest.middle, (((rest.acceleration - axes.bias) * scale).length - gravity) * 1000)
    }
    return Panel(
      title: "The same before, with one scale factor and axes taken for square", x: time,
      y: Axis("mm/s\u{B2}", around: points.map(\.y), zero: true),
      marks: [.dots(.init("mean of a rest", points: points, ink: .grey, hasStems: true))], height: 110)
  }

  private static func directions(
    _ gyroscope: GyroscopeCalibration, _ rests: [StillInterval], _ time: Axis
  ) -> Panel {
    let middles = zip(rests, rests.dropFirst()).map { ($0.begin + $0.duration + $1.begin) / 2 }
    let points = zip(middles, gyroscope.residuals).map { SIMD2($0, $1 * 180 / .pi) }
    return Panel(
      title: "Direction of gravity, carried over a movement by the gyroscope", x: time,
      y: Axis("deg", around: points.map(\.y), zero: true),
      marks: [.dots(.init("one movement", points: points, ink: .vermilion, hasStems: true))])
  }

  /// The sphere of directions as two discs of equal area (Lambert's azimuthal projection): a direction is at
  /// sqrt(1 - |z|) from the middle of its half.
  private static func coverage(
    _ accelerometer: AccelerometerCalibration, _ rests: [StillInterval]
  ) -> Panel {
    let ups = rests.compactMap { accelerometer.axes.corrected($0.acceleration).direction }
    let points = ups.map { up in
      let flat = (up.x * up.x + up.y * up.y).squareRoot()
      let radius = flat > 0 ? (1 - abs(up.z)).squareRoot() / flat : 0
      return SIMD2(up.x * radius + (up.z < 0 ? discOffset : -discOffset), up.y * radius)
    }
    let rims = [-discOffset, discOffset].map { middle in
      Mark.line(
        .init(
          points: (0...72).map { step in
            let angle = Double(step) * .pi / 36
            return SIMD2(middle + Double.cosine(angle), Double.sine(angle))
          }, ink: .grey, width: 1))
    }
    let names = [-discOffset: "+z up", -discOffset + 1: "+x", -discOffset - 1: "\u{2212}x"]
    let others = [discOffset: "\u{2212}z up", discOffset + 1: "+x", discOffset - 1: "\u{2212}x"]
    return Panel(
      title: "Directions shown: which way was up, in the sensor's axes",
      x: Axis(
        "Two halves of the sphere, areas true", range: -4.48...4.48, names: names.merging(others) { $1 }),
      y: Axis("", range: -1.15...1.15, names: [1: "+y", 0: "", -1: "\u{2212}y"]),
      marks: rims + [.dots(.init("a rest", points: points, ink: .green))], height: 220)
  }

  private static let discOffset = 1.6
}
