import Foundation
import Fusion
import PoseMath
import Testing

/// The filter on the public trials, against what the best-known filters reach there (BASELINES.md beside the
/// recordings; inclination, root mean square of the moving samples, mean of 17 trials, degrees: VQF 0.781,
/// Madgwick 1.960, Mahony 3.239, OpenHMD 12.118; heading drift, deg/min: 4.34, 11.29, 12.43, 11.43).
@Suite(.enabled(if: Recordings.areRequired, "the recordings are not here; set HEADSET_DATA"))
struct InertialTrialTests {
  struct Figures {
    var inclinationDegrees = 0.0
    var driftDegreesPerMinute = 0.0
  }

  @Test func `inclination and drift on the public trials are those of the best known filter`() throws {
    let folder = Recordings.folder.appending(path: "broad")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.lastPathComponent.hasSuffix(".hsimu.gz") }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    try #require(files.count == 17)
    var mean = Figures()
    for file in files {
      let trial = try InertialTrial(contentsOf: file)
      let figures = measure(trial)
      print(trial.name, format(figures))
      mean.inclinationDegrees += figures.inclinationDegrees / Double(files.count)
      mean.driftDegreesPerMinute += figures.driftDegreesPerMinute / Double(files.count)
    }
    print("mean of 17", format(mean))
    #expect(mean.inclinationDegrees < 0.78)
    #expect(mean.driftDegreesPerMinute < 4.8)
  }

  private func format(_ figures: Figures) -> String {
    String(
      format: "inclination %.3f deg, drift %.2f deg/min", figures.inclinationDegrees,
      figures.driftDegreesPerMinute)
  }

  /// The benchmark's measures: over moving samples with a reference; drift is the change of the heading's
  /// error between the first and the last second of them.
  private func measure(_ trial: InertialTrial) -> Figures {
    let earthFromWorld = Quaternion<Double>(rotationVector: SIMD3(.pi / 2, 0, 0))
    var filter = OrientationFilter<Double>()
    var squares = 0.0
    var headings: [(seconds: Double, error: Double)] = []
    for row in trial.rows {
      filter.ingest(row.sample)
      guard row.isMoving, let truth = row.earthFromSensor else { continue }
      let error = earthFromWorld * filter.estimate.worldFromSensor * truth.conjugate
      let inclination =
        2
        * Double.arcTangent(
          (error.x * error.x + error.y * error.y).squareRoot(),
          over: (error.w * error.w + error.z * error.z).squareRoot())
      squares += inclination * inclination
      var heading = 2 * Double.arcTangent(error.z, over: error.w)
      if let last = headings.last?.error {
        heading -= ((heading - last) / (2 * .pi)).rounded() * 2 * .pi
      }
      headings.append((row.sample.timestamp.seconds(since: .zero), heading))
    }
    let (first, last) = (headings.prefix(286), headings.suffix(286))
    func mean(_ part: ArraySlice<(seconds: Double, error: Double)>) -> (Double, Double) {
      let sum = part.reduce((0.0, 0.0)) { ($0.0 + $1.seconds, $0.1 + $1.error) }
      return (sum.0 / Double(part.count), sum.1 / Double(part.count))
    }
    let minutes = (mean(last).0 - mean(first).0) / 60
    return Figures(
      inclinationDegrees: (squares / Double(headings.count)).squareRoot() / degree,
      driftDegreesPerMinute: abs(mean(last).1 - mean(first).1) / degree / minutes)
  }
}
