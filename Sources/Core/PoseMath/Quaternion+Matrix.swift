extension Quaternion {
  /// The rotation whose matrix has these columns, which must be orthonormal and right-handed.
  ///
  /// Takes the largest of the four components first, so that none is divided by a small number
  /// (S. W. Shepperd, "Quaternion from rotation matrix", J. Guidance and Control 1, 1978).
  @inlinable
  public init(columns x: SIMD3<Scalar>, _ y: SIMD3<Scalar>, _ z: SIMD3<Scalar>) {
    let trace: Scalar = x.x + y.y + z.z
    let components: (Scalar, Scalar, Scalar, Scalar)
    if trace >= x.x, trace >= y.y, trace >= z.z {
      components = (1 + trace, y.z - z.y, z.x - x.z, x.y - y.x)
    } else if x.x >= y.y, x.x >= z.z {
      components = (y.z - z.y, 1 + 2 * x.x - trace, x.y + y.x, z.x + x.z)
    } else if y.y >= z.z {
      components = (z.x - x.z, x.y + y.x, 1 + 2 * y.y - trace, y.z + z.y)
    } else {
      components = (x.y - y.x, z.x + x.z, y.z + z.y, 1 + 2 * z.z - trace)
    }
    let (w, i, j, k) = components
    self = Self(w: w, x: i, y: j, z: k).normalized()
  }
}
