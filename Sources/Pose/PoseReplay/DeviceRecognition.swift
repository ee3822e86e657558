internal import DeviceCatalog
internal import DeviceRecording
private import USBProtocol

/// Says which part a recorded device is, by the best that the recording holds of it.
///
/// By its identity where there is enumeration or a note; else by the reports it sends, which the catalog lists: a
/// recording that began with everything plugged in shows nothing else. A part that was silent all the time, as a
/// receiver without a controller is, may still have been asked for its strings: then its product string tells,
/// where only one part of the catalog calls itself so.
struct DeviceRecognition {
  private let catalog: DeviceCatalog
  private let tallies: [TransferRecording.EndpointTally]

  init(recording: TransferRecording, catalog: DeviceCatalog) {
    self.catalog = catalog
    tallies = recording.endpoints
  }

  /// The part and how it was recognised; nil for a device that is none of ours.
  func recognise(_ device: RecordedDevice) -> (entry: CatalogEntry, evidence: ReplayedDevice.Evidence)? {
    if let identity = device.identity {
      let isNoted = device.descriptors.device.isEmpty
      return catalog.entry(for: identity).map { ($0, isNoted ? .note : .identity) }
    }
    let seen = inputs(of: device)
    let senders = catalog.entries.filter { entry in seen.allSatisfy { entry.explains($0) } }
    let strings = device.descriptors.strings.keys.compactMap { device.descriptors.string(at: $0) }
    let named = senders.filter { $0.productString.map(strings.contains) ?? false }
    if named.count == 1, senders.count > 1 { return (named[0], .productString) }
    // Parts of one role send the same and are read alike: the first of the catalog stands for its kin.
    let isOneRole = !seen.isEmpty && Set(senders.map(\.role)).count == 1
    return isOneRole ? (senders[0], .reports) : nil
  }

  /// Whether the device sends any report.
  func isSending(_ device: RecordedDevice) -> Bool { !inputs(of: device).isEmpty }

  private func inputs(of device: RecordedDevice) -> [TransferRecording.EndpointTally] {
    tallies.filter { $0.device == device.index && $0.kind == .interrupt && $0.endpoint & 0x80 != 0 }
  }
}

extension CatalogEntry {
  /// Whether every report of `tally` is one that this part sends there.
  fileprivate func explains(_ tally: TransferRecording.EndpointTally) -> Bool {
    guard !tally.firstBytes.isEmpty else { return true }
    guard let input = inputs.first(where: { $0.endpoint == tally.endpoint }) else { return false }
    return tally.firstBytes.keys.allSatisfy(input.reports.contains)
  }
}
