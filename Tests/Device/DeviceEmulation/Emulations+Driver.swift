import DeviceCatalog
import DeviceEmulation
import DeviceIO
import Drivers
import PoseMath
import USBProtocol

extension Emulations {
  /// Carries out what the start-up wants; a pause is as long as it says.
  static func start(
    _ role: DeviceRole, on port: Int, of equipment: inout some EmulatedEquipment, milliseconds: inout Int
  ) throws -> DeviceProfile {
    var startup = ViveStartup(role: role)
    var action = startup.begin()
    for _ in 0..<1_000 {
      switch action {
      case .ready(let profile): return profile
      case .abandon(let failure): throw failure
      case .pause(let pause):
        milliseconds += pause
        action = startup.next(after: .paused)
      case .transfer(let setup, let data):
        milliseconds += 1
        let answer = equipment.control(
          port: port, setup: setup, data: data, at: .milliseconds(milliseconds))
        action = startup.next(after: event(of: answer, to: setup))
      }
    }
    throw TransportError.timedOut
  }

  private static func event(of answer: ControlAnswer, to setup: USBSetup) -> StartupEvent {
    switch answer {
    case .data(let bytes): .completed(Array(bytes.prefix(Int(setup.length))))
    case .accepted: .completed([])
    case .stalled: .failed(.stalled)
    }
  }
}
