import Testing
import USBProtocol

@testable import DeviceEmulation

@Suite struct StandardRequestsTests {
  private var requests = StandardRequests(
    descriptors: Emulations.wand.ports[0].descriptors)
  private let descriptors = Emulations.wand.ports[0].descriptors

  private func setup(_ type: UInt8, _ request: UInt8, _ value: UInt16, _ index: UInt16 = 0) -> USBSetup {
    USBSetup(requestType: type, request: request, value: value, index: index, length: 255)
  }

  @Test mutating func `device and configuration descriptors are given whole`() {
    #expect(requests.answer(setup(0x80, 6, 0x0100)) == .data(descriptors.device))
    #expect(requests.answer(setup(0x80, 6, 0x0200)) == .data(descriptors.configuration))
    #expect(requests.answer(setup(0x80, 6, 0x0201)) == .stalled)
  }

  @Test mutating func `strings are UTF-16 and their list is US English`() {
    #expect(requests.answer(setup(0x80, 6, 0x0300)) == .data([4, 3, 9, 4]))
    #expect(requests.answer(setup(0x80, 6, 0x0301, 0x0409)) == .data([8, 3, 0x48, 0, 0x54, 0, 0x43, 0]))
    #expect(requests.answer(setup(0x80, 6, 0x0309, 0x0409)) == .stalled)
  }

  @Test mutating func `a full-speed device has no qualifier`() {
    #expect(requests.answer(setup(0x80, 6, 0x0600)) == .stalled)
  }

  @Test(arguments: [0, 1, 2] as [UInt16])
  mutating func `each interface has its HID and report descriptor`(interface: UInt16) {
    let report = descriptors.hidReports[UInt8(interface)]
    #expect(requests.answer(setup(0x81, 6, 0x2200, interface)) == report.map { .data($0) })
    guard case .data(let hid)? = requests.answer(setup(0x81, 6, 0x2100, interface)) else {
      Issue.record("no HID descriptor")
      return
    }
    #expect(hid.count == 9)
    #expect(requests.answer(setup(0x81, 6, 0x2200, 7)) == .stalled)
  }

  @Test mutating func `a configuration is chosen and told`() {
    #expect(requests.answer(setup(0x80, 8, 0)) == .data([0]))
    #expect(requests.answer(setup(0x00, 9, 1)) == .accepted)
    #expect(requests.answer(setup(0x80, 8, 0)) == .data([1]))
    #expect(requests.answer(setup(0x00, 9, 2)) == .stalled)
    #expect(requests.configuration == 1)
  }

  @Test mutating func `an endpoint is halted and freed`() {
    #expect(requests.answer(setup(0x02, 3, 0, 0x81)) == .accepted)
    #expect(requests.isHalted(0x81))
    #expect(requests.answer(setup(0x82, 0, 0, 0x81)) == .data([1, 0]))
    #expect(requests.answer(setup(0x02, 1, 0, 0x81)) == .accepted)
    #expect(!requests.isHalted(0x81))
    #expect(requests.answer(setup(0x02, 3, 0, 0x8f)) == .stalled)
  }

  @Test mutating func `idle rates are taken, alternate settings are refused`() {
    #expect(requests.answer(setup(0x21, 0x0a, 0)) == .accepted)
    #expect(requests.answer(setup(0x01, 0x0b, 0)) == .accepted)
    #expect(requests.answer(setup(0x01, 0x0b, 1)) == .stalled)
    #expect(requests.answer(setup(0x81, 0x0a, 0)) == .data([0]))
  }

  @Test mutating func `what belongs to the device is left to it, unknown standard requests stall`() {
    #expect(requests.answer(setup(0xa1, 1, 0x0301)) == nil)
    #expect(requests.answer(setup(0x21, 9, 0x0304)) == nil)
    #expect(requests.answer(setup(0xc0, 1, 0)) == nil)
    #expect(requests.answer(setup(0x80, 0x77, 0)) == .stalled)
  }

  @Test mutating func `no request traps`() {
    for type in UInt8.min...UInt8.max {
      for request: UInt8 in 0...16 {
        for value: UInt16 in [0, 1, 0x0100, 0x0200, 0x02ff, 0x0300, 0x03ff, 0x2100, 0x2200, .max] {
          for index: UInt16 in [0, 1, 0x81, .max] { _ = requests.answer(setup(type, request, value, index)) }
        }
      }
    }
  }
}
