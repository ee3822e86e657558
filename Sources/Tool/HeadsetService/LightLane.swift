internal import Lighthouse
internal import PoseMath
internal import PoseService

/// One device's light, as the room's thread hears it: against the room that is used, and for the one that is sought.
final class LightLane {
  let device: LitDevice
  /// Holds light against the room; nil without a room.
  private(set) var watch: StationWatch?
  private(set) var presence: StationPresence?
  /// Gathers what the room can be made better by; nil in a device that does not refine it.
  var refinement: RoomRefinement?
  /// While this device shows a room.
  var guide: RoomGuide?
  private var decoder: LightDecoder
  private let delay = Int64((TrackerSettings().inertialDelay * 1e9).rounded())
  private var noted = Timestamp.zero

  init(_ device: LitDevice) {
    self.device = device
    decoder = Self.decoder(of: device)
  }

  private static func decoder(of device: LitDevice) -> LightDecoder {
    LightDecoder(
      waitTicks: device.description.isWireless ? LightDecoder.waitOfRadio : LightDecoder.waitOfCable)
  }

  /// Holds light against this room from now on.
  func enter(_ room: Room?) {
    guard let body = device.description.lightBody, let room else {
      (watch, presence, refinement) = (nil, nil, nil)
      return
    }
    watch = StationWatch(room: room, body: body)
    presence = StationPresence(room: room, body: body)
    if refinement?.room != room { refinement = nil }
    for identity in decoder.identities { watch?.note(identity) }
  }

  /// Gathers what this room can be made better by.
  func beginRefining(_ room: Room) {
    refinement = device.description.lightBody.map { RoomRefinement(room: room, body: $0) }
  }

  /// Begins to lead through showing a room.
  func beginGuide() {
    guard let body = device.description.lightBody else { return }
    guide = RoomGuide(
      body: body, isWireless: device.description.isWireless,
      deviceFromIMU: device.description.deviceFromIMU)
  }

  /// Takes what waits, as much as was there when it began.
  func drain() {
    var left = LightTap.newsCountMax
    while left > 0, let news = device.tap.next() {
      left -= 1
      switch news {
      case .light(let light):
        guide?.ingest(light)
        decoder.ingest(light) { hear($0) }
      case .sample(let sample):
        guide?.ingest(sample)
        take(sample)
      case .placed(let pose): presence?.place(pose * device.description.deviceFromIMU)
      }
    }
  }

  private func take(_ sample: IMUSample<Double>) {
    let stamp = sample.timestamp
    guard stamp.nanoseconds.magnitude < 1 << 62 else { return }
    decoder.advance(to: stamp.nanoseconds / 125 * 6) { hear($0) }
    guard watch != nil else { return }
    var felt = sample
    felt.timestamp = stamp.advanced(byNanoseconds: -delay)
    watch?.ingest(felt)
    refinement?.ingest(felt)
    presence?.look(at: felt.timestamp)
    guard abs(stamp.nanoseconds(since: noted)) >= 1_000_000_000 else { return }
    noted = stamp
    for identity in decoder.identities {
      watch?.note(identity)
      refinement?.note(identity)
    }
  }

  private func hear(_ hit: SweepHit) {
    watch?.ingest(hit)
    refinement?.ingest(hit)
    presence?.ingest(hit)
  }

  /// How many stations of the room it sees together with another, and how much more they disagree than when the room
  /// was solved, radians in the mean: a device whose shape differs from its document disagrees with every room.
  var agreement: (seenCount: Int, excess: Double) {
    guard let watch else { return (0, .infinity) }
    let excesses = watch.room.members.indices.compactMap { watch.residual(ofMember: $0) }
      .map { $0.now - $0.solved }
    guard !excesses.isEmpty else { return (0, .infinity) }
    return (excesses.count, excesses.reduce(0, +) / Double(excesses.count))
  }
}
