internal import DeviceIO
internal import Drivers
internal import PoseMath
internal import PosePipeline
internal import PoseSharedMemory

/// One tick of the loop, without clock or thread: takes, changes and gives back devices, drains their rings,
/// publishes.
///
/// A tick allocates nothing, frees nothing, takes no lock and does not throw: what goes wrong with a device
/// is counted. Its work is bounded by devices x rings x `reportCountMax` reports.
final class PoseLoop: @unchecked Sendable {
  /// What the control side asks of the loop.
  enum Command {
    case take(TrackedDevice)
    case change(Adoption)
    case giveBack(DeviceID)
    case tell(KnowledgeSlip)
    case light(LightSlip)
    case tap(TapSlip)
    case room(RoomSlip)
  }

  /// What goes back to the control side, to be released there.
  enum Return {
    case device(TrackedDevice)
    case adoption(Adoption)
    case slip(KnowledgeSlip)
    case light(LightSlip)
    case tap(TapSlip)
    case room(RoomSlip)
  }

  /// Reports taken from one ring in one tick: eight times what a device at 4 kHz sends in 1 ms.
  static let reportCountMax = 32
  /// Commands taken in one tick.
  static let commandCountMax = 8

  /// Invariant behind `@unchecked`: `publisher` and `devices` belong to the loop's thread while it runs, and
  /// to the one that joined it afterwards; the others are made for two threads.
  let publisher: PosePublisher
  let meters: LoopMeters
  /// From the control side to the loop.
  let inbox: HandoverQueue<Command>
  /// From the loop to the control side.
  let outbox: HandoverQueue<Return>
  private(set) var devices: [TrackedDevice] = []
  /// Where the wearer stands and faces; one wearer a service.
  private var stance = BodyStance()

  init(publisher: PosePublisher, meters: LoopMeters) {
    self.publisher = publisher
    self.meters = meters
    let inbox = HandoverQueue<Command>(countMax: 2 * publisher.slotCount)
    self.inbox = inbox
    // Each command gives back one thing at most, and the control side empties the outbox before each command
    // it sends: what the inbox holds, and the one that follows, has room.
    outbox = HandoverQueue(countMax: inbox.capacity + 1)
    devices.reserveCapacity(publisher.slotCount)
  }

  /// Runs one tick of the instant `now`.
  func tick(at now: Timestamp) {
    var commandCount = 0
    while commandCount < Self.commandCountMax, let command = inbox.pop() {
      obey(command, at: now)
      commandCount += 1
    }
    for device in devices {
      device.drain(reportCountMax: Self.reportCountMax, at: now, wait: meters.reportWait)
    }
    followWearer()
    for device in devices { device.publish(to: publisher, at: now, stance: stance) }
    publisher.beat(at: now)
    meters.ticked(at: now)
  }

  /// Takes the wearer's stance from the first head that is tracked; without one it stays what it was.
  private func followWearer() {
    for device in devices {
      guard let followed = device.track.stance else { continue }
      stance = followed
      return
    }
    stance.heading.rate = 0
  }

  private func obey(_ command: Command, at now: Timestamp) {
    switch command {
    case .take(let device): devices.append(device)
    case .change(let adoption): change(adoption)
    case .giveBack(let id): giveBack(id, at: now)
    case .tell(let slip): fill(slip)
    case .light(let slip): exchange(slip)
    case .tap(let slip): exchange(slip)
    case .room(let slip): exchange(slip)
    }
  }

  /// Tracks a device by other light, or by none; nothing changes for one that has left.
  private func exchange(_ slip: LightSlip) {
    devices.first { $0.id == slip.device }?.track.exchange(&slip.light)
    let isHandedOver = outbox.push(.light(slip))
    assert(isHandedOver)
  }

  /// Gives a device's samples to another tap, or to none; nothing changes for one that has left.
  private func exchange(_ slip: TapSlip) {
    devices.first { $0.id == slip.device }?.exchange(&slip.tap)
    let isHandedOver = outbox.push(.tap(slip))
    assert(isHandedOver)
  }

  /// Moves the stations a little under a device that goes on; nothing changes for one that has left.
  private func exchange(_ slip: RoomSlip) {
    devices.first { $0.id == slip.device }?.track.exchange(&slip.stations)
    let isHandedOver = outbox.push(.room(slip))
    assert(isHandedOver)
  }

  private func change(_ adoption: Adoption) {
    if let device = devices.first(where: { $0.id == adoption.device }) { device.adopt(adoption) }
    let isHandedOver = outbox.push(.adoption(adoption))
    assert(isHandedOver)
  }

  /// Writes down what has been learned of a device; nothing of one that has left.
  private func fill(_ slip: KnowledgeSlip) {
    slip.knowledge = devices.first { $0.id == slip.device }?.track.learned
    let isHandedOver = outbox.push(.slip(slip))
    assert(isHandedOver)
  }

  /// Publishes the device as lost and hands it over for release.
  private func giveBack(_ id: DeviceID, at now: Timestamp) {
    guard let index = devices.firstIndex(where: { $0.id == id }) else { return }
    let device = devices.remove(at: index)
    device.track.disconnect()
    device.publish(to: publisher, at: now, stance: stance)
    let isHandedOver = outbox.push(.device(device))
    assert(isHandedOver)
  }

  /// Publishes every device as lost, when the loop has ended.
  func withdrawAll(at now: Timestamp) {
    for device in devices {
      device.track.disconnect()
      device.publish(to: publisher, at: now, stance: stance)
    }
  }
}
