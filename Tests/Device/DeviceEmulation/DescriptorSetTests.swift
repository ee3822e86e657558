import Testing

@testable import DeviceEmulation

@Suite struct DescriptorSetTests {
  static let sets: [DescriptorSet] = Emulations.all.flatMap { $0.ports.map(\.descriptors) }

  @Test(arguments: sets)
  func `lengths in descriptors are the lengths of what they announce`(_ set: DescriptorSet) {
    #expect(set.device.count == 18)
    #expect(set.device[0] == 18)
    #expect(Int(set.configuration[2]) | Int(set.configuration[3]) << 8 == set.configuration.count)
    #expect(set.interfaces.count == Int(set.configuration[4]))
    #expect(set.parts(ofType: 4).reduce(0) { $0 + Int($1[4]) } == set.endpoints.count)
    for interface in set.interfaces {
      let hid = set.hidDescriptor(ofInterface: interface.number)
      let announced = hid.map { Int($0[7]) | Int($0[8]) << 8 }
      #expect(announced == set.hidReports[interface.number]?.count)
      #expect(interface.classCode == 3)
    }
  }

  @Test(arguments: sets)
  func `serial numbers say that the unit is emulated`(_ set: DescriptorSet) throws {
    let serial = try #require(set.serial)
    #expect(serial.hasPrefix("LHR-E0") || serial.hasPrefix("EMULATED") || serial.hasPrefix("E0"))
  }

  @Test func `the devices are those of the sheet`() {
    let ids = Self.sets.map { [$0.vendorID, $0.productID, $0.release] }
    #expect(
      ids == [
        [0x0bb4, 0x2c87, 0x0200], [0x28de, 0x2000, 0x0101], [0x28de, 0x2300, 0x0100],
        [0x28de, 0x2012, 0x0111],
        [0x28de, 0x2101, 0x0001],
      ])
  }

  @Test func `a damaged configuration is read as far as it goes`() {
    var set = Self.sets[0]
    set.configuration = Array(set.configuration.prefix(20))
    #expect(set.parts(ofType: 4).count == 1)
    #expect(set.endpoints.isEmpty)
    set.configuration[9] = 0
    #expect(set.interfaces.isEmpty)
  }
}
