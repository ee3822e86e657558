internal import ByteLayout
internal import DeviceProtocols

/// Fingers as a wand's reports count them.
struct WandControls: Equatable, Sendable {
  var rawTrigger: UInt8
  var rawFineTrigger: UInt16
  var isTriggerClicked: Bool
  var isGripping: Bool
  var isMenuPressed: Bool
  var pad: SIMD2<Int16>?

  /// The trigger clicks at its end, within 3 % of full travel.
  init(_ fingers: Fingers) {
    let pull = max(0, min(1, fingers.trigger))
    rawTrigger = UInt8((pull * 255).rounded())
    rawFineTrigger = UInt16((pull * 32_767).rounded())
    isTriggerClicked = pull > 0.97
    isGripping = fingers.isGripping
    isMenuPressed = fingers.isMenuPressed
    pad = fingers.thumb.map { thumb in
      func count(_ value: Double) -> Int16 { Int16((max(-1, min(1, value)) * 32_767).rounded()) }
      return SIMD2(count(thumb.x), count(thumb.y))
    }
  }

  /// As the wired status report has them.
  var wiredButtons: ViveWandInput.Buttons {
    var buttons = ViveWandInput.Buttons.none
    if isTriggerClicked { buttons = buttons | .triggerClick }
    if isGripping { buttons = buttons | .grip }
    if isMenuPressed { buttons = buttons | .menu }
    if pad != nil { buttons = buttons | .padTouch }
    return buttons
  }

  /// As radio messages have them.
  var radioButtons: WatchmanWandButtons {
    var buttons = WatchmanWandButtons.none
    if isTriggerClicked { buttons = buttons | .triggerClick }
    if isGripping { buttons = buttons | .grip }
    if isMenuPressed { buttons = buttons | .menu }
    if pad != nil { buttons = buttons | .padTouch }
    return buttons
  }
}
