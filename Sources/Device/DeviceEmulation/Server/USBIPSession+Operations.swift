internal import ByteLayout
internal import PoseMath
internal import USBProtocol

/// What a client asks before it has a device.
extension USBIPSession {
  mutating func operation(
    _ bytes: [UInt8], bus: inout EmulatedBus, at time: Timestamp
  ) throws(LayoutError) -> Int? {
    guard bytes.count >= USBIPOperation.byteCount else { return nil }
    switch try USBIPOperation(decoding: bytes.span).code {
    case .listRequest:
      list(bus)
      phase = .ended
      return USBIPOperation.byteCount
    case .importRequest:
      let end = USBIPOperation.byteCount + USBIPImportRequest.byteCount
      guard bytes.count >= end else { return nil }
      let request = try USBIPImportRequest(
        decoding: bytes.span.extracting(USBIPOperation.byteCount..<end))
      importDevice(request.busID, bus: &bus, at: time)
      return end
    case .listReply, .importReply:
      phase = .ended
      return nil
    }
  }

  private mutating func list(_ bus: EmulatedBus) {
    output += array(USBIPOperation(.listReply).encoded)
    output += array(USBIPListing.encode(deviceCount: bus.deviceCount))
    for device in 0..<bus.deviceCount {
      output += array(Self.record(of: device, on: bus).encoded)
      for interface in bus.port(of: device).descriptors.interfaces {
        output += array(
          USBIPInterface(
            classCode: interface.classCode, subclassCode: interface.subclassCode,
            protocolCode: interface.protocolCode
          ).encoded)
      }
    }
  }

  private mutating func importDevice(
    _ busID: USBIPBusID, bus: inout EmulatedBus, at time: Timestamp
  ) {
    let found = (0..<bus.deviceCount).first { USBIPBusID(EmulatedBus.busID(of: $0)) == busID }
    guard let device = found else {
      refuse(Status.noSuchDevice)
      return
    }
    guard bus.attach(device, at: time) else {
      refuse(Status.deviceBusy)
      return
    }
    output += array(USBIPOperation(.importReply).encoded)
    output += array(Self.record(of: device, on: bus).encoded)
    phase = .attached
    self.device = device
  }

  private mutating func refuse(_ status: UInt32) {
    output += array(USBIPOperation(.importReply, status: status).encoded)
    phase = .ended
  }

  private static func record(of device: Int, on bus: EmulatedBus) -> USBIPDevice {
    let descriptors = bus.port(of: device).descriptors
    let busID = EmulatedBus.busID(of: device)
    return USBIPDevice(
      path: USBIPPath("/emulated/" + busID), busID: USBIPBusID(busID), busNumber: 1,
      deviceNumber: UInt32(device + 1), speed: USBIP.Speed.full, vendorID: descriptors.vendorID,
      productID: descriptors.productID, release: descriptors.release, classCode: descriptors.device[4],
      subclassCode: descriptors.device[5], protocolCode: descriptors.device[6],
      interfaceCount: UInt8(descriptors.interfaces.count))
  }

  private func array<let count: Int>(_ bytes: InlineArray<count, UInt8>) -> [UInt8] {
    (0..<count).map { bytes[$0] }
  }
}
