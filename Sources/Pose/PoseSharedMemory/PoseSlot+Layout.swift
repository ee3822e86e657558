package import CPoseLayout
internal import PoseMath

/// A slot as `headset_pose.h` lays it out.
extension PoseSlot {
  /// The pose in the layout's fields.
  package var layout: headset_pose {
    var pose = headset_pose()
    pose.serial = serial.layout
    pose.kind = kind.rawValue
    pose.flags = flags.rawValue
    pose.generation = generation
    pose.sample_time_ns = sampleTime.nanoseconds
    pose.publish_time_ns = publishTime.nanoseconds
    let orientation = worldFromDevice.orientation
    pose.orientation = (orientation.w, orientation.x, orientation.y, orientation.z)
    pose.position = worldFromDevice.position.layout
    pose.angular_velocity = angularVelocity.layout
    pose.linear_velocity = linearVelocity.layout
    pose.sample_count = sampleCount
    pose.inputs_present = UInt32(inputs.present.rawValue)
    pose.buttons = inputs.buttons.rawValue
    pose.trigger = inputs.trigger
    pose.pad_x = inputs.padX
    pose.pad_y = inputs.padY
    pose.interpupillary_distance = inputs.interpupillaryDistance
    pose.proximity_raw = inputs.rawProximity
    pose.worn = inputs.isWorn ? 1 : 0
    pose.battery_percent = inputs.batteryPercent
    pose.charging = inputs.isCharging ? 1 : 0
    pose.turn_share = turnForecast.share
    pose.turn_quadratic = turnForecast.quadratic.layout
    pose.turn_cubic = turnForecast.cubic.layout
    pose.turn_quartic = turnForecast.quartic.layout
    pose.path_share = pathForecast.share
    pose.path_quadratic = pathForecast.quadratic.layout
    pose.path_cubic = pathForecast.cubic.layout
    pose.path_quartic = pathForecast.quartic.layout
    return pose
  }

  /// The pose of the layout's fields. A kind or field this program does not know reads as none.
  package init(layout pose: headset_pose) {
    self.init(
      serial: DeviceSerial(layout: pose.serial), kind: PoseKind(rawValue: pose.kind) ?? .none,
      flags: PoseFlags(rawValue: pose.flags))
    generation = pose.generation
    sampleTime = Timestamp(nanoseconds: pose.sample_time_ns)
    publishTime = Timestamp(nanoseconds: pose.publish_time_ns)
    let (w, x, y, z) = pose.orientation
    worldFromDevice = Pose(
      orientation: Quaternion(w: w, x: x, y: y, z: z), position: SIMD3(layout: pose.position))
    angularVelocity = SIMD3(layout: pose.angular_velocity)
    linearVelocity = SIMD3(layout: pose.linear_velocity)
    sampleCount = pose.sample_count
    inputs.present = DeviceInputs.Fields(rawValue: UInt8(truncatingIfNeeded: pose.inputs_present))
    inputs.buttons = DeviceInputs.Buttons(rawValue: pose.buttons)
    inputs.trigger = pose.trigger
    inputs.padX = pose.pad_x
    inputs.padY = pose.pad_y
    inputs.interpupillaryDistance = pose.interpupillary_distance
    inputs.rawProximity = pose.proximity_raw
    inputs.isWorn = pose.worn != 0
    inputs.batteryPercent = pose.battery_percent
    inputs.isCharging = pose.charging != 0
    turnForecast = MotionForecast(
      share: pose.turn_share, quadratic: SIMD3(layout: pose.turn_quadratic),
      cubic: SIMD3(layout: pose.turn_cubic), quartic: SIMD3(layout: pose.turn_quartic))
    pathForecast = MotionForecast(
      share: pose.path_share, quadratic: SIMD3(layout: pose.path_quadratic),
      cubic: SIMD3(layout: pose.path_cubic), quartic: SIMD3(layout: pose.path_quartic))
  }
}

extension SIMD3 {
  fileprivate typealias Layout = (Scalar, Scalar, Scalar)

  fileprivate var layout: Layout { (x, y, z) }

  fileprivate init(layout: Layout) { self.init(layout.0, layout.1, layout.2) }
}

extension DeviceSerial {
  /// Both sides are 32 bytes without padding; C's array is imported as a tuple of as many elements.
  fileprivate var layout: headset_pose.Serial { unsafe unsafeBitCast(bytes, to: headset_pose.Serial.self) }

  fileprivate init(layout: headset_pose.Serial) {
    self.init("")
    bytes = unsafe unsafeBitCast(layout, to: InlineArray<32, UInt8>.self)
    bytes[Self.byteCountMax] = 0
  }
}

extension headset_pose {
  // swift-format-ignore
  fileprivate typealias Serial = (
    CChar, CChar, CChar, CChar, CChar, CChar, CChar, CChar, CChar, CChar, CChar, CChar,
    CChar, CChar, CChar, CChar, CChar, CChar, CChar, CChar, CChar, CChar, CChar, CChar,
    CChar, CChar, CChar, CChar, CChar, CChar, CChar, CChar
  )
}
