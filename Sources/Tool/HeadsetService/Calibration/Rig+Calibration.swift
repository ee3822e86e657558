internal import Calibration
internal import CalibrationGuide
internal import DeviceCatalog
internal import Drivers
internal import FactoryConfiguration
internal import Inventory
internal import PoseMath
internal import PoseService
internal import Synchronization

/// Which sensor of which unit a calibration is of.
struct SensorKey: Hashable {
  let unit: UnitIdentity
  let part: InventoryText
}

/// A sensor that is with the pose loop now.
struct TrackedSensor {
  let key: SensorKey
  let unit: RigUnit
  let profile: DeviceProfile
  let device: DeviceID
}

/// Calibrations of the units' sensors: what is in force is read from the record when a unit gets ready, on the thread
/// that opened it, and is changed in place when a guide found another.
extension Rig {
  /// Nil for a unit without a serial of its own, or without a sensor.
  func sensorKey(of unit: RigUnit) -> SensorKey? {
    guard unit.isTracked, let record = unit.record, record.serial != nil,
      let part = try? InventoryText(unit.entry.role.rawValue, field: .part)
    else { return nil }
    return SensorKey(unit: record, part: part)
  }

  /// The sensor of the unit with this serial, if it is with the loop.
  func trackedSensor(_ key: SensorKey) -> TrackedSensor? {
    let unit = state.withLock { state in
      state.units.values.first { $0.profile != nil && $0.poseDevice != nil && sensorKey(of: $0) == key }
    }
    guard let unit, let profile = unit.profile, let device = unit.poseDevice else { return nil }
    return TrackedSensor(key: key, unit: unit, profile: profile, device: device)
  }

  /// Gives a unit that got ready the calibration that was measured of it, if one is in force.
  func correct(_ visit: Visit) {
    guard let unit = unit(visit), let key = sensorKey(of: unit) else { return }
    let correction = correctionInForce(key)
    change(visit) { $0.profile?.correction = correction }
  }

  /// What was measured of a sensor, oldest first.
  /// - Throws: what the record says.
  func calibrations(of key: SensorKey) throws(InventoryError) -> [KeptCalibration] {
    guard let inventory else { throw .missing }
    return try InventoryReader(path: inventory.path).calibrations(of: key.unit, part: key.part)
  }

  private func correctionInForce(_ key: SensorKey) -> InertialCorrection? {
    if let known = state.withLock({ $0.corrections[key] }) { return known }
    let kept = (try? calibrations(of: key)).flatMap { KeptCalibration.inForce($0) }
    return kept.flatMap { Self.correction($0.parameters) }
  }

  /// Numbers as a stream applies them; nil where they cannot be a sensor's.
  static func correction(_ parameters: [Double]) -> InertialCorrection? {
    guard let unit = UnitCalibration(parameters: parameters) else { return nil }
    let correction = InertialCorrection(unit)
    return correction.isPlausible ? correction : nil
  }

  /// Has a unit's samples scaled by another calibration from now on, nil for the factory's; its pose goes on.
  func recalibrate(_ key: SensorKey, by correction: InertialCorrection?) {
    state.withLock { $0.corrections[key] = .some(correction) }
    guard let sensor = trackedSensor(key) else { return }
    // What was learned so far was learned under the calibration before.
    takeLearned()
    change(sensor.unit.visit) { $0.profile?.correction = correction }
    republish(sensor.unit.visit)
  }

  /// The configuration that readings hang on: the factory's, and what was measured since.
  static func configurationDigest(of unit: RigUnit) -> String? {
    guard let correction = unit.profile?.correction else { return unit.configurationDigest }
    let text = (unit.configurationDigest ?? "") + " \(UnitCalibration(correction).parameters)"
    return ConfigurationDigest(of: Array(text.utf8)).description
  }
}
