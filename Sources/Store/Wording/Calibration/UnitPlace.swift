/// A face, an edge or a corner of a unit as it is worn or held, by the three halves it lies in: each -1, 0 or 1, for
/// left and right, bottom and top, front and back.
public struct UnitPlace: Hashable, Sendable {
  /// -1 left, 1 right.
  public let x: Int
  /// -1 bottom, 1 top.
  public let y: Int
  /// -1 front, 1 back.
  public let z: Int

  /// A place by its halves.
  public init(x: Int, y: Int, z: Int) {
    self.x = x.signum()
    self.y = y.signum()
    self.z = z.signum()
  }

  /// The one of all 26 that lies nearest to a vector of +X right, +Y up, -Z forward.
  public init(nearestTo vector: [Double]) {
    guard vector.count == 3 else {
      self.init(x: 0, y: 1, z: 0)
      return
    }
    func distance(_ place: UnitPlace) -> Double {
      let parts = [Double(place.x), Double(place.y), Double(place.z)]
      let length = parts.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return zip(parts, vector).reduce(0) { $0 + $1.0 * $1.1 } / length
    }
    self = Self.all.max { distance($0) < distance($1) } ?? UnitPlace(x: 0, y: 1, z: 0)
  }

  /// All 26: faces, edges, corners.
  public static let all: [UnitPlace] = (1...3).flatMap { count in
    (0..<27).compactMap { index -> UnitPlace? in
      let place = UnitPlace(x: index % 3 - 1, y: index / 3 % 3 - 1, z: index / 9 - 1)
      return abs(place.x) + abs(place.y) + abs(place.z) == count ? place : nil
    }
  }

  /// The unit vector of the middle of it.
  public var direction: [Double] {
    let parts = [Double(x), Double(y), Double(z)]
    let length = parts.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? parts.map { $0 / length } : [0, 1, 0]
  }

  /// Whether one of these unit vectors lies within 25 degrees of it: half of the largest gap between neighbours.
  public func hasBeenUp(in directions: [[Double]]) -> Bool {
    directions.contains { vector in
      zip(vector, direction).reduce(0) { $0 + $1.0 * $1.1 } > Self.cosineMin
    }
  }

  private static let cosineMin = 0.906

  private var halves: [Half] {
    [
      y > 0 ? .top : y < 0 ? .bottom : nil, z < 0 ? .front : z > 0 ? .back : nil,
      x < 0 ? .left : x > 0 ? .right : nil,
    ].compactMap(\.self)
  }

  private enum Half { case top, bottom, front, back, left, right }

  /// With its article: "the edge of top and front".
  var english: String {
    let names = halves.map { half in
      switch half {
      case .top: "top"
      case .bottom: "bottom"
      case .front: "front"
      case .back: "back"
      case .left: "left side"
      case .right: "right side"
      }
    }
    return switch names.count {
    case 1: "the \(names[0])"
    case 2: "the edge between \(names[0]) and \(names[1])"
    default: "the corner of \(names.dropLast().joined(separator: ", ")) and \(names.last ?? "")"
    }
  }

  /// With its article: "l'arête entre dessus et avant".
  var french: String {
    let names = halves.map { half in
      switch half {
      case .top: "dessus"
      case .bottom: "dessous"
      case .front: "avant"
      case .back: "arrière"
      case .left: "côté gauche"
      case .right: "côté droit"
      }
    }
    let elides = names[0].hasPrefix("a")
    return switch names.count {
    case 1: elides ? "l'\(names[0])" : "le \(names[0])"
    case 2: "l'arête entre \(names[0]) et \(names[1])"
    default: "le coin de \(names.dropLast().joined(separator: ", ")) et \(names.last ?? "")"
    }
  }
}
