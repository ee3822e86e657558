internal import DeviceIO
internal import Drivers
internal import PoseMath
internal import PosePipeline
internal import PoseSharedMemory

/// One tick of the loop, without clock or thread: adopts and gives back devices, drains their rings,
/// publishes.
///
/// A tick allocates nothing, frees nothing, takes no lock and does not throw: what goes wrong with a device
/// is counted. Its work is bounded by devices x rings x `reportCountMax` reports.
final class PoseLoop: @unchecked Sendable {
  /// What the control side asks of the loop.
  enum Command {
    case adopt(TrackedDevice)
    case giveBack(DeviceID)
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
  /// From the loop to the control side: devices to be released there.
  let outbox: HandoverQueue<TrackedDevice>
  private(set) var devices: [TrackedDevice] = []
  /// Which way the wearer's trunk faces; one wearer a service.
  private var heading = BodyHeading()

  init(publisher: PosePublisher, meters: LoopMeters) {
    self.publisher = publisher
    self.meters = meters
    // A device is announced once and called back once, and is only ever in one place.
    inbox = HandoverQueue(countMax: 2 * publisher.slotCount)
    outbox = HandoverQueue(countMax: publisher.slotCount)
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
    turnBody()
    for device in devices { device.publish(to: publisher, at: now, heading: heading) }
    publisher.beat(at: now)
    meters.ticked(at: now)
  }

  /// Takes the trunk's heading from the first head that is tracked; without one it stays where it was.
  private func turnBody() {
    for device in devices {
      guard let turned = device.track.bodyHeading else { continue }
      heading = turned
      return
    }
    heading.rate = 0
  }

  private func obey(_ command: Command, at now: Timestamp) {
    switch command {
    case .adopt(let device): devices.append(device)
    case .giveBack(let id): giveBack(id, at: now)
    }
  }

  /// Publishes the device as lost and hands it over for release. There is room for it: the outbox holds as
  /// many devices as there can be.
  private func giveBack(_ id: DeviceID, at now: Timestamp) {
    guard let index = devices.firstIndex(where: { $0.id == id }) else { return }
    let device = devices.remove(at: index)
    device.track.disconnect()
    device.publish(to: publisher, at: now, heading: heading)
    let isHandedOver = outbox.push(device)
    assert(isHandedOver)
  }

  /// Publishes every device as lost, when the loop has ended.
  func withdrawAll(at now: Timestamp) {
    for device in devices {
      device.track.disconnect()
      device.publish(to: publisher, at: now, heading: heading)
    }
  }
}
