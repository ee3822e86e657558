internal import Calibration
internal import PoseMath

/// The magnetometer's readings while the unit is turned through all directions.
struct FieldSweep: Equatable, Sendable {
  /// A fit is tried after so many readings each time.
  static let interval = 100
  static let countMax = 60_000

  private var readings: [SIMD3<Double>] = []
  private(set) var calibration: TriaxialCalibration?
  /// The direction, in the sensor's axes, that has been seen least.
  private(set) var missing = SIMD3(0.0, 0, 1)
  private(set) var share = 0.0

  mutating func ingest(_ reading: SIMD3<Double>) {
    guard readings.count < Self.countMax else { return }
    readings.append(reading)
    guard readings.count % Self.interval == 0 else { return }
    do throws(CalibrationError) {
      calibration = try MagnetometerFit().fit(readings).axes
      share = 1
    } catch {
      switch error {
      case .tooFewDirections(let found, let needed, let missing):
        share = min(0.95, Double(found) / Double(max(1, needed)))
        self.missing = missing
      case .undetermined(_, _, _, let missing): self.missing = missing
      default: break
      }
    }
  }
}
