import DeviceIO
import Drivers
import USBProtocol

/// Performs a start-up on nothing and writes down what it asks for.
struct StartupTrial {
  /// In words: "write 0400000000", "read 10", "pause 100", "ready", "abandon".
  private(set) var actions: [String] = []
  private(set) var profile: DeviceProfile?
  private(set) var failure: StartupFailure?

  /// - Parameters:
  ///   - actionCountMax: where a start-up that would go on for ever is left.
  ///   - answer: what the device answers.
  init(
    _ startup: some Startup, actionCountMax: Int = 2_000,
    answer: (USBSetup, [UInt8]) -> Result<[UInt8], TransportError>
  ) {
    var machine = startup
    var action = machine.begin()
    while profile == nil, failure == nil, actions.count < actionCountMax {
      actions.append(Self.words(for: action))
      switch action {
      case .transfer(let setup, let data):
        switch answer(setup, data) {
        case .success(let bytes): action = machine.next(after: .completed(bytes))
        case .failure(let error): action = machine.next(after: .failed(error))
        }
      case .pause: action = machine.next(after: .paused)
      case .ready(let ready): profile = ready
      case .abandon(let reason): failure = reason
      }
    }
  }

  /// The actions with repetitions as "read 11 x3".
  var summary: [String] {
    var groups: [(String, Int)] = []
    for action in actions {
      if let last = groups.last, last.0 == action {
        groups[groups.count - 1].1 += 1
      } else {
        groups.append((action, 1))
      }
    }
    return groups.map { $1 == 1 ? $0 : "\($0) x\($1)" }
  }

  private static func words(for action: StartupAction) -> String {
    switch action {
    case .transfer(let setup, let data):
      let verb = setup.isDeviceToHost ? "read " : "write "
      let id = setup.featureReportID.map { hex([$0]) } ?? "no feature report"
      return verb + (data.isEmpty ? id : hex(data))
    case .pause(let milliseconds): return "pause \(milliseconds)"
    case .ready: return "ready"
    case .abandon: return "abandon"
    }
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
