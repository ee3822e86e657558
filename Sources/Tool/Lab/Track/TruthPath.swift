internal import PoseMath

/// What a device really did, between the rows of its truth.
struct TruthPath {
  private let rows: [TrackTable.Row]
  /// Rows further apart than this have nothing between them, seconds.
  private static let gapMax = 0.05

  init(_ rows: [TrackTable.Row]) { self.rows = rows }

  var span: ClosedRange<Double>? {
    guard let first = rows.first, let last = rows.last else { return nil }
    return first.seconds...last.seconds
  }

  /// Position by the cubic that has both rows' velocities, orientation by the shortest turn; nil outside.
  func row(at seconds: Double) -> TrackTable.Row? {
    guard let span, span.contains(seconds), rows.count > 1 else { return nil }
    var low = 0
    var high = rows.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if rows[middle].seconds <= seconds { low = middle } else { high = middle }
    }
    let (before, after) = (rows[low], rows[high])
    let length = after.seconds - before.seconds
    guard length > 0, length <= Self.gapMax else { return nil }
    let part = (seconds - before.seconds) / length
    let (square, cube) = (part * part, part * part * part)
    let position =
      (2 * cube - 3 * square + 1) * before.pose.position + (3 * square - 2 * cube) * after.pose.position
      + length * ((cube - 2 * square + part) * before.velocity + (cube - square) * after.velocity)
    return TrackTable.Row(
      seconds: seconds,
      pose: Pose(
        orientation: before.pose.orientation.slerp(to: after.pose.orientation, by: part), position: position),
      velocity: before.velocity + part * (after.velocity - before.velocity))
  }
}
