import DeviceCatalog
import DeviceProtocols
import Drivers
import LighthouseModel
import Testing

/// The bytes are the protocol sheets' (lighthouse-v2.md, vive-controllers-watchman.md).
@Suite struct ViveLightModeTests {
  @Test func `a headset is told of the second generation by mode and verbosity`() {
    let writes = ViveLightMode.writes(for: .headsetReceiver, generation: .second).map(\.data)
    #expect(writes == [[0x04, 1, 0, 0, 0], [0x07, 3, 0, 0, 0]])
  }

  @Test func `a wireless controller is told by its receiver`() {
    let writes = ViveLightMode.writes(for: .controllerReceiver, generation: .second).map(\.data)
    #expect(writes == [[0xff, 0x87, 6, 1, 1, 0, 2, 0, 0], [0xff, 0x87, 3, 0, 1, 0]])
  }

  @Test func `a mainboard has no light`() {
    #expect(ViveLightMode.writes(for: .headsetMainboard, generation: .second).isEmpty)
  }
}
