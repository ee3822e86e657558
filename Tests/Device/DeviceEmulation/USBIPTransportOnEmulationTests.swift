import DeviceEmulation
import DeviceIO
import DeviceProtocols
import Glibc
import HeadsetTestSupport
import PoseMath
import Synchronization
import Testing
import USBProtocol

/// headsetd's own USB/IP client and the emulator's server, over TCP on loopback.
@Suite struct USBIPTransportOnEmulationTests {
  private static func monotonicNow() -> Timestamp {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Timestamp(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  @Test func `a headset is imported, turned on, streams, and is unplugged`() throws {
    var ends: [Int32] = [-1, -1]
    let result = unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends)
    try #require(result == 0)
    let (stopReader, stopWriter) = (ends[0], ends[1])
    let port = Atomic<Int>(0)
    let thread = TestThread { [stopReader] in
      let server = USBIPServer(bus: EmulatedBus([EmulatedViveHeadset(unit: Emulations.headUnit())])) {
        Self.monotonicNow()
      }
      port.store(Int((try? server.listen(address: "127.0.0.1", port: 0)) ?? 1), ordering: .releasing)
      try? server.run(until: stopReader)
    }
    while port.load(ordering: .acquiring) == 0 { usleep(1_000) }
    let number = UInt16(port.load(ordering: .acquiring))

    let mainboard = try USBIPTransport(host: "127.0.0.1", port: number, busID: "1-1")
    let receiver = try USBIPTransport(host: "127.0.0.1", port: number, busID: "1-2")
    #expect(mainboard.identity.product == "HTC Vive")
    #expect(receiver.identity.serial == "LHR-E0000001")
    #expect(receiver.identity.interfaces.count == 2)
    #expect(throws: TransportError.stalled) {
      try receiver.control(
        .getFeature(reportID: 0x77, interface: 0, length: 64), data: [], timeoutMilliseconds: 2_000)
    }
    let sink = RecordingSink()
    try receiver.startReading(endpoint: 0x81, into: sink)
    let power = ViveMainboardPower(isOn: true).encoded().array
    _ = try mainboard.control(
      .setFeature(reportID: 4, interface: 0, length: 64), data: power, timeoutMilliseconds: 2_000)
    _ = try receiver.control(
      .setFeature(reportID: 4, interface: 0, length: 5), data: [4, 0, 0, 0, 0],
      timeoutMilliseconds: 2_000)
    #expect(sink.wait { $0.count > 200 })
    for case .report(let bytes, endpoint: 0x81) in sink.events.dropFirst().prefix(200) {
      #expect(bytes.first == 0x20)
    }
    // The emulator ends, as when a headset is unplugged.
    #expect(unsafe send(stopWriter, power, 1, 0) == 1)
    thread.join()
    #expect(sink.wait { $0.last == .ended(.disconnected) })
    mainboard.close()
    receiver.close()
    close(stopReader)
    close(stopWriter)
  }
}
