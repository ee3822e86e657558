import DeviceCatalog
import Drivers
import FactoryConfiguration
import PoseMath
import PoseService
import PoseSharedMemory

/// The stream that the benchmarks measure: a Vive's, with a unit's factory calibration, as start-up makes it.
func makeMeasuredStream() -> some DeviceStream { ViveStream(profile: measuredProfile) }

/// The headset of that number as the loop is told of it, with the turn from its sensor's axes to the head's.
func makeMeasuredDescription(of index: Int) -> DeviceDescription {
  DeviceDescription(
    serial: DeviceSerial("BENCH-\(index)"), kind: .head, isEmulated: true,
    deviceFromIMU: measuredProfile.headFromIMU)
}

/// A headset's light receiver and inertial sensor. The numbers are made up, of the size that six units' have
/// (`InertialCalibration.isPlausible`); every axis differs, so that no multiplication falls away.
private let measuredProfile = DeviceProfile(
  role: .headsetReceiver, serial: "LHR-E0000001", model: "Vive MV",
  // 500 deg/s and 4 g over 16 bits (htc-vive.md, feature 0x01).
  ranges: SensorRanges(acceleration: 4 * standardGravity, angularVelocity: 500 * .pi / 180),
  calibration: InertialCalibration(
    accelerationBias: SIMD3(0.08, -0.03, -0.21), accelerationScale: SIMD3(0.999, 0.998, 1.002),
    angularVelocityBias: SIMD3(-0.011, 0.017, 0.004), angularVelocityScale: SIMD3(1.001, 0.999, 1.003)),
  calibrationSource: .recorded,
  // The sensor's (x, -y, -z) are right, up and backwards (htc-vive.md, "Axes").
  headFromIMU: Pose(orientation: Quaternion(w: 0, x: 1, y: 0, z: 0), position: .zero))
