private import PoseMath

/// Which directions a set of unit vectors shows, and where the sphere is empty.
public struct DirectionCoverage: Sendable {
  /// Directions closer than this are one, radians: ten degrees.
  static let separation = 10 * Double.pi / 180

  /// One vector of each bunch.
  public let directions: [SIMD3<Double>]

  /// The directions of these unit vectors.
  public init(_ vectors: [SIMD3<Double>]) {
    let cosine = Double.cosine(Self.separation)
    var directions: [SIMD3<Double>] = []
    for vector in vectors.compactMap(\.direction)
    where !directions.contains(where: { $0.dot(vector) > cosine }) {
      directions.append(vector)
    }
    self.directions = directions
  }

  /// The unit vector that is farthest from all of them, of 26 that a person can set: faces, edges and corners
  /// of a cube.
  public var farthest: SIMD3<Double> {
    func nearest(_ vector: SIMD3<Double>) -> Double { directions.map { $0.dot(vector) }.max() ?? -1 }
    return Self.candidates.min { nearest($0) < nearest($1) } ?? SIMD3(0, 0, 1)
  }

  static let candidates: [SIMD3<Double>] = {
    var candidates: [SIMD3<Double>] = []
    // Fewest coordinates first, so that a face wins where an edge is as far.
    for count in 1...3 {
      for index in 0..<27 {
        let vector = SIMD3(Double(index % 3 - 1), Double(index / 3 % 3 - 1), Double(index / 9 - 1))
        if vector.lengthSquared == Double(count) { candidates.append(vector / vector.length) }
      }
    }
    return candidates
  }()
}
