internal import USBProtocol

/// Which device is behind an address, and what its control transfers show of it.
///
/// An address begins a new device when it is seen first, when it answers with another device descriptor,
/// when its device descriptor is read again after it was in use (that is what plugging in looks like), when
/// it answers after it was gone, and when SET_ADDRESS gives it away. A device that is still at address 0
/// keeps its index when it gets its own.
struct DeviceTable {
  private struct Place: Hashable {
    var bus: UInt16
    var address: UInt16
  }

  private struct Stay {
    var index: Int
    /// Configured, or has sent something on an endpoint other than 0.
    var isInUse = false
    var isGone = false
  }

  private(set) var devices: [RecordedDevice] = []
  private var stays: [Place: Stay] = [:]
  private let notes: DeviceNotes

  init(notes: DeviceNotes) { self.notes = notes }

  /// Gives the transfer its device's index. Returns the device as well where it is new or showed more.
  /// Nil where there are more devices than `RecordedDevice.countMax`.
  mutating func place(
    _ assembled: TransferAssembler.Assembled
  ) -> (device: RecordedDevice?, transfer: RecordedTransfer)? {
    let place = Place(bus: assembled.bus, address: assembled.address)
    var transfer = assembled.transfer
    var hasNews = false
    var stay = stays[place]
    if let known = stay, beginsAnother(transfer, after: known) { stay = nil }
    if stay == nil {
      guard devices.count < RecordedDevice.countMax else { return nil }
      stay = Stay(index: devices.count)
      devices.append(
        RecordedDevice(
          index: devices.count, bus: place.bus, address: place.address,
          note: notes[place.bus, place.address]))
      hasNews = true
    }
    guard var current = stay else { return nil }
    transfer.device = current.index
    if devices[current.index].descriptors.learn(from: transfer) { hasNews = true }
    current.isInUse = current.isInUse || transfer.showsUse
    current.isGone = transfer.status == .disconnected
    stays[place] = current
    if moveAddress(transfer, from: place) { hasNews = true }
    return (hasNews ? devices[current.index] : nil, transfer)
  }

  // MARK: -

  private func beginsAnother(_ transfer: RecordedTransfer, after stay: Stay) -> Bool {
    if stay.isGone, transfer.status == .ok { return true }
    guard let descriptor = transfer.answeredDescriptor, descriptor.type == USBDescriptorType.device,
      transfer.bytes.count >= USBDeviceDescriptor.byteCount
    else { return false }
    let known = devices[stay.index].descriptors.device
    return stay.isInUse || (!known.isEmpty && known != Array(transfer.bytes.prefix(known.count)))
  }

  /// SET_ADDRESS (USB 2.0, section 9.4.6): the device behind address 0 is behind the new one from now on.
  private mutating func moveAddress(_ transfer: RecordedTransfer, from place: Place) -> Bool {
    guard place.address == 0, transfer.status == .ok, let setup = transfer.setup,
      setup.requestType == 0, setup.request == 5, setup.value != 0,
      let stay = stays.removeValue(forKey: place)
    else { return false }
    stays[Place(bus: place.bus, address: setup.value)] = stay
    devices[stay.index].address = setup.value
    devices[stay.index].note = notes[place.bus, setup.value]
    return true
  }
}

extension RecordedTransfer {
  /// SET_CONFIGURATION, or traffic that only a configured device has.
  fileprivate var showsUse: Bool {
    guard status == .ok else { return false }
    guard let setup else { return kind != .control }
    return setup.requestType == 0 && setup.request == 9 && setup.value != 0
  }
}
