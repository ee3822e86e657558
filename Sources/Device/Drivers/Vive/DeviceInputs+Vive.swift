internal import ByteLayout
internal import DeviceProtocols
internal import PoseMath

extension DeviceInputs {
  /// Pad counts reach from -32768 to 32767 (sheet vive-controllers-watchman, type 0x01).
  mutating func setPad(_ counts: SIMD2<Int16>) {
    padX = Float(counts.x) / 32_768
    padY = Float(counts.y) / 32_768
  }

  mutating func setBattery(_ level: ViveBatteryLevel) {
    present |= .battery
    batteryPercent = min(level.percent, 100)
    isCharging = level.isCharging
  }
}

extension DeviceInputs.Buttons {
  init(_ wand: ViveWandInput.Buttons) {
    self = .none
    if wand.contains(.triggerClick) { self |= .trigger }
    if wand.contains(.grip) { self |= .grip }
    if wand.contains(.menu) { self |= .menu }
    if wand.contains(.system) { self |= .system }
    if wand.contains(.padClick) { self |= .padClick }
    if wand.contains(.padTouch) { self |= .padTouch }
  }

  init(_ wand: WatchmanWandButtons) {
    self = .none
    if wand.contains(.triggerClick) { self |= .trigger }
    if wand.contains(.grip) { self |= .grip }
    if wand.contains(.menu) { self |= .menu }
    if wand.contains(.system) { self |= .system }
    if wand.contains(.padClick) { self |= .padClick }
    if wand.contains(.padTouch) { self |= .padTouch }
  }
}
