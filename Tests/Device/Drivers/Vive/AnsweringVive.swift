import DeviceCatalog
import DeviceIO
import HeadsetTestSupport
import Synchronization
import USBProtocol

/// What a part of a Vive answers to feature requests: hand-made, after the sheets' examples.
final class AnsweringVive: Sendable {
  static let serial = "LHR-0000CAFE"

  private struct State {
    var position = 0
    var refusals: [UInt8: Int] = [:]
    var damagedReads = 0
  }

  let configuration: [UInt8]
  /// Feature 0x01: 500 deg/s, 4 g on a headset; 2000 deg/s, 8 g on a controller.
  private let ranges: [UInt8]
  private let state: Mutex<State>

  /// - Parameters:
  ///   - refusals: how often a report id is refused before it is answered; `.max` is for ever.
  ///   - damagedReads: how many reads of the configuration come out damaged.
  init(_ role: DeviceRole = .headsetReceiver, refusals: [UInt8: Int] = [:], damagedReads: Int = 0) {
    ranges = role == .headsetReceiver ? [1, 1, 1] : [1, 3, 2]
    state = Mutex(State(refusals: refusals, damagedReads: damagedReads))
    let model = role == .headsetReceiver ? "Vive MV" : "Vive Controller MV"
    configuration = Array(
      """
      {"device_serial_number": "\(Self.serial)", "device_class": "hmd", "model_number": "\(model)",
       "acc_bias": [0.1, 0.2, 0.3], "acc_scale": [1, 1, 1], "gyro_bias": [0, 0, 0.01], "gyro_scale": [1, 1, 1]}
      """.utf8)
  }

  func answer(_ setup: USBSetup, _ data: [UInt8]) -> Result<[UInt8], TransportError> {
    guard let id = setup.featureReportID else { return .failure(.stalled) }
    return state.withLock { state in
      if let left = state.refusals[id], left > 0 {
        if left < .max { state.refusals[id] = left - 1 }
        return .failure(.stalled)
      }
      guard setup.isDeviceToHost else { return .success([]) }
      return .success(read(id, &state))
    }
  }

  private func read(_ id: UInt8, _ state: inout State) -> [UInt8] {
    let stream = StoredZlib.stream(of: configuration)
    switch id {
    case 0x01: return ranges.padded
    case 0x04:
      let info = [UInt8](hex: "0487293c22d201aa080010000801200039020000")
      return info + [UInt8](repeating: 0, count: 65 - info.count)
    case 0x05:
      return [UInt8](
        hex: """
          05a88ece5680000000 737465616d7365727669636573000000 6669726d776172652d77696e33320000 00010280
          00000000 0601
          """
      ).padded
    case 0x10:
      state.position = 0
      return [0x10, UInt8(stream.count >> 8), UInt8(stream.count & 0xff)].padded
    case 0x11: return chunk(of: stream, &state)
    case 0xff: return [UInt8](hex: "ff832300fecaefbe01021100000207000000041851f556").padded
    default: return [id].padded
    }
  }

  private func chunk(of stream: [UInt8], _ state: inout State) -> [UInt8] {
    var bytes = Array(stream[min(state.position, stream.count)...].prefix(62))
    if bytes.isEmpty, state.damagedReads > 0 { state.damagedReads -= 1 }
    if state.position == 62, state.damagedReads > 0 { bytes[0] ^= 0x40 }
    state.position += bytes.count
    return ([0x11, UInt8(bytes.count)] + bytes).padded
  }
}

extension [UInt8] {
  /// Filled with what a device did not clear, to the 64 bytes of a feature report.
  var padded: [UInt8] { self + [UInt8](repeating: 0, count: Swift.max(0, 64 - count)) }
}
