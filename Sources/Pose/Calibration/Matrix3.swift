public import PoseMath

/// A 3 x 3 matrix, by columns, as calibrations use it.
public struct Matrix3: Equatable, Sendable {
  /// The images of the three unit vectors.
  public var columns: (SIMD3<Double>, SIMD3<Double>, SIMD3<Double>)

  /// The matrix of these columns.
  public init(columns x: SIMD3<Double>, _ y: SIMD3<Double>, _ z: SIMD3<Double>) { columns = (x, y, z) }

  /// The matrix of these nine numbers, row after row.
  public init(rows: SIMD3<Double>, _ second: SIMD3<Double>, _ third: SIMD3<Double>) {
    self.init(
      columns: SIMD3(rows.x, second.x, third.x), SIMD3(rows.y, second.y, third.y),
      SIMD3(rows.z, second.z, third.z))
  }

  /// Zero but for the diagonal.
  public init(diagonal: SIMD3<Double>) {
    self.init(
      columns: SIMD3(diagonal.x, 0, 0), SIMD3(0, diagonal.y, 0), SIMD3(0, 0, diagonal.z))
  }

  /// A rotation's matrix.
  public init(_ rotation: Quaternion<Double>) { columns = rotation.columns }

  /// The matrix that changes nothing.
  public static var identity: Self { Self(diagonal: .one) }

  /// The element in this row and column, each 0 to 2.
  public subscript(row: Int, column: Int) -> Double {
    get { self.column(column)[row] }
    set {
      switch column {
      case 0: columns.0[row] = newValue
      case 1: columns.1[row] = newValue
      default: columns.2[row] = newValue
      }
    }
  }

  /// A column, 0 to 2.
  public func column(_ index: Int) -> SIMD3<Double> {
    index == 0 ? columns.0 : index == 1 ? columns.1 : columns.2
  }

  /// A row, 0 to 2.
  public func row(_ index: Int) -> SIMD3<Double> {
    SIMD3(columns.0[index], columns.1[index], columns.2[index])
  }

  /// The diagonal.
  public var diagonal: SIMD3<Double> { SIMD3(columns.0.x, columns.1.y, columns.2.z) }

  /// Rows for columns.
  public var transpose: Self { Self(columns: row(0), row(1), row(2)) }

  /// The volume factor; zero where there is no inverse.
  public var determinant: Double { columns.0.dot(columns.1.cross(columns.2)) }

  /// The inverse, or nil where the determinant is zero or not finite.
  public var inverse: Self? {
    let volume = determinant
    guard volume != 0, volume.isFinite else { return nil }
    return Self(
      rows: columns.1.cross(columns.2) / volume, columns.2.cross(columns.0) / volume,
      columns.0.cross(columns.1) / volume)
  }

  /// Matrix times vector.
  public static func * (matrix: Self, vector: SIMD3<Double>) -> SIMD3<Double> {
    matrix.columns.0 * vector.x + matrix.columns.1 * vector.y + matrix.columns.2 * vector.z
  }

  /// Matrix times matrix.
  public static func * (left: Self, right: Self) -> Self {
    Self(columns: left * right.columns.0, left * right.columns.1, left * right.columns.2)
  }

  /// Every element times a number.
  public static func * (matrix: Self, factor: Double) -> Self {
    Self(columns: matrix.columns.0 * factor, matrix.columns.1 * factor, matrix.columns.2 * factor)
  }

  /// Element by element.
  public static func == (left: Self, right: Self) -> Bool { left.columns == right.columns }
}
