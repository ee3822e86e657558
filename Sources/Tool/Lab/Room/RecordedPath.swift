public import Lighthouse
internal import PoseMath

/// Where a recording's devices went in a room, ten places a second.
public struct RecordedPath: Sendable {
  /// Metres, device after device.
  public let points: [SIMD3<Double>]

  /// Tracks the recording at `path` in `room`.
  /// - Throws: `LabError` for a file that cannot be read or is no recording.
  public init(of path: String, in room: Room) throws(LabError) {
    var trial = TrackingTrial(try TrackingRecording(contentsOf: path), room: room)
    trial.run()
    var last: [Int: Double] = [:]
    points = trial.rows.compactMap { row in
      guard row.seconds - last[row.device, default: -.infinity] >= 0.1 else { return nil }
      last[row.device] = row.seconds
      return row.worldFromHead.position
    }
  }
}
