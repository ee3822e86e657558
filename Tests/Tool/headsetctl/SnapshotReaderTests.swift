import Diagnosis
import Foundation
import Testing

@testable import headsetctl

/// A machine as a folder tree, in the shape of a real one's sysfs.
@Suite struct SnapshotReaderTests {
  /// A tree of its own for each test.
  private final class Machine {
    let root = "/tmp/hsm-" + UUID().uuidString.prefix(8)

    deinit { try? FileManager.default.removeItem(atPath: root) }

    func file(_ path: String, _ text: String = "") throws {
      let place = URL(filePath: root + "/" + path)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: place)
    }

    func link(_ path: String, to target: String) throws {
      let place = URL(filePath: root + "/" + path)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(atPath: place.path, withDestinationPath: target)
    }

    /// A headset's receiver on the given host controller.
    func plugHeadset(into controller: String, driver: String = "usbhid") throws {
      let device = "sys/devices/\(controller)/usb1/1-2"
      let attributes = [
        "idVendor": "28de", "idProduct": "2000", "bcdDevice": "0200", "product": "Lighthouse FPGA RX",
        "serial": "LHR-C5C0BC88", "busnum": "1", "devnum": "4",
      ]
      for (name, value) in attributes { try file("\(device)/\(name)", value + "\n") }
      try file("\(device)/1-2:1.0/bInterfaceNumber", "00\n")
      try file("\(device)/1-2:1.0/bInterfaceClass", "03\n")
      try file("\(device)/1-2:1.0/0003:28DE:2000.0001/hidraw/hidraw3/dev", "244:3\n")
      try link("\(device)/1-2:1.0/driver", to: "../../../../bus/usb/drivers/\(driver)")
      for name in ["1-2", "1-2:1.0"] {
        let inner = name == "1-2" ? "" : "/1-2:1.0"
        try link(
          "sys/bus/usb/devices/\(name)", to: "../../../devices/\(controller)/usb1/1-2\(inner)")
      }
      try link("sys/bus/usb/devices/usb1", to: "../../../devices/\(controller)/usb1")
      try file("dev/bus/usb/001/004")
      try file("dev/hidraw3")
    }

    func read() -> Snapshot { SnapshotReader(root: root, socketPath: root + "/none.sock").read() }
  }

  @Test func `a headset is found with its nodes, their rights and who holds them`() throws {
    let machine = Machine()
    try machine.plugHeadset(into: "pci0000:00", driver: "usbfs")
    try machine.file("proc/812/comm", "vrserver\n")
    try machine.link("proc/812/fd/5", to: "/dev/bus/usb/001/004")
    try machine.link("proc/813/fd/5", to: "/dev/null")
    try machine.file("etc/group", "root:x:0:\nheadsetd:x:990:\n")
    try machine.file("etc/udev/rules.d/60-headsetd.rules")
    let snapshot = machine.read()
    #expect(snapshot.hasUSB)
    #expect(snapshot.groupID == 990)
    #expect(snapshot.ruleFiles == ["/etc/udev/rules.d/60-headsetd.rules"])
    #expect(snapshot.service == .down(socket: machine.root + "/none.sock"))
    let device = try #require(snapshot.devices.first)
    #expect(snapshot.devices.count == 1)
    #expect((device.name, device.serial) == ("HTC Vive headset", "LHR-C5C0BC88"))
    #expect(device.nodes.map(\.path) == ["/dev/bus/usb/001/004", "/dev/hidraw3"])
    #expect(device.nodes.allSatisfy { $0.ownerUID == geteuid() })
    #expect(device.holders == [Holder(processID: 812, name: "vrserver")])
    #expect(device.isClaimed && !device.isEmulated)
  }

  @Test(arguments: ["platform/vhci_hcd.0", "platform/dummy_hcd.0"])
  func `a device behind a virtual controller is emulated`(controller: String) throws {
    let machine = Machine()
    try machine.plugHeadset(into: controller)
    #expect(machine.read().devices.map(\.isEmulated) == [true])
    #expect(machine.read().devices.map(\.isClaimed) == [false])
  }

  @Test func `an empty machine has no USB and no device`() {
    let snapshot = Machine().read()
    #expect(!snapshot.hasUSB && snapshot.devices.isEmpty && snapshot.groupID == nil)
    #expect(Diagnosis.causes(of: snapshot).first == .kernelWithoutUSB)
  }

  @Test func `attributes that are no attributes name no device`() throws {
    let machine = Machine()
    try machine.plugHeadset(into: "pci0000:00")
    for text in ["", "zz\n", "10000\n", "\u{0}\u{1}"] {
      try machine.file("sys/devices/pci0000:00/usb1/1-2/idVendor", text)
      #expect(machine.read().devices == [])
    }
  }
}
