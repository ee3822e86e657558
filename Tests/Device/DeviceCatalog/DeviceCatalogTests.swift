import DeviceCatalog
import Testing
import USBProtocol

@Suite struct DeviceCatalogTests {
  let hid = USBIdentity.Interface(number: 0, classCode: 3, subclassCode: 0, protocolCode: 0)
  let video = USBIdentity.Interface(number: 0, classCode: 14, subclassCode: 1, protocolCode: 0)

  @Test func `the mainboard is known by its product string`() throws {
    let identity = USBIdentity(
      vendorID: 0x0bb4, productID: 0x2c87, product: "HTC Vive", interfaces: [hid])
    #expect(try DeviceCatalog.builtIn().entry(for: identity)?.role == .headsetMainboard)
  }

  @Test func `the camera with the mainboard's numbers is none of ours`() throws {
    let identity = USBIdentity(
      vendorID: 0x0bb4, productID: 0x2c87, product: "MMP SDK", interfaces: [video])
    #expect(try DeviceCatalog.builtIn().entry(for: identity) == nil)
  }

  @Test func `a device without HID interface is not a headset whatever its name`() throws {
    let identity = USBIdentity(
      vendorID: 0x28de, productID: 0x2000, product: "Lighthouse FPGA RX", interfaces: [video])
    #expect(try DeviceCatalog.builtIn().entry(for: identity) == nil)
  }

  @Test func `a recording without descriptors is recognised by its numbers alone`() throws {
    let identity = USBIdentity(vendorID: 0x28de, productID: 0x2101)
    #expect(try DeviceCatalog.builtIn().entry(for: identity)?.role == .controllerReceiver)
  }

  @Test func `reports tell parts apart when a recording holds no identity at all`() throws {
    let catalog = try DeviceCatalog.builtIn()
    func roles(_ report: UInt8, _ endpoint: UInt8) -> Set<DeviceRole> {
      Set(catalog.entries(sending: report, on: endpoint).map(\.role))
    }
    #expect(roles(0x21, 0x82) == [.wiredController])
    #expect(roles(0x25, 0x82) == [.headsetReceiver])
    #expect(roles(0x28, 0x83) == [.headsetReceiver])
    #expect(roles(0x23, 0x81) == [.controllerReceiver])
    #expect(roles(0x20, 0x81) == [.headsetReceiver, .wiredController])
  }

  @Test func `a broken device file is named with line and column`() {
    #expect {
      try DeviceCatalog(documents: [(name: "x.device", text: "family = \n")])
    } throws: { error in
      guard case CatalogError.malformed(file: "x.device", line: 1, column: _, detail: _) = error
      else {
        return false
      }
      return true
    }
  }

  @Test func `an entry without its numbers is refused`() {
    #expect {
      try DeviceCatalog(documents: [
        (
          name: "x.device",
          text: "family='a'\nvendor='b'\nmodel='c'\n[[part]]\nrole='wiredController'\nname='n'\n"
        )
      ])
    } throws: { error in
      guard case CatalogError.badEntry(file: "x.device", detail: let detail) = error else {
        return false
      }
      return detail.contains("vendorID")
    }
  }

  private static func entry(limits: String) throws -> CatalogEntry? {
    let part = """
      [[part]]
      role = "wiredController"
      name = "n"
      vendorID = 1
      productID = 2
      interfaceClass = 3
      inputs = []
      """
    let text = "family='a'\nvendor='b'\nmodel='c'\n" + limits + part
    return try DeviceCatalog(documents: [(name: "x.device", text: text)]).entries.first
  }

  private static func limits(gravity: Double) -> String {
    "[calibration]\ngravityMax = \(gravity)\nturnDegreesMax = 1.0\nrateDegreesPerSecondMax = 0.2\nintervalDays = 90\n"
  }

  @Test func `a model is held to its file's limits, and to the usual ones where it has none`() throws {
    #expect(try Self.entry(limits: "")?.calibration == .usual)
    let found = try Self.entry(limits: Self.limits(gravity: 0.05))?.calibration
    #expect(found?.gravityMax == 0.05 && found?.intervalDays == 90)
  }

  @Test func `limits that no sensor could be held to are refused`() {
    for gravity in [0, -1, 5.5] {
      #expect(throws: CatalogError.badEntry(file: "x.device", detail: "calibration")) {
        try Self.entry(limits: Self.limits(gravity: gravity))
      }
    }
  }
}
