internal import DeviceIO
internal import DeviceRecording
internal import PoseMath

/// Writes transfers to a recording on a thread of its own; who hands them over never waits for the disk.
final class TransferRecorder: Sendable {
  /// Transfers that may wait for the disk: about 20 s of a headset and two wands.
  static let waitingCountMax = 65_536

  /// What has been written, and what went wrong.
  struct Progress: Sendable {
    var transferCount: UInt64 = 0
    var byteCount: UInt64 = 0
    var droppedCount: UInt64 = 0
    var failure: RecordingError?
  }

  private struct State {
    var waiting: [RecordedTransfer] = []
    var progress = Progress()
    var isStopping = false
  }

  let path: String
  let devices: [RecordedDevice]
  /// Serials, for people.
  let serials: [String]
  let start: Timestamp
  private let state = Monitor(State())
  private let thread = DedicatedThread(name: "recorder")

  /// Makes the file, which must not be there yet, and starts to write.
  /// - Throws: `cannotOpen`, `cannotWrite`.
  init(
    path: String, devices: [RecordedDevice], serials: [String], isEmulated: Bool, start: Timestamp,
    startUnixNanoseconds: Int64
  ) throws(RecordingError) {
    self.path = path
    self.devices = devices
    self.serials = serials
    self.start = start
    let writer = try RecordingWriter(
      creating: path, marks: isEmulated ? .emulated : [], startUnixNanoseconds: startUnixNanoseconds)
    let pen = Pen(writer)
    for device in devices { try pen.append(.device(device)) }
    let isRunning: Void? = try? thread.start { [self] in write(with: pen) }
    if isRunning == nil { throw .cannotWrite(code: 11) }
  }

  /// Takes a transfer of device `index`. What came before the recording began carries its time zero.
  func add(_ transfer: RecordedTransfer, of index: Int) {
    var numbered = transfer
    numbered.device = index
    numbered.timestamp = Timestamp(
      nanoseconds: max(0, transfer.timestamp.nanoseconds(since: start)))
    state.withLock { state in
      guard state.waiting.count < Self.waitingCountMax, !state.isStopping else {
        state.progress.droppedCount += 1
        return
      }
      state.waiting.append(numbered)
    }
  }

  var progress: Progress { state.withLock { $0.progress } }

  /// Writes what waits, closes the file and ends.
  func stop() {
    state.withLock { $0.isStopping = true }
    thread.join()
  }

  private func write(with pen: Pen) {
    var isDone = false
    while !isDone {
      let limit = MonotonicClock.now(plusMilliseconds: 200)
      _ = state.wait(until: limit) { $0.isStopping || $0.waiting.count > 256 }
      let (batch, isLast) = state.withLock { state in
        defer { state.waiting = [] }
        return (state.waiting, state.isStopping)
      }
      isDone = isLast
      let result = pen.append(batch, isLast: isLast)
      state.withLock { state in
        state.progress.failure = state.progress.failure ?? result
        if result == nil {
          state.progress.transferCount += UInt64(batch.count)
          state.progress.byteCount += batch.reduce(0) { $0 + UInt64($1.bytes.count) }
        } else {
          state.progress.droppedCount += UInt64(batch.count)
        }
      }
    }
  }
}

/// The writer, which only the recorder's thread holds after the start.
private final class Pen: @unchecked Sendable {
  /// Invariant behind `@unchecked`: one thread at a time; the maker until it starts the recorder's.
  private var writer: RecordingWriter?

  init(_ writer: consuming RecordingWriter) { self.writer = consume writer }

  func append(_ event: RecordingEvent) throws(RecordingError) { try writer?.append(event) }

  /// Nil where all went well.
  func append(_ batch: [RecordedTransfer], isLast: Bool) -> RecordingError? {
    do throws(RecordingError) {
      for transfer in batch { try writer?.append(.transfer(transfer)) }
      try writer?.flush()
      if isLast, let writer = writer.take() { try writer.close() }
      return nil
    } catch {
      return error
    }
  }
}
