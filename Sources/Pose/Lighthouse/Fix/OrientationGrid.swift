internal import PoseMath

/// Orientations spread evenly over all there are, for a search that knows nothing: 84 directions of the body's
/// up on a spiral, 12 turns about each. Neighbours are some 25 degrees apart.
enum OrientationGrid {
  static let directionCount = 84
  static let turnCount = 12
  static var count: Int { directionCount * turnCount }

  /// The orientation with this number, 0 ..< count.
  static subscript(index: Int) -> Quaternion<Double> {
    let direction = index / turnCount
    // The spiral of R. Swinbank, R. J. Purser, "Fibonacci grids", Q. J. R. Meteorol. Soc. 132, 2006.
    let height = 1 - (2 * Double(direction) + 1) / Double(directionCount)
    let radius = (1 - height * height).squareRoot()
    let golden = Double.pi * (3 - 5.0.squareRoot())
    let azimuth = golden * Double(direction)
    let up = SIMD3(radius * Double.cosine(azimuth), height, radius * Double.sine(azimuth))
    return yaw(turn: index % turnCount, of: turnCount) * Quaternion(from: up, to: SIMD3(0, 1, 0))
  }

  /// One of `count` turns about the world's up.
  static func yaw(turn: Int, of count: Int) -> Quaternion<Double> {
    Quaternion(rotationVector: SIMD3(0, 2 * .pi * Double(turn) / Double(count), 0))
  }
}
