internal import ByteLayout
internal import USBProtocol

extension USBDescriptorSet {
  /// Keeps the descriptor that a transfer brought, if it came whole and is the first of its kind; whether
  /// anything was new.
  mutating func learn(from transfer: RecordedTransfer) -> Bool {
    guard let descriptor = transfer.answeredDescriptor, transfer.missingByteCount == 0 else { return false }
    let bytes = transfer.bytes
    switch descriptor.type {
    case USBDescriptorType.device: return learnDevice(bytes)
    case USBDescriptorType.configuration: return learnConfiguration(bytes)
    case USBDescriptorType.string: return learnString(bytes, index: descriptor.index)
    case USBDescriptorType.hidReport: return learnReport(bytes, of: descriptor.interface)
    default: return false
    }
  }

  private mutating func learnDevice(_ bytes: [UInt8]) -> Bool {
    guard device.isEmpty, (try? USBDeviceDescriptor(decoding: bytes.span)) != nil else { return false }
    device = Array(bytes.prefix(USBDeviceDescriptor.byteCount))
    return true
  }

  private mutating func learnConfiguration(_ bytes: [UInt8]) -> Bool {
    guard configuration.isEmpty, bytes.count >= USBConfigurationDescriptor.byteCount else { return false }
    let total = Int(bytes.span.uint16(at: 2))
    guard total >= USBConfigurationDescriptor.byteCount, bytes.count >= total else { return false }
    configuration = Array(bytes.prefix(total))
    return true
  }

  private mutating func learnString(_ bytes: [UInt8], index: UInt8) -> Bool {
    guard strings[index] == nil, let length = bytes.first, length >= 2, bytes.count >= Int(length) else {
      return false
    }
    strings[index] = Array(bytes.prefix(Int(length)))
    return true
  }

  /// USBPcap writes interface 0 into every read of a report descriptor (system-07: the three of the wand,
  /// between SET_IDLE requests for interfaces 0, 1 and 2). Where the configuration is known, the report
  /// belongs to the asked interface only if its HID descriptor tells this length, else to the first
  /// interface that does and has none yet.
  private mutating func learnReport(_ bytes: [UInt8], of asked: UInt8) -> Bool {
    let open = (try? USBConfiguration(decoding: configuration.span))?.settings.compactMap {
      setting -> UInt8? in
      guard let hid = setting.hid, Int(hid.subordinateLength) == bytes.count else { return nil }
      return hidReports[setting.descriptor.number] == nil ? setting.descriptor.number : nil
    }
    let interface = open.map { $0.contains(asked) ? asked : $0.first } ?? asked
    guard let interface, hidReports[interface] == nil else { return false }
    hidReports[interface] = bytes
    return true
  }
}

extension RecordedTransfer {
  /// The descriptor that a successful GET_DESCRIPTOR brought (USB 2.0, section 9.4.3; HID 1.11, section 7.1.1).
  var answeredDescriptor: (type: UInt8, index: UInt8, interface: UInt8)? {
    guard status == .ok, !bytes.isEmpty, let setup, setup.request == 6 else { return nil }
    let type = UInt8(setup.value >> 8)
    let index = UInt8(setup.value & 0xff)
    switch setup.requestType {
    case 0x80: return (type, index, 0)
    case 0x81: return (type, index, UInt8(truncatingIfNeeded: setup.index))
    default: return nil
    }
  }
}
