import PoseMath
import PosePipeline

/// A device at rest or turning at a constant rate, sampled at 1 kHz; device time starts at 5 s, reports
/// arrive 1 ms after their sample.
struct TurningDevice {
  var role = TrackedRole.head
  var rate = SIMD3<Double>.zero
  var deviceFromIMU = Pose<Double>.identity
  var up = SIMD3(0.0, 1, 0)
  var isEmulated = false

  static let hostStart: Int64 = 900_000_000_000
  static let deviceStart: Int64 = 5_000_000_000
  static let delay: Int64 = 1_000_000

  /// The pipeline after `seconds`, of which the first two at rest; a constant turn keeps `up` only about it.
  func run(seconds: Double) -> PosePipeline {
    var pipeline = PosePipeline(role: role, deviceFromIMU: deviceFromIMU, isEmulated: isEmulated)
    var worldFromDevice = Quaternion(from: up, to: SIMD3(0, 1, 0))
    let imuFromDevice = deviceFromIMU.orientation.conjugate
    for index in 0..<Int64(seconds * 1000) {
      let turn = index > 2000 ? rate : .zero
      worldFromDevice = (worldFromDevice * Quaternion(rotationVector: turn / 1000)).normalized()
      let force = worldFromDevice.conjugate.rotate(SIMD3(0, standardGravity, 0))
      let sample = IMUSample(
        timestamp: Timestamp(nanoseconds: Self.deviceStart + index * 1_000_000),
        angularVelocity: imuFromDevice.rotate(turn), acceleration: imuFromDevice.rotate(force))
      pipeline.ingest(sample, arrivedAt: Self.arrival(index))
    }
    return pipeline
  }

  /// When sample `index` arrives, host time.
  static func arrival(_ index: Int64) -> Timestamp {
    Timestamp(nanoseconds: hostStart + index * 1_000_000 + delay)
  }
}

/// A head that nods twice a second, sampled as `TurningDevice` is.
struct NoddingDevice {
  private static let frequency = 4 * Double.pi

  /// Radians at millisecond `index`.
  func pitch(_ index: Int64) -> Double {
    index < 2000 ? 0 : 0.3 * (1 - Double.cosine(Self.frequency * Double(index - 2000) / 1000))
  }

  func sample(_ index: Int64) -> IMUSample<Double> {
    let turned = Quaternion(rotationVector: SIMD3(pitch(index), 0, 0))
    return IMUSample(
      timestamp: Timestamp(nanoseconds: TurningDevice.deviceStart + index * 1_000_000),
      angularVelocity: SIMD3((pitch(index) - pitch(index - 1)) * 1000, 0, 0),
      acceleration: turned.conjugate.rotate(SIMD3(0, standardGravity, 0)))
  }
}
