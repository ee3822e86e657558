internal import PoseMath

/// One of a device's photodiodes, as the device's configuration tells it.
public struct Photodiode: Equatable, Sendable {
  /// Its number in reports of light.
  public var id: UInt8
  /// Metres, in the configuration's frame ("trackref").
  public var point: SIMD3<Double>
  /// Where it looks: a unit vector in that frame.
  public var normal: SIMD3<Double>

  /// A photodiode of these facts.
  public init(id: UInt8, point: SIMD3<Double>, normal: SIMD3<Double>) {
    self.id = id
    self.point = point
    self.normal = normal
  }
}

/// 32 photodiodes on the front half of an ellipsoid as wide as a headset, 24 around a ring for a wand, spread by
/// the golden angle. Made up: no real unit's geometry is copied. An Index numbers its photodiodes in another order than
/// its document tells them in (valve-index.md, "JSON": a channel map that is not 0, 1, 2...).
extension ViveUnit {
  /// To the six decimals of the configuration, so that a host that reads it knows them exactly.
  public var photodiodes: [Photodiode] {
    let count = kind == .headset ? 32 : 24
    let extent = kind == .headset ? SIMD3(0.095, 0.055, 0.07) : SIMD3(0.055, 0.055, 0.025)
    return (0..<count).map { index in
      let direction = Self.direction(index, of: count, isHalf: kind == .headset)
      return Photodiode(
        id: UInt8(model == .index ? (13 + 5 * index) % count : index),
        point: Self.rounded(direction * extent), normal: Self.rounded(direction))
    }
  }

  private static func rounded(_ vector: SIMD3<Double>) -> SIMD3<Double> {
    SIMD3(rounded(vector.x), rounded(vector.y), rounded(vector.z))
  }

  private static func direction(_ index: Int, of count: Int, isHalf: Bool) -> SIMD3<Double> {
    let fraction = (Double(index) + 0.5) / Double(count)
    let z = isHalf ? 1 - fraction : 1 - 2 * fraction
    let radius = (1 - z * z).squareRoot()
    let angle = Double(index) * 2.399_963
    return SIMD3(radius * Double.cosine(angle), radius * Double.sine(angle), z)
  }
}
