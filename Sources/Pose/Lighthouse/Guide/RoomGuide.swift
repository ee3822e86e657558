public import LighthouseModel
public import PoseMath

/// Leads a technician through finding a room with one device: what to do next, and when it is enough.
///
/// Pure: samples and light in, progress out; no clock, no I/O. Whoever runs it solves what it has gathered now and
/// then, on a thread that may take a second (`RoomSolver`), and gives the result back with `take`: from then on the
/// guide knows where the device is. What it gathers is bounded as `RoomSurvey` is.
public struct RoomGuide: Sendable {
  /// What the technician is asked to do.
  public enum Step: Int, CaseIterable, Sendable {
    /// Carry the device slowly through the room, in the light of two stations at a time.
    case carry
    /// Lay it down still in several places.
    case places
    /// Lay it on the floor.
    case floor
    /// Stand where the room's middle is to be, and hold it towards the front.
    case front
    /// Nothing more.
    case done
  }

  /// Views, metres root mean square from their middle, and seconds that the walk has to bring; a room that was seen
  /// from one place alone has that place's errors (Docs/Lighthouse.md).
  static let viewsWanted = 24
  static let spreadWanted = 0.4
  static let carrySecondsMin = 10.0
  /// A station whose broadcast is not heard by then keeps the ideal planes, seconds: nine of generation 2 are a whole
  /// turn of its frame, and a lost bit costs another.
  static let hearingSecondsMax = 40.0
  /// A walk that is not enough by then goes on all the same, once there is a room, seconds.
  static let carrySecondsMax = 120.0
  /// Still places, and how far from each other, metres.
  public static let placesWanted = 3
  static let placeDistanceMin = 0.25
  /// How long the device has to be still, seconds.
  public static let steadySecondsWanted = 1.5
  /// The floor is the lowest of all places, but for so much, metres: a table is no floor; a device that points to the front is so far above it.
  static let floorTolerance = 0.1
  static let frontHeightMin = 0.3
  /// A device that points up or down more than this, the height of its unit vector, points nowhere.
  static let frontSlopeMax = 0.7

  /// A device that is held towards the front stays within so many metres and radians.
  static let aimDistanceMax = 0.04
  static let aimTurnMax = 0.06
  /// How often the guide thinks about what it has, seconds.
  private static let lookInterval = 0.25

  /// What is asked for now.
  public internal(set) var step = Step.carry
  let deviceFromIMU: Pose<Double>
  private(set) var decoder: LightDecoder
  private(set) var survey: RoomSurvey
  private(set) var window: FixWindow
  private(set) var laid = Steadiness.laid
  private(set) var held = Steadiness.held
  /// As `RoomView.motion`, averaged over a tenth of a second.
  private(set) var motion = 0.0
  private(set) var lastLight: Timestamp?
  private(set) var begin: Timestamp?
  private(set) var now = Timestamp.zero
  private var looked: Timestamp?

  /// The newest room from what was gathered so far, and what finds the device in it.
  var trial: RoomSolution?
  var finder: FirstFix?
  /// Whether the stillness that goes on has been taken for a place.
  var isTaken = false
  /// The light of where it lay still, and where that is in the trial: every trial has its own frame.
  var places: [Place] = []
  var floor: Place?
  var front: Place?
  /// Where it has been held since.
  var aim: (place: Place, since: Timestamp)?
  var remark: Remark?

  /// Somewhere the device was still.
  struct Place {
    var window: FixWindow
    var up: SIMD3<Double>
    var pose: Pose<Double>
  }

  /// What keeps the guide from going on.
  public enum Remark: Equatable, Sendable {
    /// No light of a station for a second.
    case dark
    /// Faster than views can be.
    case tooFast
    /// It lay there, or nearly there, before.
    case samePlace
    /// It lies higher than it has been.
    case notTheLowest
    /// It points up or down, or lies on the floor still.
    case pointsNowhere
    /// Light does not tell where it is.
    case noPlace
  }

  /// A guide for a device with these photodiodes.
  /// - Parameters:
  ///   - isWireless: whether its light comes by radio, and so out of order.
  ///   - deviceFromIMU: where the inertial sensor is in it; the device's -Z points ahead.
  public init(body: LightBody, isWireless: Bool, deviceFromIMU: Pose<Double>) {
    self.deviceFromIMU = deviceFromIMU
    decoder = LightDecoder(waitTicks: isWireless ? LightDecoder.waitOfRadio : LightDecoder.waitOfCable)
    survey = RoomSurvey(body: body)
    window = FixWindow(body: body)
  }

  // MARK: - What the device tells

  /// Takes light as it arrives, by the clock of the samples.
  public mutating func ingest(_ light: LightEvent) {
    hear { decoder, receive in decoder.ingest(light, receive) }
  }

  /// Takes a calibrated sample, in the sensor's axes.
  public mutating func ingest(_ sample: IMUSample<Double>) {
    let stamp = sample.timestamp
    guard stamp.nanoseconds.magnitude < 1 << 62, sample.angularVelocity.isFinite, sample.acceleration.isFinite
    else { return }
    hear { decoder, receive in decoder.advance(to: stamp.nanoseconds / 125 * 6, receive) }
    var felt = sample
    felt.timestamp = stamp.advanced(byNanoseconds: -Self.delay)
    survey.ingest(felt)
    window.ingest(felt)
    laid.ingest(felt)
    held.ingest(felt)
    let push = abs(sample.acceleration.length - standardGravity)
    motion += (sample.angularVelocity.length + 0.3 * push - motion) * 0.01
    begin = begin ?? stamp
    now = stamp
    if let looked, abs(stamp.seconds(since: looked)) < Self.lookInterval as Double { return }
    looked = stamp
    look()
  }

  private static let delay = Int64((TrackerSettings().inertialDelay * 1e9).rounded())

  private mutating func hear(_ body: (inout LightDecoder, (SweepHit) -> Void) -> Void) {
    var isLit = false
    Self.hear(body, &decoder, &survey, &window, &isLit)
    if isLit { lastLight = now }
  }

  private static func hear(
    _ body: (inout LightDecoder, (SweepHit) -> Void) -> Void, _ decoder: inout LightDecoder,
    _ survey: inout RoomSurvey, _ window: inout FixWindow, _ isLit: inout Bool
  ) {
    body(&decoder) { hit in
      survey.ingest(hit)
      window.ingest(hit)
      isLit = true
    }
  }

  /// Seconds since the first sample.
  public var seconds: Double { begin.map { now.seconds(since: $0) } ?? 0 }

  /// The stations whose beat it knows, with what they told of themselves. Allocates.
  public var stations: [StationIdentity] { decoder.identities }

  /// The views that a room can be solved from. Copies them.
  public var views: [RoomView] { survey.views }
}
