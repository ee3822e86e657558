internal import PoseMath

/// How far a track is from the truth, as `headsetctl lab track-score --json` prints it.
public struct TrackScore: Encodable, Sendable {
  /// By the truth's names of the devices.
  public var devices: [String: Device]

  /// What a world's free choice is: `rigid` takes one rotation and shift of the whole track, `yaw` a turn about the
  /// vertical and a shift, `none` nothing. `bodies` takes the frame of the body as well, for another tracker's poses.
  public enum Alignment: String, CaseIterable, Sendable { case none, yaw, rigid, bodies }

  /// One device. Errors are distances, of rows that have a truth.
  public struct Device: Encodable, Sendable {
    /// Rows compared.
    public var rows = 0
    /// Share of the truth's time, from the track's first row on, with a row within 20 ms.
    public var coverage = 0.0
    /// When the first row came, from the start of the recording.
    public var firstSeconds = 0.0
    /// Position: root mean square, median, 95th percentile and largest.
    public var positionRMS = 0.0
    public var positionMedian = 0.0
    public var position95 = 0.0
    public var positionMax = 0.0
    /// The same with each truth taken `lag` earlier: what is left when only the clocks are compared wrongly; null
    /// where nothing moved.
    public var positionRMSWithoutLag: Double?
    /// Orientation.
    public var orientationRMS = 0.0
    public var orientationMedian = 0.0
    public var orientation95 = 0.0
    /// Velocity.
    public var velocityRMS = 0.0
    /// How late the positions are, by their error along the velocity, each pose weighing by what it believes; null
    /// where nothing moved.
    public var lag: Double?
    /// Mean of the squared position error over the variance that the track believes: 1 is honest, above is too
    /// sure; null where the track tells no deviation.
    public var normalizedSquaredError: Double?

    enum CodingKeys: String, CodingKey {
      case rows, coverage
      case firstSeconds = "first_s"
      case positionRMS = "position_mm_rms"
      case positionMedian = "position_mm_median"
      case position95 = "position_mm_p95"
      case positionMax = "position_mm_max"
      case positionRMSWithoutLag = "position_mm_rms_without_lag"
      case orientationRMS = "orientation_deg_rms"
      case orientationMedian = "orientation_deg_median"
      case orientation95 = "orientation_deg_p95"
      case velocityRMS = "velocity_mm_s_rms"
      case lag = "lag_ms"
      case normalizedSquaredError = "nmse"
    }
  }

  /// Compares `track` with `truth`: devices that `pairs` names, the track's by the truth's, those of the same name, or the
  /// only one of each.
  public init(
    of track: TrackTable, against truth: TrackTable, alignment: Alignment = .rigid,
    pairs: [String: String] = [:]
  ) {
    devices = [:]
    for (name, rows) in truth.devices {
      let isOnly = truth.devices.count == 1 && track.devices.count == 1
      let own = track.devices[pairs[name] ?? name] ?? (isOnly ? track.devices.first?.value : nil)
      guard let own else { continue }
      devices[name] = Self.score(own, TruthPath(rows), alignment)
    }
  }

  private typealias Pair = (track: TrackTable.Row, truth: TrackTable.Row)

  /// What a pose counts for: by the variance that the track believes where it tells one. An error of a centimetre while
  /// there is little light, of which the track knows, would tell more of the world and of the lag than a minute of light.
  private static func weight(_ pair: Pair) -> Double {
    guard let deviation = pair.track.deviation, deviation > 0 else { return 1 }
    return 1 / (deviation * deviation)
  }

  /// A row within so many seconds covers an instant.
  private static let nearSeconds = 0.02
  /// Rows further off than so many medians do not take part in the second round of the alignment.
  private static let outlierFactor = 5.0

  private static func score(
    _ rows: [TrackTable.Row], _ truth: TruthPath, _ alignment: Alignment
  ) -> Device? {
    let pairs: [Pair] = rows.compactMap { row in truth.row(at: row.seconds).map { (row, $0) } }
    guard let first = rows.first, let span = truth.span, !pairs.isEmpty else { return nil }
    let (world, body) = align(pairs, alignment)
    let poses = pairs.map { world * $0.track.pose * body }
    let positions = zip(poses, pairs).map { $0.position - $1.truth.pose.position }
    let turns = zip(poses, pairs).map { $0.orientation.angle(to: $1.truth.pose.orientation) }
    let velocities = pairs.map { world.orientation.rotate($0.track.velocity) - $0.truth.velocity }
    var device = Device()
    device.rows = pairs.count
    device.firstSeconds = first.seconds
    device.coverage = coverage(pairs.map(\.track.seconds), to: span.upperBound)
    let sizes = positions.map(\.length).sorted()
    device.positionRMS = 1e3 * rootMeanSquare(sizes)
    device.positionMedian = 1e3 * sizes[sizes.count / 2]
    device.position95 = 1e3 * sizes[sizes.count * 95 / 100]
    device.positionMax = 1e3 * (sizes.last ?? 0)
    device.orientationRMS = rootMeanSquare(turns) * 180 / .pi
    device.orientationMedian = turns.sorted()[turns.count / 2] * 180 / .pi
    device.orientation95 = turns.sorted()[turns.count * 95 / 100] * 180 / .pi
    device.velocityRMS = 1e3 * rootMeanSquare(velocities.map(\.length))
    device.lag = lag(positions, pairs)
    device.positionRMSWithoutLag = device.lag.map { lag in
      let left = zip(positions, pairs).map { ($0 + 1e-3 * lag * $1.truth.velocity).length }
      return 1e3 * rootMeanSquare(left)
    }
    device.normalizedSquaredError = normalized(sizes: positions.map(\.length), pairs)
    return device
  }

  private typealias Frames = (world: Pose<Double>, body: Pose<Double>)

  /// Twice: the second round without the rows that are far off after the first.
  private static func align(_ pairs: [Pair], _ alignment: Alignment) -> Frames {
    let poses = pairs.map { (track: $0.track.pose, truth: $0.truth.pose, weight: weight($0)) }
    let first = fit(poses, alignment)
    let errors = poses.map { (first.world * $0.track * first.body).position - $0.truth.position }.map(
      \.length)
    let most = outlierFactor * max(errors.sorted()[errors.count / 2], 1e-5)
    return fit(zip(poses, errors).filter { $0.1 <= most }.map(\.0), alignment)
  }

  private static func fit(_ poses: [WorldAlignment.Pair], _ alignment: Alignment) -> Frames {
    let freedom: WorldAlignment.Freedom
    switch alignment {
    case .none: freedom = .none
    case .yaw: freedom = .yaw
    case .rigid: freedom = .rigid
    case .bodies:
      let both = BodyAlignment(poses)
      return (both.world, both.body)
    }
    return (WorldAlignment(poses, freedom: freedom).truthFromTrack, .identity)
  }

  private static func rootMeanSquare(_ values: [Double]) -> Double {
    (values.reduce(0) { $0 + $1 * $1 } / Double(max(1, values.count))).squareRoot()
  }

  private static func coverage(_ times: [Double], to end: Double) -> Double {
    guard let begin = times.first, end > begin else { return 1 }
    var covered = 0.0
    for (index, time) in times.enumerated() {
      let next = index + 1 < times.count ? times[index + 1] : end
      covered += min(next - time, nearSeconds)
    }
    return min(1, covered / (end - begin))
  }

  /// Milliseconds; nil where the body moved by less than a centimetre a second.
  private static func lag(_ errors: [SIMD3<Double>], _ pairs: [Pair]) -> Double? {
    let squares = pairs.reduce(0) { $0 + $1.truth.velocity.lengthSquared }
    guard squares > 1e-4 * Double(pairs.count) else { return nil }
    let along = zip(errors, pairs).reduce(0) { $0 - weight($1.1) * $1.0.dot($1.1.truth.velocity) }
    let weighed = pairs.reduce(0) { $0 + weight($1) * $1.truth.velocity.lengthSquared }
    return 1e3 * along / weighed
  }

  private static func normalized(sizes: [Double], _ pairs: [Pair]) -> Double? {
    let parts = zip(sizes, pairs).compactMap { size, pair -> Double? in
      guard let deviation = pair.track.deviation, deviation > 0 else { return nil }
      return size * size / (deviation * deviation)
    }
    guard !parts.isEmpty else { return nil }
    return parts.reduce(0, +) / Double(parts.count)
  }
}
