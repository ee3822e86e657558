import ByteLayout
import DeviceEmulation
import DeviceIO
import DeviceProtocols
import HeadsetTestSupport
import PoseMath
import Synchronization
import USBProtocol
import Wearers

/// Emulated equipment at the end of in-memory transports: reports come when the test asks for them, and what
/// stands behind a receiver can be changed for another.
final class EmulatedStage: Sendable {
  private let equipment: Mutex<any EmulatedEquipment>
  private let transports = Mutex<[Int: InMemoryTransport]>([:])
  private let start = MonotonicClock.now
  private let overhear: @Sendable (USBSetup, InMemoryTransport) -> Void

  /// - Parameter overhear: called with each request of the service, before it is answered.
  init(
    _ equipment: any EmulatedEquipment,
    overhear: @escaping @Sendable (USBSetup, InMemoryTransport) -> Void = { _, _ in }
  ) {
    self.equipment = Mutex(equipment)
    self.overhear = overhear
  }

  static let headset = USBIdentity(
    vendorID: 0x28de, productID: 0x2000, serial: "LHR-E0000011")
  static let mainboard = USBIdentity(vendorID: 0x0bb4, productID: 0x2c87)
  static let receiver = USBIdentity(vendorID: 0x28de, productID: 0x2101)

  /// A wand behind a receiver, turned on already.
  static func wirelessWand(number: UInt32) -> EmulatedViveWirelessWand {
    let hand = HandWearer(.right, seed: 7, restSeconds: 1)
    return EmulatedViveWirelessWand(
      unit: ViveUnit(kind: .wand, number: number, seed: 7, source: hand, plugged: .zero), fingers: hand,
      turnsOnAfterSeconds: 0)
  }

  private var now: Timestamp { Timestamp(nanoseconds: MonotonicClock.now.nanoseconds(since: start)) }

  /// Plugs a port in.
  func plug(_ port: Int = 0, as identity: USBIdentity) -> InMemoryTransport {
    equipment.withLock { $0.plug(port: port, at: now) }
    let transport = InMemoryTransport(identity: identity) { [self] setup, data in
      if let asked = transports.withLock({ $0[port] }) { overhear(setup, asked) }
      let answer = equipment.withLock { $0.control(port: port, setup: setup, data: data, at: now) }
      return switch answer {
      case .data(let bytes): .success(Array(bytes.prefix(Int(setup.length))))
      case .accepted: .success([])
      case .stalled: .failure(.stalled)
      }
    }
    transports.withLock { $0[port] = transport }
    return transport
  }

  /// Sends every report that is due.
  func pump() {
    for (port, transport) in transports.withLock({ $0 }) {
      for endpoint in [UInt8(0x81), 0x82] {
        while let report = takeReport(port, endpoint) {
          transport.push(report.span, endpoint: endpoint, at: MonotonicClock.now)
        }
      }
    }
  }

  private func takeReport(_ port: Int, _ endpoint: UInt8) -> [UInt8]? {
    equipment.withLock { equipment in
      guard let due = equipment.reportDue(port: port, endpoint: endpoint), due <= now else { return nil }
      return equipment.takeReport(port: port, endpoint: endpoint, at: now)
    }
  }

  /// The wand behind the receiver is switched off: the receiver's next report says so.
  func switchOff() {
    let bytes = WatchmanCommandReport(.powerOff).encoded()
    let data = (0..<bytes.count).map { bytes[$0] }
    _ = equipment.withLock {
      $0.control(
        port: 0,
        setup: .setFeature(reportID: data[0], interface: 0, length: UInt16(clamping: data.count)), data: data,
        at: now)
    }
  }

  /// Another unit comes in the place of the one that was there; it is on.
  func exchange(for other: any EmulatedEquipment) {
    equipment.withLock { equipment in
      equipment = other
      equipment.plug(port: 0, at: now)
    }
  }
}
