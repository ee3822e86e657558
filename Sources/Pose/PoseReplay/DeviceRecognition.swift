internal import DeviceCatalog
internal import DeviceRecording

/// Says which part a recorded device is.
///
/// By its identity where the recording holds enumeration or a note; else by the reports it sends, which the
/// catalog lists: a recording that began with everything plugged in shows nothing else.
struct DeviceRecognition {
  private let catalog: DeviceCatalog
  private let tallies: [TransferRecording.EndpointTally]

  init(recording: TransferRecording, catalog: DeviceCatalog) {
    self.catalog = catalog
    tallies = recording.endpoints
  }

  func entry(for device: RecordedDevice) -> CatalogEntry? {
    if let identity = device.identity { return catalog.entry(for: identity) }
    let seen = tallies.filter {
      $0.device == device.index && $0.kind == .interrupt && $0.endpoint & 0x80 != 0
    }
    guard !seen.isEmpty else { return nil }
    let candidates = catalog.entries.filter { entry in seen.allSatisfy { entry.explains($0) } }
    return candidates.count == 1 ? candidates[0] : nil
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
