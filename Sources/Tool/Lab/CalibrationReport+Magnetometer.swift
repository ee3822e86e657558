internal import Calibration

extension CalibrationReport {
  /// Hard iron in readings; field in readings, or in the unit of the strength that was given.
  public struct Magnetometer: Encodable, Equatable, Sendable {
    public var hardIron: [Double]
    public var hardIronSe: [Double]
    /// Rows: the field is this matrix times the reading less the hard iron.
    public var softIron: [[Double]]
    public var softIronSe: [[Double]]
    public var field: Double
    /// Standard deviation of the field's strength over its mean, before and after.
    public var spreadBefore: Double
    public var spreadAfter: Double
    public var directions: Int
    public var correlationFactor: Double

    init(_ found: MagnetometerCalibration) {
      hardIron = Axes.list(found.axes.bias)
      hardIronSe = Axes.list(found.axes.biasDeviation)
      softIron = Axes.rows(found.axes.matrix)
      softIronSe = Axes.rows(found.axes.matrixDeviation)
      field = found.field
      spreadBefore = found.spreadBefore
      spreadAfter = found.spreadAfter
      directions = found.directionCount
      correlationFactor = found.correlationFactor
    }
  }

  /// The report of a recording with what its magnetometer tells, where it has one.
  /// - Parameter field: the field's strength in the unit wanted; nil keeps the readings' own.
  /// - Throws: `LabError.notDetermined` where the recording tells nothing at all.
  public init(of input: CalibrationInput, gravity: Double, field: Double? = nil) throws(LabError) {
    try self.init(of: input.inertial, gravity: gravity)
    guard !input.magneticField.isEmpty else { return }
    do throws(CalibrationError) {
      magnetometer = Magnetometer(try MagnetometerFit(field: field).fit(input.magneticField))
    } catch {
      magnetometerRefusal = CalibrationRefusal(error)
    }
  }
}
