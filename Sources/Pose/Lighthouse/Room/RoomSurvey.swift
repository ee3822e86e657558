public import LighthouseModel
public import PoseMath

/// Gathers the views that a room is solved from, live or from a recording, in memory that does not grow.
///
/// In every eleventh of a second the slowest window of light is kept. When there are too many, of the two most
/// alike the faster one goes: what a technician carries through the room stays, an hour on a table does not.
/// It allocates when made, not while it runs; solving is another matter (`RoomSolver`).
public struct RoomSurvey: Sendable {
  /// The most views kept. More make the room hardly better and solving slower (both by their number).
  public static let viewCountMax = 128
  /// Windows in which the device moved more are of no use (lighthouse-design.md, section 7).
  static let motionMax = 1.5
  /// Fewer hits are no view.
  static let hitCountMin = 12

  /// How light becomes views.
  struct Pace {
    /// In each such span one view is kept, seconds.
    var slotSpan: Double
    /// Windows are weighed this often, seconds.
    var weighInterval: Double
    /// Of two views alike the older one goes, not the faster one.
    var prefersNewer: Bool

    /// A technician carries the device about to show the room.
    static let survey = Pace(slotSpan: 0.09, weighInterval: 0.02, prefersNewer: false)
    /// People work for hours: a tenth of the work, and what they saw last counts.
    static let refinement = Pace(slotSpan: 1, weighInterval: 0.1, prefersNewer: true)
  }

  private let device: Int
  private let pace: Pace
  private var window: FixWindow
  private var motion = WindowMotion(sampleCountMax: FixWindow.sampleCountMax)
  private var history = SampleRing(capacity: 2048)
  private var storage: [RoomView]
  /// Places in the storage, in the order of time.
  private var order: [Int] = []
  private var spare = 0
  private var slotBegin: Timestamp?
  private var weighed: Timestamp?
  private var lastEnd: Timestamp?

  /// A survey with light on this body.
  /// - Parameter device: a number that tells its views from other devices'.
  public init(body: LightBody, device: Int = 0) {
    self.init(body: body, device: device, pace: .survey)
  }

  init(body: LightBody, device: Int = 0, pace: Pace) {
    self.device = device
    self.pace = pace
    window = FixWindow(body: body)
    storage = (0...Self.viewCountMax).map { _ in RoomView() }
    order.reserveCapacity(Self.viewCountMax + 1)
  }

  /// Views taken since the beginning, those that went again included.
  private(set) var takenCount = 0

  /// How many views there are.
  public var viewCount: Int { order.count }

  /// The views, in the order of time. Copies them.
  public var views: [RoomView] { order.map { storage[$0] } }

  /// Takes an inertial sample, calibrated, in the body's frame.
  public mutating func ingest(_ sample: IMUSample<Double>) {
    if let last = window.lastSampleTime,
      sample.timestamp.seconds(since: last) < -FixWindow.lagMax as Double
    {
      restart()
    }
    window.ingest(sample)
    guard window.lastSampleTime == sample.timestamp else { return }
    history.append(sample)
  }

  /// Takes a hit.
  public mutating func ingest(_ hit: SweepHit) {
    window.ingest(hit)
    guard let end = window.end else { return }
    if let slotBegin, end.seconds(since: slotBegin) >= pace.slotSpan as Double { closeSlot(end) }
    if let weighed, end.seconds(since: weighed) < pace.weighInterval as Double { return }
    weighed = end
    slotBegin = slotBegin ?? end
    weigh(end)
  }

  /// Keeps what the last moment brought: the light ended.
  public mutating func finish() {
    if let end = window.end { closeSlot(end) }
  }

  /// The device's clock began anew: times of before and after have nothing to do with each other.
  private mutating func restart() {
    finish()
    (slotBegin, weighed, lastEnd) = (nil, nil, nil)
    history.removeAll()
  }

  private mutating func weigh(_ end: Timestamp) {
    window.fill(&motion)
    let begin = end.advanced(byNanoseconds: Int64(-RoomView.spanOfFirstGeneration * 1e9))
    guard let moved = motion.largestMotion(since: begin), moved < min(Self.motionMax, storage[spare].motion)
    else { return }
    storage[spare].fill(from: window, motion: motion, moved: moved, device: device)
    if storage[spare].hitCount < Self.hitCountMin { storage[spare].motion = .infinity }
  }

  private mutating func closeSlot(_ end: Timestamp) {
    defer {
      slotBegin = end
      storage[spare].motion = .infinity
    }
    guard storage[spare].motion.isFinite else { return }
    if let lastEnd {
      storage[spare].segment = InertialSegment(history, from: lastEnd, to: storage[spare].timestamp)
    }
    lastEnd = storage[spare].timestamp
    order.append(spare)
    takenCount += 1
    if order.count > Self.viewCountMax { spare = dropMostAlike() } else { spare = order.count }
  }

  /// Forgets all views.
  mutating func removeAllViews() {
    order.removeAll(keepingCapacity: true)
    spare = 0
    storage[spare].motion = .infinity
    (slotBegin, lastEnd) = (nil, nil)
  }

  /// Of the two views most alike drops the faster one, or the older one; returns its place in the storage.
  private mutating func dropMostAlike() -> Int {
    var pair = (0, 1)
    var least = Double.infinity
    for one in order.indices {
      for two in (one + 1)..<max(order.count, one + 1) {
        let difference = storage[order[one]].difference(from: storage[order[two]])
        if difference < least { (least, pair) = (difference, (one, two)) }
      }
    }
    let isFirstFaster = storage[order[pair.0]].motion > storage[order[pair.1]].motion
    let goes = pace.prefersNewer || isFirstFaster ? pair.0 : pair.1
    if goes + 1 < order.count {
      let (own, next) = (storage[order[goes]].segment, storage[order[goes + 1]].segment)
      storage[order[goes + 1]].segment = own.flatMap { own in next.flatMap { own.followed(by: $0) } }
    }
    return order.remove(at: goes)
  }
}
