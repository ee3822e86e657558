/// What became of a recording's devices, as `headsetctl lab track --json` prints it. A figure that the recording
/// cannot give is null.
public struct TrackingSummary: Encodable, Sendable {
  /// As it was given.
  public var recording: String
  /// Its length.
  public var seconds: Double
  /// Stations of the room.
  public var stations: Int
  /// Whether the room was solved from the recording itself.
  public var isSelfSolved: Bool
  /// Processor time for decoding and tracking of all devices; reading the file and solving the room are left out.
  public var processorSeconds: Double
  /// Those with photodiodes, in the order of appearance.
  public var devices: [Device]
  /// What the recording's light says of the stations of a room that was given; absent for one of its own.
  public var room: RoomCheck?
  /// Whether the room could be better; absent where that was not asked.
  public var refinement: RecordedRefinement?

  enum CodingKeys: String, CodingKey {
    case recording, seconds, stations, devices, room, refinement
    case isSelfSolved = "self_solved"
    case processorSeconds = "cpu_s"
  }

  /// Inertial samples by what the pose was worth.
  public struct States: Encodable, Sendable {
    /// As `TrackingState`.
    public var searching: Int, settling: Int, tracking: Int, coasting: Int, stale: Int
  }

  /// Poses lost, by cause: light disagreed, light was gone, samples were.
  public struct Losses: Encodable, Sendable {
    /// As `TrackerStatistics`.
    public var disagreement: Int, darkness: Int, gap: Int
  }

  /// Hits, by what became of them.
  public struct Hits: Encodable, Sendable {
    /// As `TrackerStatistics`.
    public var used: Int, rejected: Int, hidden: Int, late: Int, unknown: Int, unplaced: Int, withheld: Int
  }

  /// By how much hits missed what was believed of the pose before them, in microradians.
  public struct Innovation: Encodable, Sendable {
    /// How many hits.
    public var count: Int
    /// Root mean square.
    public var rms: Double
    /// Median of the absolute values.
    public var median: Double

    /// Of these, in radians; nil for none.
    init?(_ values: [Double]) {
      guard !values.isEmpty else { return nil }
      count = values.count
      let meanSquare = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
      rms = (meanSquare.squareRoot() * 1e7).rounded() / 10
      median = (values.map(\.magnitude).sorted()[values.count / 2] * 1e7).rounded() / 10
    }
  }

  /// One device.
  public struct Device: Encodable, Sendable {
    /// As in the table.
    public var device: String
    /// Seconds from its first light to its first pose.
    public var publishedAfter: Double?
    /// Seconds from when light was enough to its first pose: four photodiodes met by two timed sweeps each within a
    /// tenth of a second.
    public var publishedAfterEnough: Double?
    /// Inertial samples taken, and such as no sensor tells.
    public var samples = 0, badSamples = 0
    /// What the poses were worth.
    public var states = States(searching: 0, settling: 0, tracking: 0, coasting: 0, stale: 0)
    /// How often the pose was lost.
    public var losses = Losses(disagreement: 0, darkness: 0, gap: 0)
    /// First fixes found, and tried.
    public var fixes = 0, searches = 0
    /// What became of the light.
    public var hits = Hits(
      used: 0, rejected: 0, hidden: 0, late: 0, unknown: 0, unplaced: 0, withheld: 0)
    /// How often rest was told to the filter.
    public var restUpdates = 0
    /// Of the hits that corrected the filter.
    public var usedInnovation: Innovation?
    /// Of the hits that were withheld from it.
    public var withheldInnovation: Innovation?
    /// Of the hits that corrected the filter, in units of what it expected: 1 where its covariance is honest.
    public var meanSquaredDeviation: Double?

    init(device: String) { self.device = device }

    enum CodingKeys: String, CodingKey {
      case device, samples, states, losses, fixes, searches, hits
      case publishedAfter = "published_after_s"
      case publishedAfterEnough = "published_after_enough_s"
      case badSamples = "bad_samples"
      case restUpdates = "rest_updates"
      case usedInnovation = "used_innovation_urad"
      case withheldInnovation = "withheld_innovation_urad"
      case meanSquaredDeviation = "mean_squared_deviation"
    }
  }
}
