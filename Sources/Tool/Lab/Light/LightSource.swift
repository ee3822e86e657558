internal import DeviceCatalog
internal import DeviceRecording
internal import Drivers
internal import FactoryConfiguration
internal import Lighthouse
internal import LighthouseModel
internal import PoseMath
internal import PoseReplay

/// A recording of either kind as one stream of events: text rows, or transfers of the bus.
public enum LightSource {
  /// Sends every event of the recording to `receive`, in the order of arrival; returns its devices. A recording that was
  /// cut, or a gzip stream that is damaged, is read as far as it goes.
  /// - Throws: `LabError` for a file that cannot be read or is no recording.
  public static func read(
    _ path: String, _ receive: (LabEvent) -> Void
  ) throws(LabError) -> [LabDevice] {
    let bytes = try LabFile.readAvailable(path).bytes
    guard RawRecording.isOne(bytes) else { return try readTransfers(path, receive) }
    var recording = RawRecording(bytes: bytes)
    while let event = recording.next() { receive(event) }
    return recording.facts
  }

  private static func readTransfers(
    _ path: String, _ receive: (LabEvent) -> Void
  ) throws(LabError) -> [LabDevice] {
    do throws(RecordingError) {
      let recording = try TransferRecording.open(path)
      // The catalog is part of the program, and a test reads it.
      guard let catalog = try? DeviceCatalog.builtIn() else { throw .notARecording }
      var replay = try RecordingReplay(of: recording, catalog: catalog)
      while let arrival = try replay.next() {
        guard let (device, output) = replay.lastOutput else { continue }
        for event in events(of: output) {
          receive(
            LabEvent(
              device: device, isWireless: replay.isWireless(device), arrival: arrival, kind: event))
        }
      }
      return recording.devices.map { device in facts(of: replay.result(ofDevice: device.index)) }
    } catch {
      throw .notReadable(path: path, error)
    }
  }

  private static func facts(of result: ReplayedDevice.Result?) -> LabDevice {
    guard let result else { return LabDevice(name: "unknown") }
    var device = LabDevice(name: result.entry.name, serial: result.serial)
    device.range = InertialRange(result.profile.ranges)
    device.headFromIMU = result.profile.headFromIMU
    if let json = result.profile.configuration, let configuration = try? ViveConfiguration(json: json) {
      device.body = configuration.lightBody
    }
    return device
  }

  private static func events(of output: StreamOutput) -> [LabEvent.Kind] {
    (0..<output.sampleCount).map { index in
      let sample = output[sample: index]
      return .sample(sample, ticks: (sample.timestamp.nanoseconds * 6 + 62) / 125)
    } + (0..<output.lightEventCount).map { .light(output[lightEvent: $0]) }
      + (0..<output.untimedLightCount).map { _ in .untimedLight }
  }
}
