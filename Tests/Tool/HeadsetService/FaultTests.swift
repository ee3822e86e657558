import ControlProtocol
import DeviceIO
import HeadsetTestSupport
import Inventory
import PoseMath
import Synchronization
import Testing
import USBProtocol

@testable import HeadsetService
@testable import PoseService

@Suite struct FaultTests {
  private func second(_ number: Int64) -> Timestamp { Timestamp(nanoseconds: number * 1_000_000_000) }

  @Test func `a fault is logged once when it begins and once when it is over`() {
    let board = FaultBoard()
    let denied = FaultBoard.Fault(code: .noRealtime, facts: ["errno": "1"])
    board.show([denied], at: second(1))
    board.show([denied], at: second(2))
    #expect(board.takeNews() == ["fault: no_realtime (errno=1)"])
    #expect(board.takeNews() == [])
    #expect(board.faults(at: second(4)).map(\.ageSeconds) == [3])
    board.show([], at: second(5))
    #expect(board.faults(at: second(5)) == [])
    #expect(board.takeNews() == ["fault is over: no_realtime (errno=1)"])
  }

  @Test func `a fault whose facts change is the same fault, newer ones stand behind it`() {
    let board = FaultBoard()
    func full(_ detail: String) -> FaultBoard.Fault {
      FaultBoard.Fault(code: .inventoryFailing, facts: ["detail": detail])
    }
    board.show([full("diskFull")], at: second(1))
    board.show([FaultBoard.Fault(code: .hotplug), full("busy")], at: second(3))
    let shown = board.faults(at: second(3))
    #expect(shown.map(\.code) == [.inventoryFailing, .hotplug])
    #expect(shown.first?.facts == ["detail": "busy"] && shown.first?.ageSeconds == 2)
    #expect(board.takeNews().count == 2)
  }

  @Test func `what the kernel denied the loop is named with its reason`() {
    let denied = RealTimeGrants(scheduling: .ordinary(code: 1), memory: .pageable(code: 12))
    #expect(
      HeadsetService.faults(of: denied) == [
        FaultBoard.Fault(code: .noRealtime, facts: ["errno": "1"]),
        FaultBoard.Fault(code: .memoryNotLocked, facts: ["errno": "12"]),
      ])
    let limited = RealTimeGrants(
      scheduling: .firstInFirstOut(priority: 50), memory: .limited(byteCount: 65_536))
    #expect(HeadsetService.faults(of: limited).map(\.code) == [.memoryNotLocked])
    let granted = RealTimeGrants(scheduling: .firstInFirstOut(priority: 50), memory: .locked)
    #expect(HeadsetService.faults(of: granted) == [])
    #expect(HeadsetService.faults(of: nil) == [], "the loop does not run yet")
  }

  @Test func `a bus that cannot be listened to is tried again and heard when it can`() throws {
    let rig = try RigStage()
    let attempts = Mutex(0)
    let watch = USBWatch(rig: rig.rig) { _ throws(TransportError) in
      let attempt = attempts.withLock { attempts in
        attempts += 1
        return attempts
      }
      if attempt < 3 { throw .notSupported }
      return USBWatch.Bus(stopListening: {}, close: {})
    }
    #expect(watch.failure == nil)
    watch.tend(at: second(0))
    #expect(watch.failure == .notSupported)
    watch.tend(at: second(0))
    watch.tend(at: second(1))
    #expect(attempts.withLock { $0 } == 2, "only after its pause")
    watch.tend(at: second(3))
    #expect(watch.failure == nil)
    watch.tend(at: second(60))
    #expect(attempts.withLock { $0 } == 3)
  }

  @Test func `a headset that is a disk, too, is shown as a security event until it leaves`() throws {
    let rig = try RigStage()
    var identity = EmulatedStage.receiver
    identity.interfaces = [
      USBIdentity.Interface(number: 0, classCode: 3, subclassCode: 0, protocolCode: 0),
      USBIdentity.Interface(number: 1, classCode: 8, subclassCode: 6, protocolCode: 80),
    ]
    try rig.arrive("1-3", InMemoryTransport(identity: identity))
    let fault = try #require(rig.rig.securityFaults.first)
    #expect(fault.code == .securityEvent)
    #expect(fault.facts == ["bus_path": "1-3", "detail": "interface 1 is of class 8"])
    rig.rig.dismiss("1-3", cause: .unplugged)
    #expect(rig.rig.securityFaults.isEmpty)
  }
}
