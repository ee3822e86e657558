public import PoseMath

/// A recording that has been looked through once: its devices with all that it shows of them, and what each
/// sent. Reading it again by `reader()` then tells every device whole before its first transfer.
public struct TransferRecording: Sendable {
  /// Where it is.
  public let path: String
  /// What the file is.
  public let kind: RecordingKind
  /// Whether the file is gzip'ed.
  public let isCompressed: Bool
  /// What it is marked as.
  public let marks: RecordingMarks
  /// In the order of their first transfer; `devices[i].index` is i.
  public let devices: [RecordedDevice]
  /// What went over each endpoint, by device, endpoint address and kind.
  public let endpoints: [EndpointTally]
  /// Transfers of all devices.
  public let transferCount: Int
  /// Of the last transfer.
  public let end: Timestamp
  /// The recording machine's clock at the start, Unix nanoseconds.
  public let startUnixNanoseconds: Int64?
  /// What is wrong with it; empty for a whole one.
  public let damage: [RecordingDamage]
  /// Completions whose submission came before the recording, and packets that are no transfer's.
  public let skippedCount: Int

  /// What went over one endpoint of a device.
  public struct EndpointTally: Hashable, Sendable {
    /// Index of the device.
    public var device: Int
    /// Endpoint address, direction bit included.
    public var endpoint: UInt8
    /// The transfer type.
    public var kind: RecordedTransfer.Kind
    /// All transfers.
    public var transferCount = 0
    /// Transfers that did not end well.
    public var failureCount = 0
    /// Data bytes of all transfers.
    public var byteCount = 0
    /// How many transfers began with which byte: the report ids, where the interface has them.
    public var firstBytes: [UInt8: Int] = [:]
  }

  /// Reads the file at `path` once, whatever it is called, and forgets the transfers.
  /// - Throws: what `RecordingReader` throws.
  public static func open(_ path: String) throws(RecordingError) -> TransferRecording {
    try TransferRecording(surveying: path)
  }

  /// The events again: each device once, whole, before its first transfer.
  /// - Throws: what `RecordingReader.open(_:)` throws.
  public func reader() throws(RecordingError) -> SurveyedReader {
    SurveyedReader(try RecordingReader.open(path), devices: devices)
  }

  private init(surveying path: String) throws(RecordingError) {
    var reader = try RecordingReader.open(path)
    var survey = RecordingSurvey()
    while let event = try reader.next() { survey.ingest(event) }
    self.path = path
    kind = reader.kind
    isCompressed = reader.isCompressed
    marks = reader.marks
    devices = survey.devices
    endpoints = survey.endpoints
    transferCount = survey.transferCount
    end = survey.end
    startUnixNanoseconds = reader.startUnixNanoseconds
    damage = reader.damage
    skippedCount = reader.skippedCount
  }
}

/// Counts events.
struct RecordingSurvey {
  private(set) var devices: [RecordedDevice] = []
  private(set) var transferCount = 0
  private(set) var end = Timestamp.zero
  private var tallies: [UInt32: TransferRecording.EndpointTally] = [:]

  var endpoints: [TransferRecording.EndpointTally] {
    tallies.sorted { $0.key < $1.key }.map(\.value)
  }

  mutating func ingest(_ event: RecordingEvent) {
    switch event {
    case .device(let device):
      if device.index == devices.count {
        devices.append(device)
      } else {
        devices[device.index] = device
      }
    case .transfer(let transfer):
      transferCount += 1
      end = transfer.timestamp
      let key =
        UInt32(transfer.device) << 16 | UInt32(transfer.endpoint) << 8 | UInt32(transfer.kind.rawValue)
      tallies[
        key,
        default: TransferRecording.EndpointTally(
          device: transfer.device, endpoint: transfer.endpoint, kind: transfer.kind)
      ].ingest(transfer)
    }
  }
}

extension TransferRecording.EndpointTally {
  fileprivate mutating func ingest(_ transfer: RecordedTransfer) {
    transferCount += 1
    byteCount += transfer.bytes.count
    if transfer.status != .ok { failureCount += 1 }
    if let first = transfer.bytes.first { firstBytes[first, default: 0] += 1 }
  }
}

/// A reader that knows the devices beforehand.
public struct SurveyedReader: ~Copyable {
  private var reader: RecordingReader
  private let devices: [RecordedDevice]
  private var announcedCount = 0

  init(_ reader: consuming RecordingReader, devices: [RecordedDevice]) {
    self.reader = reader
    self.devices = devices
  }

  /// The next event, or nil at the end.
  /// - Throws: `cannotRead`.
  public mutating func next() throws(RecordingError) -> RecordingEvent? {
    while let event = try reader.next() {
      guard case .device(let device) = event else { return event }
      if device.index == announcedCount, device.index < devices.count {
        announcedCount += 1
        return .device(devices[device.index])
      }
    }
    return nil
  }
}
