internal import ByteLayout
internal import DeviceIO
internal import Drivers
internal import PoseMath
internal import PosePipeline
internal import PoseSharedMemory

/// One device on the loop: its stream, the rings its transports fill, and its track. Made on the control
/// side, handed to the loop whole, handed back whole; only the loop touches it in between.
final class TrackedDevice: @unchecked Sendable {
  // Invariant behind `@unchecked`: it is reached from one thread at a time, as said above.
  let id: DeviceID
  let slot: Int
  private(set) var rings: [ReportRing]
  /// One indirect call a report.
  private let stream: any StreamHolder
  var track: PoseTrack
  let meters: DeviceMeters
  /// Where its samples go besides, in nominal units.
  private var tap: SampleTap?
  /// Reports dropped by rings it had before.
  private var droppedBefore: UInt64 = 0

  init(
    id: DeviceID, slot: Int, rings: [ReportRing], stream: any StreamHolder, track: PoseTrack,
    meters: DeviceMeters
  ) {
    self.id = id
    self.slot = slot
    self.rings = rings
    self.stream = stream
    self.track = track
    self.meters = meters
  }

  /// Takes what waits in the rings, at most `reportCountMax` from each: the rest of a flood waits for the
  /// next tick or gives way in its own ring, and no other device pays for it.
  func drain(reportCountMax: Int, at now: Timestamp, wait: LatencyHistogram) {
    var dropped = droppedBefore
    for index in rings.indices {
      let ring = rings[index]
      var taken = 0
      while taken < reportCountMax, let report = ring.pop() {
        wait.record(nanoseconds: now.nanoseconds(since: report.arrival))
        let output = stream.ingest(
          report.bytes.span, endpoint: report.endpoint, at: report.arrival)
        track.take(output, arrivedAt: report.arrival)
        if let tap {
          for index in 0..<output.sampleCount { tap.put(stream.nominal(output[sample: index])) }
        }
        taken += 1
      }
      dropped &+= ring.droppedCount
      if taken < reportCountMax, ring.hasEnded { track.disconnect() }
    }
    track.note(droppedReports: dropped)
  }

  /// Gives its samples to another tap, or to none; the one before comes back.
  func exchange(_ tap: inout SampleTap?) { swap(&self.tap, &tap) }

  /// Goes on with what became known late: the stream's scale and the rings change, the pose does not begin
  /// anew. The rings it had go back with `adoption`.
  func adopt(_ adoption: Adoption) {
    stream.adopt(adoption.stream)
    if adoption.isRecalibrated { track.recalibrate() }
    swap(&rings, &adoption.rings)
    for old in adoption.rings where !rings.contains(where: { $0 === old }) {
      droppedBefore &+= old.droppedCount
      // What it said last holds no more: nobody would take it back.
      track.forgetInputs()
    }
  }

  /// Publishes the slot if there is something new to say.
  func publish(to publisher: PosePublisher, at now: Timestamp, stance: BodyStance) {
    if track.refresh(at: now, stance: stance) { publisher.publish(track.slot, at: slot) }
    meters.publish(track.counts, freshness: track.freshness, isWorn: track.isWorn)
  }
}
