import ByteLayout
import PoseMath
import Testing

@Suite("DeviceInputs")
struct DeviceInputsTests {
  @Test func `a merge keeps every field the update does not carry`() {
    var inputs = DeviceInputs()
    inputs.present = .buttons | .trigger | .pad | .proximity | .interpupillaryDistance | .battery
    inputs.buttons = .grip | .menu
    inputs.trigger = 0.5
    inputs.padX = -0.25
    inputs.rawProximity = 900
    inputs.isWorn = true
    inputs.interpupillaryDistance = 0.0655
    inputs.batteryPercent = 81
    let before = inputs
    inputs.merge(DeviceInputs())
    #expect(inputs == before)
  }

  @Test(arguments: [
    DeviceInputs.Fields.buttons, .trigger, .pad, .proximity, .interpupillaryDistance, .battery,
  ])
  func `a merge takes over just the fields the update carries`(field: DeviceInputs.Fields) {
    var update = DeviceInputs()
    update.present = field
    update.buttons = .system
    update.trigger = 1
    update.padX = 0.5
    update.padY = -0.5
    update.rawProximity = 1_200
    update.isWorn = true
    update.interpupillaryDistance = 0.07
    update.batteryPercent = 12
    update.isCharging = true
    var inputs = DeviceInputs()
    inputs.merge(update)

    #expect(inputs.present == field)
    #expect((inputs.buttons == .system) == (field == .buttons))
    #expect((inputs.trigger == 1) == (field == .trigger))
    #expect((inputs.padX == 0.5 && inputs.padY == -0.5) == (field == .pad))
    #expect((inputs.rawProximity == 1_200 && inputs.isWorn) == (field == .proximity))
    #expect((inputs.interpupillaryDistance == 0.07) == (field == .interpupillaryDistance))
    #expect((inputs.batteryPercent == 12 && inputs.isCharging) == (field == .battery))
  }
}
