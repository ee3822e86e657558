public import DeviceCatalog
public import DeviceRecording
public import Drivers
public import FactoryConfiguration
public import PoseMath

/// Sends a recording through the very drivers and pipelines that the service runs: without threads, without a
/// clock, so that the same recording always gives the same bits.
///
/// The start-up of a device is what another program asked and got while the recording was made; the reports
/// are the device's own. `next` moves one transfer, so that a caller can pace it at the recorded speed.
public struct RecordingReplay: ~Copyable {
  private var reader: SurveyedReader
  private let recognition: DeviceRecognition
  private let supplied: SuppliedConfigurations
  private var roles = ReplayedRoles()
  private var devices: [ReplayedDevice] = []
  /// What the transfer that `next` took last said, and of which device, counted from zero in the order of
  /// appearance; nil where it was no report.
  public private(set) var lastOutput: (device: Int, output: StreamOutput)?

  /// A replay that stands before the first transfer.
  /// - Parameter supplied: configurations of units, for recordings that lack them.
  /// - Throws: what opening the recording throws.
  public init(
    of recording: TransferRecording, catalog: DeviceCatalog, supplied: [ViveConfiguration] = []
  ) throws(RecordingError) {
    reader = try recording.reader()
    recognition = DeviceRecognition(recording: recording, catalog: catalog)
    self.supplied = SuppliedConfigurations(supplied)
  }

  /// Takes the recording's next transfer; returns when it completed, nil at the recording's end.
  /// - Throws: what reading throws; a damaged tail is no error and ends the recording.
  public mutating func next() throws(RecordingError) -> Timestamp? {
    while let event = try reader.next() {
      switch event {
      case .device(let device):
        let recognised = recognition.recognise(device)
        let role = roles.role(of: device, as: recognised?.entry, isSending: recognition.isSending(device))
        devices.append(
          ReplayedDevice(
            device, entry: recognised?.entry, evidence: recognised?.evidence, role: role,
            supplied: supplied))
      case .transfer(let transfer):
        lastOutput = nil
        if devices.indices.contains(transfer.device) {
          devices[transfer.device].ingest(transfer)
          lastOutput = devices[transfer.device].lastOutput.map { (transfer.device, $0) }
        }
        return transfer.timestamp
      }
    }
    return nil
  }

  /// Takes all that is left, as fast as it goes.
  /// - Throws: what `next` throws.
  public mutating func run() throws(RecordingError) {
    while try next() != nil {}
  }

  /// What the replay found so far of the device with this number; nil for one that is none of ours.
  public func result(ofDevice device: Int) -> ReplayedDevice.Result? {
    devices.indices.contains(device) ? devices[device].result : nil
  }

  /// Whether the device with this number is a radio receiver.
  public func isWireless(_ device: Int) -> Bool {
    devices.indices.contains(device) && devices[device].isWireless
  }

  /// What the replay found so far, by device in the order of appearance; parts that are none of ours are
  /// left out.
  public var results: [ReplayedDevice.Result] { devices.compactMap(\.result) }
}
