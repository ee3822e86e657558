private import ByteLayout
public import PoseMath

/// A recording of an inertial sensor with the optical truth beside it: a file of format HSIMU001, as the
/// public trials of the BROAD set are kept (Laidig et al., Data 6(7):72, 2021; the layout is in the README
/// beside them).
public struct InertialTrial: Sendable {
  /// One row of the recording.
  public struct Row: Sendable {
    /// What the gyroscope and the accelerometer read; its time counts from the first row.
    public var sample: IMUSample<Double>
    /// What the magnetometer reads, microtesla, sensor's axes.
    public var magneticField: SIMD3<Double>
    /// The true orientation, earth with x east, y north, z up; nil where the cameras did not see the sensor.
    public var earthFromSensor: Quaternion<Double>?
    /// The true position in the same axes, metres; nil as above.
    public var position: SIMD3<Double>?
    /// Whether errors count here: false for the rest before and after.
    public var isMoving: Bool
  }

  /// Samples a second.
  public var rateHz: Double
  /// The rows in the order of time, `1 / rateHz` apart.
  public var rows: [Row]

  /// A trial of these rows.
  public init(rateHz: Double, rows: [Row]) {
    self.rateHz = rateHz
    self.rows = rows
  }

  /// Seconds from the first row to row `index`.
  public func seconds(ofRow index: Int) -> Double { Double(index) / rateHz }

  /// The trial in a file, gzip'ed or not.
  /// - Throws: what `LabFile.read` throws, and what `init(bytes:)` throws.
  public init(contentsOf path: String) throws(LabError) {
    try self.init(bytes: try LabFile.read(path))
  }

  /// The trial in these bytes.
  /// - Throws: `LabError.notATrial`, `.truncated`, `.implausibleRate`.
  public init(bytes: [UInt8]) throws(LabError) {
    let span = bytes.span
    guard span.count >= Layout.rows, bytes.starts(with: Self.magic), span.uint32(at: Layout.version) == 1,
      span.uint32(at: Layout.columns) == 16
    else { throw .notATrial }
    let count = Int(span.uint32(at: Layout.count))
    let length = Layout.rows + count * (Layout.row + 1)
    guard span.count == length else { throw .truncated(expected: length, actual: span.count) }
    let rateHz = Double(bitPattern: span.uint64(at: Layout.rate))
    guard rateHz >= 1, rateHz <= 100_000 else { throw .implausibleRate(rateHz) }
    self.rateHz = rateHz
    rows = (0..<count).map { index in
      Self.row(
        span, at: Layout.rows + index * Layout.row, seconds: Double(index) / rateHz,
        isMoving: span[Layout.rows + count * Layout.row + index] != 0)
    }
  }

  /// How a file of this format begins.
  static let magic: [UInt8] = Array("HSIMU001".utf8)

  /// Offsets of HSIMU001 (README of the trials); everything little-endian, numbers of a row 32-bit floats.
  private enum Layout {
    static let version = 8
    static let count = 12
    static let rate = 16
    static let columns = 24
    static let rows = 32
    static let row = 64
  }

  private static func row(
    _ span: Span<UInt8>, at offset: Int, seconds: Double, isMoving: Bool
  ) -> Row {
    func number(_ column: Int) -> Double {
      Double(Float(bitPattern: span.uint32(at: offset + 4 * column)))
    }
    func vector(_ column: Int) -> SIMD3<Double> {
      SIMD3(number(column), number(column + 1), number(column + 2))
    }
    let truth = Quaternion(w: number(9), x: number(10), y: number(11), z: number(12))
    let position = vector(13)
    return Row(
      sample: IMUSample(
        timestamp: Timestamp(nanoseconds: Int64((seconds * 1e9).rounded())),
        angularVelocity: vector(0), acceleration: vector(3)),
      magneticField: vector(6), earthFromSensor: truth.isFinite ? truth.normalized() : nil,
      position: position.isFinite ? position : nil, isMoving: isMoving)
  }
}
