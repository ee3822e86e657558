internal import Drivers
internal import PoseMath

/// A stream where the loop can change it in place, whatever its type.
protocol StreamHolder: AnyObject {
  func ingest(_ report: Span<UInt8>, endpoint: UInt8, at arrival: Timestamp) -> StreamOutput
  /// Scales as `newer` does, if that holds a stream of the same type.
  func adopt(_ newer: any StreamHolder)
  /// A sample that it gave, in nominal units.
  func nominal(_ sample: IMUSample<Double>) -> IMUSample<Double>
}

/// Holds the stream's value itself. An `any DeviceStream` would not do: its box is shared with whoever
/// attached the device, and the first report would copy it, on the heap, in the loop. (`Benchmarks` found
/// that.)
final class StreamBox<Stream: DeviceStream>: StreamHolder {
  private var stream: Stream

  init(_ stream: Stream) { self.stream = stream }

  func ingest(_ report: Span<UInt8>, endpoint: UInt8, at arrival: Timestamp) -> StreamOutput {
    stream.ingest(report, endpoint: endpoint, at: arrival)
  }

  func nominal(_ sample: IMUSample<Double>) -> IMUSample<Double> { stream.nominal(sample) }

  func adopt(_ newer: any StreamHolder) {
    guard let newer = newer as? StreamBox<Stream> else { return }
    stream.adopt(newer.stream)
  }
}
