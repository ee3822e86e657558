import ByteLayout
import DeviceEmulation
import DeviceProtocols
import HeadsetTestSupport
import PoseMath
import Testing
import USBProtocol

@Suite struct USBIPSessionTests {
  private func bus() -> EmulatedBus { EmulatedBus(Emulations.all) }

  private func array<let count: Int>(_ bytes: InlineArray<count, UInt8>) -> [UInt8] {
    (0..<count).map { bytes[$0] }
  }

  private func importRequest(_ busID: String) -> [UInt8] {
    array(USBIPOperation(.importRequest).encoded) + array(USBIPBusID(busID).bytes)
  }

  /// A client that has the headset's receiver, device 1.
  private func attached(_ bus: inout EmulatedBus) -> USBIPSession {
    var session = USBIPSession()
    session.receive(importRequest("1-2"), bus: &bus, at: .zero)
    session.output = []
    return session
  }

  private func submit(
    _ sequence: UInt32, endpoint: UInt8 = 0, _ direction: USBIP.Direction = .deviceToHost, count: Int,
    setup: USBSetup = USBSetup(requestType: 0, request: 0, value: 0, index: 0, length: 0), data: [UInt8] = []
  ) -> [UInt8] {
    let message = USBIPMessage.submit(
      USBIPSubmit(
        sequence: sequence, deviceID: 0x1_0002, direction: direction, endpoint: endpoint, byteCount: count,
        setup: setup))
    return array(message.encoded) + data
  }

  /// Replies with their payloads, in order; `inbound` tells which requests were to the host.
  private func replies(
    _ session: inout USBIPSession, inbound: Set<UInt32>
  ) throws -> [(reply: USBIPMessage, data: [UInt8])] {
    var bytes = session.output
    session.output = []
    var found: [(USBIPMessage, [UInt8])] = []
    while !bytes.isEmpty {
      let message = try USBIPMessage(decoding: bytes.span)
      let direction: USBIP.Direction = inbound.contains(message.sequence) ? .deviceToHost : .hostToDevice
      let end = 48 + message.payloadByteCount(requestDirection: direction)
      found.append((message, Array(bytes[48..<end])))
      bytes.removeFirst(end)
    }
    return found
  }

  @Test func `a listing names every device with its interfaces`() throws {
    var bus = bus()
    var session = USBIPSession()
    session.receive(array(USBIPOperation(.listRequest).encoded), bus: &bus, at: .zero)
    #expect(session.hasEnded)
    let bytes = session.output
    #expect(try USBIPOperation(bytes).code == .listReply)
    #expect(try USBIPListing.deviceCount(Array(bytes[8...])) == 5)
    let first = try USBIPDevice(Array(bytes[12...]))
    #expect(first.vendorID == 0x0bb4 && first.interfaceCount == 1)
    #expect(first.busID == USBIPBusID("1-1"))
    #expect(bytes.count == 12 + 5 * 312 + (1 + 2 + 3 + 3 + 1) * 4)
  }

  @Test func `a device is imported by one client at a time`() throws {
    var bus = bus()
    var first = USBIPSession()
    first.receive(importRequest("1-2"), bus: &bus, at: .zero)
    #expect(try USBIPOperation(first.output).status == 0)
    #expect(try USBIPDevice(Array(first.output[8...])).productID == 0x2000)
    #expect(first.device == 1)
    var second = USBIPSession()
    second.receive(importRequest("1-2"), bus: &bus, at: .zero)
    #expect(try USBIPOperation(second.output).status == 2)
    #expect(second.hasEnded)
    bus.detach(1)
    var third = USBIPSession()
    third.receive(importRequest("1-2"), bus: &bus, at: .zero)
    #expect(third.device == 1)
  }

  @Test func `an unknown device is refused`() throws {
    var bus = bus()
    var session = USBIPSession()
    session.receive(importRequest("7-7"), bus: &bus, at: .zero)
    #expect(try USBIPOperation(session.output).status == 4)
    #expect(session.hasEnded)
  }

  @Test func `a control transfer is answered at once, cut to what was asked for`() throws {
    var bus = bus()
    var session = attached(&bus)
    let setup = USBSetup(requestType: 0x80, request: 6, value: 0x0100, index: 0, length: 8)
    session.receive(submit(5, count: 8, setup: setup), bus: &bus, at: .zero)
    let answers = try replies(&session, inbound: [5])
    #expect(answers[0].reply == .submitReply(USBIPSubmitReply(sequence: 5, status: 0, actualByteCount: 8)))
    #expect(answers[0].data == Array(bus.port(of: 1).descriptors.device.prefix(8)))
  }

  @Test func `a refused request is a stall`() throws {
    var bus = bus()
    var session = attached(&bus)
    let setup = USBSetup.getFeature(reportID: 0x77, interface: 0, length: 64)
    session.receive(submit(6, count: 64, setup: setup), bus: &bus, at: .zero)
    let answers = try replies(&session, inbound: [6])
    #expect(
      answers[0].reply == .submitReply(USBIPSubmitReply(sequence: 6, status: -32, actualByteCount: 0)))
  }

  @Test func `a control transfer's data may come in any pieces`() throws {
    var bus = bus()
    var session = attached(&bus)
    let report = ViveModeReport(mode: .pulses).encoded().array
    let setup = USBSetup.setFeature(reportID: 4, interface: 0, length: 5)
    let bytes = submit(7, .hostToDevice, count: 5, setup: setup, data: report)
    for byte in bytes {
      #expect(session.output.isEmpty)
      session.receive([byte], bus: &bus, at: .zero)
    }
    let answers = try replies(&session, inbound: [])
    #expect(answers[0].reply == .submitReply(USBIPSubmitReply(sequence: 7, status: 0, actualByteCount: 5)))
  }

  @Test func `a report completes the oldest waiting transfer when it is due`() throws {
    var bus = bus()
    var session = attached(&bus)
    var mainboard = USBIPSession(attachedTo: 0)
    _ = bus.attach(0, at: .zero)
    let power = ViveMainboardPower(isOn: true).encoded().array
    mainboard.receive(
      submit(
        1, .hostToDevice, count: 64, setup: .setFeature(reportID: 4, interface: 0, length: 64), data: power),
      bus: &bus, at: .zero)
    session.receive(
      submit(
        1, .hostToDevice, count: 5, setup: .setFeature(reportID: 4, interface: 0, length: 5),
        data: [4, 0, 0, 0, 0]), bus: &bus, at: .zero)
    for sequence: UInt32 in 2...5 {
      session.receive(submit(sequence, endpoint: 1, count: 64), bus: &bus, at: .zero)
    }
    let first = try replies(&session, inbound: [2, 3, 4, 5])
    #expect(first.map(\.reply.sequence) == [1, 2])
    #expect(first[1].data == [0])
    #expect(session.nextDue(bus: bus) == .milliseconds(1))
    session.advance(bus: &bus, at: Timestamp(nanoseconds: 999_000))
    #expect(session.output.isEmpty)
    session.advance(bus: &bus, at: .milliseconds(2))
    let later = try replies(&session, inbound: [3, 4, 5])
    #expect(later.map(\.reply.sequence) == [3, 4])
    #expect(try ViveIMUReport(later[1].data).slots[2].sequence == 2)
  }

  @Test func `a transfer is given up once, and not after it ended`() throws {
    var bus = bus()
    var session = attached(&bus)
    session.receive(submit(1, endpoint: 1, count: 64), bus: &bus, at: .zero)
    session.receive(submit(2, endpoint: 1, count: 64), bus: &bus, at: .zero)
    session.output = []
    let unlink = { (sequence: UInt32, target: UInt32) in
      array(USBIPMessage.unlink(USBIPUnlink(sequence: sequence, deviceID: 0x1_0002, target: target)).encoded)
    }
    session.receive(unlink(3, 2) + unlink(4, 2) + unlink(5, 1), bus: &bus, at: .zero)
    let answers = try replies(&session, inbound: [])
    #expect(
      answers.map(\.reply) == [
        .unlinkReply(USBIPUnlinkReply(sequence: 3, status: -104)),
        .unlinkReply(USBIPUnlinkReply(sequence: 4, status: 0)),
        .unlinkReply(USBIPUnlinkReply(sequence: 5, status: 0)),
      ])
    #expect(session.nextDue(bus: bus) == nil)
  }

  @Test func `an endpoint that is not there stalls, and so does a halted one with what waits on it`() throws {
    var bus = bus()
    var session = attached(&bus)
    session.receive(submit(1, endpoint: 9, count: 64), bus: &bus, at: .zero)
    session.receive(submit(2, endpoint: 2, count: 64), bus: &bus, at: .zero)
    let halt = USBSetup(requestType: 0x02, request: 3, value: 0, index: 0x82, length: 0)
    session.receive(submit(3, .hostToDevice, count: 0, setup: halt), bus: &bus, at: .zero)
    session.receive(submit(4, endpoint: 2, count: 64), bus: &bus, at: .zero)
    let answers = try replies(&session, inbound: [1, 2, 4]).map(\.reply)
    let stalled = {
      USBIPMessage.submitReply(USBIPSubmitReply(sequence: $0, status: -32, actualByteCount: 0))
    }
    #expect(answers.contains(stalled(1)) && answers.contains(stalled(2)) && answers.contains(stalled(4)))
  }

  @Test func `more waiting transfers than any host has are refused`() throws {
    var bus = bus()
    var session = attached(&bus)
    for sequence: UInt32 in 1...300 {
      session.receive(submit(sequence, endpoint: 2, count: 64), bus: &bus, at: .zero)
    }
    let answers = try replies(&session, inbound: Set(1...300))
    #expect(answers.count == 300 - 256)
    #expect(
      answers[0].reply == .submitReply(USBIPSubmitReply(sequence: 257, status: -12, actualByteCount: 0)))
  }

  @Test func `bytes that are no USB-IP end the client`() {
    var bus = bus()
    var session = USBIPSession()
    session.receive(Array("GET / HTTP/1.1\r\n".utf8), bus: &bus, at: .zero)
    #expect(session.hasEnded && session.output.isEmpty)
    var attached = attached(&bus)
    attached.receive([UInt8](repeating: 0xff, count: 48), bus: &bus, at: .zero)
    #expect(attached.hasEnded)
    #expect(attached.device == 1)
  }

  @Test func `mutated conversations end or go on, and trap nowhere`() {
    let setup = USBSetup(requestType: 0x80, request: 6, value: 0x0200, index: 0, length: 255)
    let conversation =
      importRequest("1-2") + submit(1, count: 255, setup: setup)
      + submit(
        2, .hostToDevice, count: 5, setup: .setFeature(reportID: 4, interface: 0, length: 5),
        data: [4, 0, 0, 0, 0]) + submit(3, endpoint: 1, count: 64) + submit(4, endpoint: 2, count: 64)
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<500 {
      var bus = bus()
      var session = USBIPSession()
      session.receive(generator.mutate(conversation), bus: &bus, at: .zero)
      session.advance(bus: &bus, at: .milliseconds(20))
    }
  }
}
