public import PoseMath

/// Which part of a recording a copy keeps.
public struct RecordingSelection: Sendable {
  /// The first instant kept; it becomes the copy's zero.
  public var start: Timestamp
  /// The first instant not kept; nil keeps all to the end.
  public var end: Timestamp?
  /// Indices of the devices kept; nil keeps all. They are numbered anew, in the same order.
  public var devices: Set<Int>?

  /// All of it.
  public static var everything: RecordingSelection { RecordingSelection() }

  /// A part by time and devices; what is left out keeps all.
  public init(from start: Timestamp = .zero, until end: Timestamp? = nil, devices: Set<Int>? = nil) {
    self.start = start
    self.end = end
    self.devices = devices
  }

  func contains(_ transfer: RecordedTransfer) -> Bool {
    guard transfer.timestamp >= start, end.map({ transfer.timestamp < $0 }) ?? true else { return false }
    return devices?.contains(transfer.device) ?? true
  }
}

extension TransferRecording {
  /// Writes this recording, or a part of it, as a new file of our own format: import, cut and anonymise
  /// are this one step. Every device with a transfer in the selection is written whole before the first.
  ///
  /// The copy of everything, not anonymised, holds the same transfers, bit for bit; a capture's clock at
  /// the start is kept, and moved on by a cut.
  /// - Parameter goesOn: hears now and then which part of the work is done, 0 to 1, and says whether to go on;
  ///   an anonymised copy reads the recording twice, and is heard of the second time.
  /// - Returns: how many transfers were written.
  /// - Throws: `cannotOpen` where the file is there already, `stopped`, and what reader and writer throw; what
  ///   was written until then is left behind.
  @discardableResult
  public func copy(
    to path: String, selection: RecordingSelection = .everything, isAnonymised: Bool = false,
    goesOn: (Double) -> Bool = { _ in true }
  ) throws(RecordingError) -> Int {
    let start = startUnixNanoseconds.map {
      Timestamp(nanoseconds: $0).advanced(byNanoseconds: selection.start.nanoseconds).nanoseconds
    }
    var marks = marks
    if kind != .hsrec { marks.insert(.imported) }
    if isAnonymised { marks.insert(.anonymised) }
    var writer = try RecordingWriter(
      creating: path, marks: marks, startUnixNanoseconds: isAnonymised ? nil : start)
    var anonymiser = isAnonymised ? try RecordingAnonymiser(of: self) : nil
    var renumbering = Renumbering()
    var reader = try reader()
    var (count, readCount) = (0, 0)
    while let event = try reader.next() {
      // The anonymiser sees every transfer: it knows them by their number.
      guard case .transfer(let original) = event else { continue }
      if readCount % Self.transfersBetweenNews == 0,
        !goesOn(Double(readCount) / Double(max(1, transferCount)))
      {
        throw .stopped
      }
      readCount += 1
      guard let seen = anonymiser == nil ? original : anonymiser?.anonymise(original) else { continue }
      guard selection.contains(seen) else { continue }
      var transfer = seen
      transfer.timestamp = seen.timestamp.advanced(byNanoseconds: -selection.start.nanoseconds)
      transfer.device = renumbering.newIndex(of: seen.device)
      if let index = renumbering.takeAnnouncement() {
        var device = anonymiser?.anonymise(devices[seen.device]) ?? devices[seen.device]
        device.index = index
        try writer.append(.device(device))
      }
      try writer.append(.transfer(transfer))
      count += 1
    }
    try writer.close()
    return count
  }
}

extension TransferRecording {
  /// About a hundredth of a second of work.
  private static let transfersBetweenNews = 1024
}

/// Dense indices in the order of first use.
private struct Renumbering {
  private var indices: [Int: Int] = [:]
  private var announcement: Int?

  mutating func newIndex(of old: Int) -> Int {
    if let known = indices[old] { return known }
    announcement = indices.count
    indices[old] = indices.count
    return indices.count - 1
  }

  /// The index that was given out for the first time since the last call.
  mutating func takeAnnouncement() -> Int? {
    defer { announcement = nil }
    return announcement
  }
}
