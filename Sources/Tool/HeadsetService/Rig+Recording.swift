internal import DeviceCatalog
internal import DeviceIO
internal import DeviceRecording
internal import Drivers
internal import Inventory
internal import PoseMath
internal import Synchronization
internal import USBProtocol

/// Recording what devices send.
extension Rig {
  /// Why a recording did not begin.
  enum RecordingRefusal: Error {
    case alreadyRecording(path: String)
    case noSuchDevice(serial: String)
    case cannotWrite(RecordingError)
  }

  /// Records the devices with these serials, all of them where none is named, into a new file.
  func startRecording(to path: String, serials: [String]) throws(RecordingRefusal) -> TransferRecorder {
    if let running = state.withLock({ $0.recorder }) { throw .alreadyRecording(path: running.path) }
    let units = state.withLock { Array($0.units.values) }.sorted { $0.arrival < $1.arrival }
    for serial in serials where !units.contains(where: { $0.serial == serial }) {
      throw .noSuchDevice(serial: serial)
    }
    let chosen = units.filter { unit in
      unit.link != nil && (serials.isEmpty || unit.serial.map(serials.contains) == true)
    }
    let moment = clock.now
    let recorder: TransferRecorder
    do throws(RecordingError) {
      recorder = try TransferRecorder(
        path: path, devices: chosen.enumerated().map { Self.device($0.offset, of: $0.element) },
        serials: chosen.map { $0.serial ?? $0.busPath }, isEmulated: chosen.contains(where: \.isEmulated),
        start: moment.host, startUnixNanoseconds: moment.wall.milliseconds &* 1_000_000)
    } catch {
      throw .cannotWrite(error)
    }
    state.withLock { $0.recorder = recorder }
    for (index, unit) in chosen.enumerated() { unit.link?.transport.record(into: recorder, as: index) }
    return recorder
  }

  /// Ends the recording; nil where none runs.
  func stopRecording() -> TransferRecorder? {
    let (recorder, links) = state.withLock { state in
      defer { state.recorder = nil }
      return (state.recorder, state.units.values.compactMap(\.link))
    }
    for link in links { link.transport.stopRecording() }
    recorder?.stop()
    return recorder
  }

  private static func device(_ index: Int, of unit: RigUnit) -> RecordedDevice {
    let note = RecordedDevice.Note(
      vendorID: unit.identity.vendorID, productID: unit.identity.productID, label: unit.entry.role.rawValue)
    return RecordedDevice(
      index: index, bus: 0, address: UInt16(index + 1),
      descriptors: unit.link?.transport.descriptors ?? USBDescriptorSet(), note: note)
  }
}
