/// Where a device's photodiodes are: all that light needs to know of its shape.
///
/// The body's frame is the inertial sensor's, so that the filter has no lever arm.
public struct LightBody: Sendable {
  /// One photodiode.
  public struct Sensor: Equatable, Sendable {
    /// Metres, in the body's frame.
    public var point: SIMD3<Double>
    /// Where it looks: a unit vector in the body's frame.
    public var normal: SIMD3<Double>

    /// A photodiode there, looking along `normal`.
    public init(point: SIMD3<Double>, normal: SIMD3<Double>) {
      self.point = point
      self.normal = normal
    }
  }

  /// Numbers of photodiodes are below this; a headset has 32 (htc-vive.md, "JSON keys that matter").
  public static let sensorCountMax = 64

  private var sensors = InlineArray<64, Sensor?>(repeating: nil)

  /// A body without photodiodes.
  public init() {}

  /// The photodiode with this number in the device's light, nil for a number it does not have.
  public subscript(id: UInt8) -> Sensor? {
    get { Int(id) < Self.sensorCountMax ? sensors[Int(id)] : nil }
    set { if Int(id) < Self.sensorCountMax { sensors[Int(id)] = newValue } }
  }

  /// How many photodiodes it has.
  public var count: Int {
    // A loop, as below: a closure that captures the array would allocate in firmware.
    var count = 0
    for index in sensors.indices where sensors[index] != nil { count += 1 }
    return count
  }

  /// The same body with its points so much further out: what a room that was solved with another model needs.
  public func scaled(by factor: Double) -> LightBody {
    var scaled = self
    for index in scaled.sensors.indices { scaled.sensors[index]?.point *= factor }
    return scaled
  }
}

extension LightBody: Equatable {
  /// Whether they have the same photodiodes.
  public static func == (left: Self, right: Self) -> Bool {
    for index in left.sensors.indices where left.sensors[index] != right.sensors[index] { return false }
    return true
  }
}
