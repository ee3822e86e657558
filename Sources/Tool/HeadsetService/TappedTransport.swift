internal import DeviceIO
internal import DeviceRecording
internal import PoseMath
internal import USBProtocol

/// A transport that remembers what start-up said, and that a recorder can listen to.
///
/// A recording that lacks the reading of the configuration is half a recording: what passed before it began
/// is kept, bounded, and goes in first.
final class TappedTransport: Transport {
  /// Control transfers kept from before a recording: a start-up takes about seventy.
  static let rememberedCountMax = 512

  private struct Tap {
    var remembered: [RecordedTransfer] = []
    var recorder: TransferRecorder?
    /// The device's number in the recording.
    var index = 0
  }

  private let base: any Transport
  private let tap = Monitor(Tap())

  /// What the device says of itself; empty where it does not answer.
  let descriptors: USBDescriptorSet

  /// Reads the descriptors, as a kernel does: a recording shall say what it is of.
  init(_ base: any Transport) {
    self.base = base
    let read = try? USBDescriptorSet.read { (setup: USBSetup) throws(TransportError) -> [UInt8] in
      try base.control(setup, data: [], timeoutMilliseconds: 500)
    }
    descriptors = read ?? USBDescriptorSet()
  }

  var identity: USBIdentity { base.identity }

  func startReading(endpoint: UInt8, into sink: any ReportSink) throws(TransportError) {
    try base.startReading(endpoint: endpoint, into: TapSink(sink: sink, transport: self))
  }

  func control(
    _ setup: USBSetup, data: [UInt8], timeoutMilliseconds: Int
  ) throws(TransportError) -> [UInt8] {
    let endpoint: UInt8 = setup.isDeviceToHost ? 0x80 : 0
    do throws(TransportError) {
      let answer = try base.control(setup, data: data, timeoutMilliseconds: timeoutMilliseconds)
      take(
        RecordedTransfer(
          timestamp: MonotonicClock.now, device: 0, endpoint: endpoint, kind: .control, setup: setup,
          bytes: setup.isDeviceToHost ? answer : data))
      return answer
    } catch {
      take(
        RecordedTransfer(
          timestamp: MonotonicClock.now, device: 0, endpoint: endpoint, kind: .control,
          status: error == .stalled ? .stalled : .other(code: 0), setup: setup))
      throw error
    }
  }

  func write(endpoint: UInt8, data: [UInt8], timeoutMilliseconds: Int) throws(TransportError) {
    try base.write(endpoint: endpoint, data: data, timeoutMilliseconds: timeoutMilliseconds)
  }

  func close() { base.close() }

  /// Hands everything from now on to `recorder`, what is remembered first.
  func record(into recorder: TransferRecorder, as index: Int) {
    let remembered = tap.withLock { tap -> [RecordedTransfer] in
      tap.recorder = recorder
      tap.index = index
      return tap.remembered
    }
    for transfer in remembered { recorder.add(transfer, of: index) }
  }

  func stopRecording() { tap.withLock { $0.recorder = nil } }

  fileprivate func take(_ transfer: RecordedTransfer) {
    let (recorder, index) = tap.withLock { tap -> (TransferRecorder?, Int) in
      if transfer.kind == .control, tap.remembered.count < Self.rememberedCountMax {
        tap.remembered.append(transfer)
      }
      return (tap.recorder, tap.index)
    }
    recorder?.add(transfer, of: index)
  }

  fileprivate var isRecording: Bool { tap.withLock { $0.recorder != nil } }
}

/// Passes reports on, and lets the recorder see them.
private final class TapSink: ReportSink {
  private let sink: any ReportSink
  private let transport: TappedTransport

  init(sink: any ReportSink, transport: TappedTransport) {
    self.sink = sink
    self.transport = transport
  }

  func received(_ bytes: Span<UInt8>, endpoint: UInt8, at arrival: Timestamp) {
    sink.received(bytes, endpoint: endpoint, at: arrival)
    guard transport.isRecording else { return }
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count)
    for index in bytes.indices { copy.append(bytes[index]) }
    transport.take(
      RecordedTransfer(timestamp: arrival, device: 0, endpoint: endpoint, kind: .interrupt, bytes: copy))
  }

  func ended(_ reason: TransportError) { sink.ended(reason) }
}
