import ByteLayout
import Foundation
import PoseMath
import PoseSharedMemory

/// A segment name of this test alone: tests run side by side, in this process and in others.
func uniqueName() -> String { "/headsetd-test-\(getpid())-\(UInt64.random(in: 0...UInt64.max))" }

/// The file behind a segment (shm_overview(7): the name in /dev/shm).
func file(of name: String) -> String { "/dev/shm" + name }

/// Milliseconds as an instant.
func instant(_ milliseconds: Int64) -> Timestamp { Timestamp(nanoseconds: milliseconds * 1_000_000) }

/// A slot with a different value in every field.
func exampleSlot() -> PoseSlot {
  var slot = PoseSlot(
    serial: DeviceSerial("LHR-C5C0BC88"), kind: .rightHand,
    flags: [.orientationTracked, .positionModelled, .emulated, .connected])
  slot.generation = 3
  slot.sampleTime = instant(5_000)
  slot.publishTime = instant(5_001)
  slot.worldFromDevice = Pose(
    orientation: Quaternion(w: 0.5, x: -0.5, y: 0.5, z: -0.5), position: SIMD3(0.1, 1.6, -0.3))
  slot.angularVelocity = SIMD3(1, -2, 3)
  slot.turnForecast = MotionForecast(
    share: 0.75, quadratic: SIMD3(12, -8, 2), cubic: SIMD3(-30, 64, 0.5), quartic: SIMD3(128, 0, -256))
  slot.linearVelocity = SIMD3(-0.4, 0.5, -0.6)
  slot.pathForecast = MotionForecast(
    share: 0.5, quadratic: SIMD3(2, -3, 0.5), cubic: SIMD3(-6, 4, 0.25), quartic: SIMD3(32, 16, -8))
  slot.sampleCount = 123_456_789_012
  slot.inputs.present = .buttons | .trigger | .pad | .proximity | .interpupillaryDistance | .battery
  slot.inputs.buttons = .grip | .padTouch
  slot.inputs.trigger = 0.75
  slot.inputs.padX = -0.25
  slot.inputs.padY = 0.125
  slot.inputs.rawProximity = 1_893
  slot.inputs.isWorn = true
  slot.inputs.interpupillaryDistance = 0.0698
  slot.inputs.batteryPercent = 98
  slot.inputs.isCharging = true
  return slot
}
