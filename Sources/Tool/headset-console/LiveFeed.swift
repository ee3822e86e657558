import ConsolePages
import ServiceLifecycle
import Synchronization

/// Gives every open page the newest snapshot, 30 times a second; a page that is slow misses snapshots, never the last.
final class LiveFeed: Sendable {
  /// Pages at once: a rig has one screen, a school's corridor a few.
  static let streamCountMax = 16
  private static let rateHz = 30.0

  private struct State {
    var snapshot = LiveSnapshot()
    var streams: [UInt64: AsyncStream<LiveSnapshot>.Continuation] = [:]
    var nextStream: UInt64 = 0
  }

  private let state = Mutex(State())

  /// Notes how the service is; the next snapshot tells it.
  func tell(_ service: ServiceView) { state.withLock { $0.snapshot.service = service } }

  /// A stream of snapshots for one page, from the next one on; nil where there are too many pages.
  func subscribe() -> AsyncStream<LiveSnapshot>? {
    state.withLock { state in
      guard state.streams.count < Self.streamCountMax else { return nil }
      let (stream, continuation) = AsyncStream.makeStream(
        of: LiveSnapshot.self, bufferingPolicy: .bufferingNewest(1))
      let number = state.nextStream
      state.nextStream += 1
      state.streams[number] = continuation
      continuation.onTermination = { [weak self] _ in self?.forget(number) }
      return stream
    }
  }

  private func forget(_ number: UInt64) {
    // What is taken out dies after the lock is released: its own end calls here again.
    _ = state.withLock { $0.streams.removeValue(forKey: number) }
  }

  /// Reads and tells until the task is cancelled or the program is asked to end.
  func run(_ reader: consuming SegmentReader) async {
    var reader = reader
    let clock = ContinuousClock()
    let start = clock.now
    var count = 0
    while !Task.isCancelled, !Task.isShuttingDownGracefully {
      let isWatched = state.withLock { !$0.streams.isEmpty }
      if isWatched { tell(reader.read(at: HostClock.now())) }
      // Behind the beat, it does not catch up: a page wants the newest, not all.
      count = max(count + 1, Int((clock.now - start) / .seconds(1 / Self.rateHz)))
      try? await clock.sleep(until: start + .seconds(Double(count) / Self.rateHz))
    }
  }

  private func tell(_ scene: SceneFrame) {
    let (snapshot, streams) = state.withLock { state in
      state.snapshot.scene = scene
      return (state.snapshot, Array(state.streams.values))
    }
    for stream in streams { stream.yield(snapshot) }
  }
}
