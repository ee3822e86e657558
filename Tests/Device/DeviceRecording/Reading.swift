import DeviceRecording

/// All events of a recording in memory, and what was wrong with it.
func read(
  _ bytes: [UInt8]
) throws(RecordingError) -> (events: [RecordingEvent], damage: [RecordingDamage]) {
  var reader = try RecordingReader.open(bytes: bytes)
  var events: [RecordingEvent] = []
  while let event = try reader.next() { events.append(event) }
  return (events, reader.damage)
}

extension [RecordingEvent] {
  var transfers: [RecordedTransfer] {
    compactMap { if case .transfer(let transfer) = $0 { transfer } else { nil } }
  }

  /// What was last told of each device, by index.
  var devices: [RecordedDevice] {
    reduce(into: []) { devices, event in
      guard case .device(let device) = event else { return }
      if device.index == devices.count {
        devices.append(device)
      } else {
        devices[device.index] = device
      }
    }
  }
}
