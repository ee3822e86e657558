import DeviceIO
import Glibc
import HeadsetTestSupport
import USBProtocol

/// Walks DeviceIO over a real kernel, in a guest that has USB. Prints one line a claim, as the guest's other
/// tests do; the exit status says whether all held.
@main struct Probe {
  static func main() {
    let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 20
    let claims = Claims()
    do {
      let hotplug = try HotplugLog()
      try hotplugClaims(claims, hotplug)
      try hidrawClaims(claims, hotplug)
      try libusbClaims(claims, hotplug, rounds: rounds)
      try unplugClaims(claims, hotplug, rounds: rounds)
      hotplug.stop()
    } catch {
      claims.check("no error ends the probe: \(error)", false)
    }
    print("\(claims.passed) passed, \(claims.failed) failed")
    exit(claims.failed == 0 ? 0 : 1)
  }

  // MARK: - Hotplug

  private static func hotplugClaims(_ claims: Claims, _ hotplug: HotplugLog) throws {
    claims.check("the start is told, then marked", hotplug.wait { $0.contains(.enumerated) })
    let port = try VirtualPort()
    let usb = hotplug.newest(.usb)
    let hidraw = hotplug.newest(.hidraw)
    claims.check("a plugged device is told as a USB node", usb != nil)
    claims.check("and as a hidraw node of interface 0", hidraw?.interface == 0)
    claims.check(
      "identity is ids, strings and interfaces",
      usb?.identity
        == USBIdentity(
          vendorID: USBIPTestDevice.vendorID, productID: USBIPTestDevice.productID, release: 0x0100,
          product: USBIPTestDevice.product, serial: USBIPTestDevice.serial,
          interfaces: [.init(number: 0, classCode: 3, subclassCode: 0, protocolCode: 0)]))
    claims.check("both are one device", usb?.address == hidraw?.address && usb?.port == hidraw?.port)
    claims.check("root may open it", usb?.mayOpen == true)
    let listed = try HotplugMonitor.devices().filter { $0.identity.vendorID == USBIPTestDevice.vendorID }
    claims.check("a list without a monitor has both", listed.count == 2)
    port.unplug()
    claims.check("both are told to be gone", hotplug.waitUntilGone())
    claims.check("nothing is told twice or lost", hotplug.isBalanced)
  }

  // MARK: - hidraw

  private static func hidrawClaims(_ claims: Claims, _ hotplug: HotplugLog) throws {
    let port = try VirtualPort()
    guard let node = hotplug.newest(.hidraw) else { return claims.check("hidraw node", false) }
    let transport = try HIDRawTransport(node: node.path, identity: node.identity)
    let sink = RecordingSink()
    try transport.startReading(endpoint: 0x81, into: sink)
    let feature = try transport.control(
      .getFeature(reportID: 5, interface: 0, length: 8), data: [], timeoutMilliseconds: 2_000)
    claims.check("hidraw reads a feature report", feature == [5, 1, 2, 3, 4, 5, 6, 7])
    _ = try transport.control(
      .setFeature(reportID: 5, interface: 0, length: 8), data: [5, 9, 9, 9, 9, 9, 9, 9],
      timeoutMilliseconds: 2_000)
    claims.check("hidraw writes one", port.device.written.contains([5, 9, 9, 9, 9, 9, 9, 9]))
    try transport.write(endpoint: 1, data: [2, 1, 2, 3, 4, 5, 6, 7], timeoutMilliseconds: 2_000)
    claims.check("hidraw writes an output report", sees { port.device.written.last?.first == 2 })
    claims.check("hidraw reads every report", hears(portions: 4, of: 25, from: port, in: sink))
    port.unplug()
    claims.check("hidraw hears the unplug once", sink.wait { $0.last == .ended(.disconnected) })
    transport.close()
    claims.check("and nothing after", sink.ends == [.disconnected] && hotplug.waitUntilGone())
  }

  // MARK: - libusb

  private static func libusbClaims(_ claims: Claims, _ hotplug: HotplugLog, rounds: Int) throws {
    let port = try VirtualPort()
    guard let node = hotplug.newest(.usb) else { return claims.check("USB node", false) }
    let context = try LibUSBContext()
    let before = openDescriptorCount()
    var complete = 0
    var memory = Memory(rounds: rounds)
    for round in 0..<rounds {
      memory.note(round)
      let transport = try context.open(node: node.path, identity: node.identity, interfaces: [0])
      let sink = RecordingSink()
      try transport.startReading(endpoint: 0x81, into: sink)
      let feature = try transport.control(
        .getFeature(reportID: 5, interface: 0, length: 64), data: [], timeoutMilliseconds: 2_000)
      for number in 0..<50 { port.device.push(report(number)) }
      let isHeard = sink.wait { $0.count == 50 }
      transport.close()
      if isHeard, feature.count == 8, sink.ends.isEmpty { complete += 1 }
    }
    claims.check("open, stream and close \(rounds) times", complete == rounds)
    claims.check("no descriptor is left", openDescriptorCount() == before)
    claims.check("no memory either: \(memory.growth) KiB in the second half", memory.isFlat)
    claims.check("the kernel's driver has its interface again", hotplug.newest(.hidraw) != nil)
    try faultClaims(claims, port, node, context)
    port.unplug()
    claims.check("the device is told to be gone", hotplug.waitUntilGone())
    claims.check("nothing is left open", context.openCount == 0 && context.close() == 0)
  }

  private static func faultClaims(
    _ claims: Claims, _ port: VirtualPort, _ node: DeviceNode, _ context: LibUSBContext
  ) throws {
    let transport = try context.open(node: node.path, identity: node.identity, interfaces: [0])
    let sink = RecordingSink()
    try transport.startReading(endpoint: 0x81, into: sink)
    do {
      _ = try context.open(node: node.path, identity: node.identity, interfaces: [0])
      claims.check("a second opening is busy", false)
    } catch { claims.check("a second opening is busy", error == .busy) }
    port.device.fail(.status(-EPIPE))
    claims.check("a stall is cleared", sees { port.device.haltsCleared > 0 })
    port.device.push(report(1))
    claims.check("and reading goes on", sink.wait { $0.count == 1 })
    do {
      _ = try transport.control(
        .getFeature(reportID: 6, interface: 0, length: 64), data: [], timeoutMilliseconds: 2_000)
      claims.check("a refused request is stalled", false)
    } catch { claims.check("a refused request is stalled", error == .stalled) }
    transport.close()
    claims.check("closing is silent", sink.ends.isEmpty)
  }

  // MARK: - Unplug

  private static func unplugClaims(_ claims: Claims, _ hotplug: HotplugLog, rounds: Int) throws {
    let context = try LibUSBContext()
    let before = openDescriptorCount()
    var clean = 0
    var memory = Memory(rounds: rounds)
    for round in 0..<rounds {
      memory.note(round)
      let port = try VirtualPort()
      guard let node = hotplug.newest(.usb) else { break }
      let transport = try context.open(node: node.path, identity: node.identity, interfaces: [0])
      let sink = RecordingSink()
      try transport.startReading(endpoint: 0x81, into: sink)
      let stream = TestThread { [device = port.device] in
        for number in 0..<5_000 where !device.isOver {
          device.push(report(number))
          usleep(1_000)
        }
      }
      let isHeard = sink.wait { $0.count > 20 }
      port.unplug()
      let hasEnded = sink.wait { $0.last == .ended(.disconnected) }
      transport.close()
      stream.join()
      if isHeard, hasEnded, sink.ends.count == 1, hotplug.waitUntilGone() { clean += 1 }
    }
    claims.check("unplug while streaming, \(rounds) times: one end each", clean == rounds)
    claims.check("no descriptor is left", openDescriptorCount() == before)
    claims.check("no memory either: \(memory.growth) KiB in the second half", memory.isFlat)
    claims.check("nothing was told twice or lost", hotplug.isBalanced)
    claims.check("libusb closes", context.close() == 0)
  }

  // MARK: -

  /// The kernel keeps 64 reports for a reader of hidraw that is late and drops what comes after
  /// (HIDRAW_BUFFER_SIZE, linux/hidraw.h); on a busy machine every reader is late. So they come in portions.
  private static func hears(
    portions: Int, of size: Int, from port: VirtualPort, in sink: RecordingSink
  ) -> Bool {
    for portion in 0..<portions {
      for number in 0..<size { port.device.push(report(portion * size + number)) }
      let isHeard = sink.wait { $0.count == (portion + 1) * size }
      if !isHeard { return false }
    }
    return true
  }

  private static func report(_ number: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 64)
    bytes[0] = 1
    bytes[1] = UInt8(truncatingIfNeeded: number)
    return bytes
  }

  private static func openDescriptorCount() -> Int {
    (0..<1_024).count { fcntl(Int32($0), F_GETFD) >= 0 }
  }

  private static func sees(_ isMet: () -> Bool) -> Bool {
    for _ in 0..<10_000 {
      if isMet() { return true }
      usleep(1_000)
    }
    return isMet()
  }
}
