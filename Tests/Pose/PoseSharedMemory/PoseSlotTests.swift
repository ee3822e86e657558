import CPoseLayout
import PoseMath
import PoseSharedMemory
import Testing

@Suite("PoseSlot")
struct PoseSlotTests {
  @Test func `every field survives the way through the layout`() {
    let slot = exampleSlot()
    #expect(PoseSlot(layout: slot.layout) == slot)
  }

  @Test func `a kind this program does not know reads as none`() {
    var layout = exampleSlot().layout
    layout.kind = 77
    #expect(PoseSlot(layout: layout).kind == .none)
  }

  @Test func `a serial without a terminating zero is cut, not overrun`() {
    var layout = exampleSlot().layout
    unsafe withUnsafeMutableBytes(of: &layout.serial) { bytes in
      for index in bytes.indices { unsafe bytes[index] = UInt8(ascii: "x") }
    }
    #expect(PoseSlot(layout: layout).serial.description == String(repeating: "x", count: 31))
  }

  @Test(arguments: ["", "LHR-F7EFD942", "a serial of exactly 31 bytes...", "ünïcödé-sérïàl"])
  func `a serial that fits comes back as it was`(text: String) {
    #expect(DeviceSerial(text).description == text)
  }

  @Test func `a serial that does not fit is cut between characters`() {
    let text = String(repeating: "x", count: 30) + "é"
    #expect(DeviceSerial(text).description == String(repeating: "x", count: 30))
    #expect(DeviceSerial(text) == DeviceSerial(String(repeating: "x", count: 30)))
    #expect(DeviceSerial("a") != DeviceSerial("b"))
  }

  @Test func `without a forecast prediction turns and moves at constant rate and is bounded at 100 ms`() {
    var slot = exampleSlot()
    slot.turnForecast = .none
    slot.pathForecast = .none
    slot.angularVelocity = SIMD3(0, 2, 0)
    slot.linearVelocity = SIMD3(1, 0, 0)
    slot.worldFromDevice = .identity
    let ahead = slot.predicted(at: slot.sampleTime.advanced(byNanoseconds: 50_000_000))
    #expect(ahead.worldFromDevice.orientation.angle(to: Quaternion(rotationVector: SIMD3(0, 0.1, 0))) < 1e-12)
    #expect(abs(ahead.worldFromDevice.position.x - 0.05) < 1e-12)
    #expect(ahead.sampleTime == slot.sampleTime.advanced(byNanoseconds: 50_000_000))

    let far = slot.predicted(at: Timestamp(nanoseconds: .max))
    #expect(abs(far.worldFromDevice.orientation.rotationVector.y - 0.2) < 1e-12)
    #expect(far.sampleTime == slot.sampleTime.advanced(byNanoseconds: 100_000_000))
    let past = slot.predicted(at: Timestamp(nanoseconds: .min))
    #expect(abs(past.worldFromDevice.orientation.rotationVector.y + 0.2) < 1e-12)
  }

  /// A forecast as the curve it came from.
  private func curve(_ forecast: MotionForecast, rate: SIMD3<Double>) -> MotionCurve<Double> {
    MotionCurve(
      rate: rate, share: Double(forecast.share), quadratic: SIMD3<Double>(forecast.quadratic),
      cubic: SIMD3<Double>(forecast.cubic), quartic: SIMD3<Double>(forecast.quartic))
  }

  @Test(arguments: [Int64(-100), -7, 0, 1, 20, 55, 100])
  func `prediction goes on as the forecasts say, and ends with the rates of then`(milliseconds: Int64) {
    let slot = exampleSlot()
    let curve = curve(slot.turnForecast, rate: slot.angularVelocity)
    let path = self.curve(slot.pathForecast, rate: slot.linearVelocity)
    let then = slot.predicted(at: slot.sampleTime.advanced(byNanoseconds: milliseconds * 1_000_000))
    let seconds = Double(milliseconds) / 1000
    let turn = Quaternion(rotationVector: curve.displacement(after: seconds))
    #expect(then.worldFromDevice.orientation.angle(to: slot.worldFromDevice.orientation * turn) < 1e-12)
    #expect((then.angularVelocity - curve.rate(after: seconds)).length < 1e-12)
    let place = slot.worldFromDevice.position + path.displacement(after: seconds)
    #expect((then.worldFromDevice.position - place).length < 1e-12)
    #expect((then.linearVelocity - path.rate(after: seconds)).length < 1e-12)
    #expect(then.turnForecast == .none && then.pathForecast == .none)
  }

  @Test func `a forecast of a curve at rest is one: that the device stays`() {
    var slot = exampleSlot()
    slot.turnForecast = MotionForecast(MotionCurve(rate: slot.angularVelocity, share: 0))
    #expect(slot.turnForecast != .none)
    let then = slot.predicted(at: slot.sampleTime.advanced(byNanoseconds: 100_000_000))
    #expect(then.worldFromDevice.orientation.angle(to: slot.worldFromDevice.orientation) < 1e-12)
  }
}

@Suite("headset_pose.h")
struct PoseLayoutTests {
  @Test func `Swift sees the offsets that the header promises to C`() {
    let offsets: [(PartialKeyPath<headset_pose>, Int)] = [
      (\.serial, 0), (\.kind, 32), (\.flags, 36), (\.generation, 40), (\.sample_time_ns, 48),
      (\.publish_time_ns, 56), (\.orientation, 64), (\.position, 96), (\.angular_velocity, 120),
      (\.linear_velocity, 144), (\.sample_count, 168), (\.inputs_present, 176), (\.buttons, 180),
      (\.trigger, 184), (\.pad_x, 188), (\.pad_y, 192), (\.interpupillary_distance, 196),
      (\.proximity_raw, 200), (\.worn, 202), (\.battery_percent, 203), (\.charging, 204), (\.turn_share, 208),
      (\.turn_quadratic, 212), (\.turn_cubic, 224), (\.turn_quartic, 236),
      (\.path_share, 248), (\.path_quadratic, 252), (\.path_cubic, 264), (\.path_quartic, 276),
      (\.reserved2, 288),
    ]
    for (field, offset) in offsets { #expect(MemoryLayout.offset(of: field) == offset) }
    #expect(MemoryLayout<headset_pose>.size == 312)
    #expect(MemoryLayout<headset_pose_slot>.stride == 320)
    #expect(MemoryLayout<headset_pose_header>.stride == 256)
    let heartbeat: PartialKeyPath<headset_pose_header> = \.heartbeat_ns
    #expect(MemoryLayout.offset(of: heartbeat) == 64)
  }

  @Test func `the magic spells its name in memory`() {
    let bytes = unsafe withUnsafeBytes(of: HEADSET_POSE_MAGIC.littleEndian) { unsafe [UInt8]($0) }
    #expect(String(decoding: bytes, as: UTF8.self) == "HSPOSES1")
  }

  @Test func `inputs have the same bits in Swift and in C`() {
    let buttons: [(DeviceInputs.Buttons, UInt32)] = [
      (.trigger, HEADSET_POSE_BUTTON_TRIGGER), (.grip, HEADSET_POSE_BUTTON_GRIP),
      (.menu, HEADSET_POSE_BUTTON_MENU), (.system, HEADSET_POSE_BUTTON_SYSTEM),
      (.padClick, HEADSET_POSE_BUTTON_PAD_CLICK), (.padTouch, HEADSET_POSE_BUTTON_PAD_TOUCH),
    ]
    for (button, bit) in buttons { #expect(button.rawValue == bit) }
    let fields: [(DeviceInputs.Fields, UInt32)] = [
      (.buttons, HEADSET_POSE_HAS_BUTTONS), (.trigger, HEADSET_POSE_HAS_TRIGGER),
      (.pad, HEADSET_POSE_HAS_PAD),
      (.proximity, HEADSET_POSE_HAS_PROXIMITY), (.interpupillaryDistance, HEADSET_POSE_HAS_IPD),
      (.battery, HEADSET_POSE_HAS_BATTERY),
    ]
    for (field, bit) in fields { #expect(UInt32(field.rawValue) == bit) }
  }

  @Test func `kinds and conditions have the same numbers in Swift and in C`() {
    #expect(
      PoseKind.allCases.map(\.rawValue) == [
        HEADSET_POSE_KIND_NONE, HEADSET_POSE_KIND_HEAD, HEADSET_POSE_KIND_LEFT_HAND,
        HEADSET_POSE_KIND_RIGHT_HAND,
        HEADSET_POSE_KIND_CONTROLLER, HEADSET_POSE_KIND_TRACKER,
      ])
    #expect(
      PoseCondition.allCases.map { Int($0.rawValue) } == [
        HEADSET_POSE_STATE_OK, HEADSET_POSE_STATE_MODELLED, HEADSET_POSE_STATE_STALE,
        HEADSET_POSE_STATE_UNTRACKED,
        HEADSET_POSE_STATE_LOST, HEADSET_POSE_STATE_EMPTY, HEADSET_POSE_STATE_WRITER_GONE,
      ])
  }
}
