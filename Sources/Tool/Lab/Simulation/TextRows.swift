internal import DeviceEmulation
internal import DeviceProtocols
internal import LighthouseModel
internal import PoseMath

/// Rows of a text recording (`.rec`) as libsurvive writes them: `seconds device event fields...`.
///
/// Read off recorded files: `i` counts, `I` what they mean in g and rad/s, `C` a pulse, `W` a sweep by the
/// photodiode's place in the configuration, `Y` a sync, `CONFIG` the device's document in one line, `IMU_SCALES` the
/// codes of its ranges.
struct TextRows {
  let name: String
  let unit: ViveUnit
  let imu: EmulatedIMU
  /// By the number in reports the place in the configuration.
  private let places: [UInt8: Int]

  init(name: String, unit: ViveUnit, imu: EmulatedIMU) {
    self.name = name
    self.unit = unit
    self.imu = imu
    places = Dictionary(
      unit.photodiodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The device's own document and ranges, before everything else.
  var head: String {
    let document = unit.configurationText.split(separator: "\n").joined(separator: " ")
    return "0.000000 \(name) CONFIG \(document)\n0.000001 \(name) IMU_SCALES "
      + "\(imu.ranges.gyroscopeCode) \(imu.ranges.accelerometerCode)\n"
  }

  func sample(_ slot: ViveIMUSlot, number: Int, at seconds: Double) -> String {
    let time = Self.decimals(seconds)
    let (a, w) = (slot.rawAcceleration, slot.rawAngularVelocity)
    let gravities = SIMD3<Double>(a) * (imu.accelerationPerCount / standardGravity)
    let rates = SIMD3<Double>(w) * imu.angularVelocityPerCount
    let end = "0.000000 0.000000 0.000000 \(number & 0xff)\n"
    return "\(time) \(name) i 3 \(slot.ticks) \(a.x).000000 \(a.y).000000 \(a.z).000000 "
      + "\(w.x).000000 \(w.y).000000 \(w.z).000000  \(end)"
      + "\(time) \(name) I 3 \(slot.ticks) \(Self.decimals(gravities)) \(Self.decimals(rates))  \(end)"
  }

  /// Nil for light of a photodiode that the configuration does not tell of.
  func light(_ event: LightEvent, at seconds: Double) -> String? {
    let time = Self.decimals(seconds)
    func ticks(_ elapsed: Int64) -> UInt32 { imu.ticksAtStart &+ UInt32(truncatingIfNeeded: elapsed) }
    switch event {
    case .pulse(let sensor, let start, let length):
      return "\(time) \(name) C \(sensor) \(ticks(start)) \(length)\n"
    case .sync(let channel, let begin, let bit):
      return "\(time) \(name) Y \(channel) \(ticks(begin)) \(bit ? 1 : 0) 0\n"
    case .sweep(let channel, let sensor, let halfTicks):
      guard let place = places[sensor] else { return nil }
      return "\(time) \(name) W \(channel) \(place) \(ticks(halfTicks >> 1)) \(halfTicks & 1)\n"
    }
  }

  private static func decimals(_ vector: SIMD3<Double>) -> String {
    "\(decimals(vector.x)) \(decimals(vector.y)) \(decimals(vector.z))"
  }

  /// Six decimals.
  static func decimals(_ value: Double) -> String {
    let millionths = Int64((value.magnitude * 1e6).rounded())
    let rest = String(millionths % 1_000_000)
    return (value < 0 && millionths != 0 ? "-" : "") + "\(millionths / 1_000_000)."
      + String(repeating: "0", count: 6 - rest.count) + rest
  }
}
