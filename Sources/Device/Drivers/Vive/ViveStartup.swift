internal import ByteLayout
public import DeviceCatalog
internal import DeviceIO
internal import DeviceProtocols
internal import USBProtocol

/// Talks one part of a Vive into life: the orders of libsurvive and Monado, which agree
/// (sheet htc-vive, "Power-on order that works"; vive-controllers-watchman, "Start order").
public struct ViveStartup: Startup {
  /// Reads of one report before it is given up; a device that just woke up may refuse or answer zeros.
  static let attemptsMax = 5
  static let retryMilliseconds = 100
  /// A receiver refuses feature 0x10 until its controller is on: it is asked every 20 ms, and every fifth
  /// refusal is followed by a second's rest (libsurvive's rhythm; vive-controllers-watchman, "Feature reports").
  static let pollMilliseconds = 20
  static let pollsBeforeRest = 5
  static let restMilliseconds = 1_000
  /// A chunk of a configuration may be refused until the device has fetched it: once a millisecond before on an Index,
  /// for 10 ms, seven or eight times, by radio (captures vive-index-cal, knuckles_all_buttons, wireless-tracker). It
  /// is asked for again and the read goes on; so often at most.
  static let chunkAttemptsMax = 100
  static let chunkMilliseconds = 2
  /// GET_REPORT asks for 65 bytes, as SteamVR does (capture system-03): most answers have 64, but that of the
  /// mainboard has 64 behind its id.
  static let answerByteCount: UInt16 = 65

  private enum Step: Sendable {
    /// `isOptional`: a device that refuses it is still usable.
    case write([UInt8], isOptional: Bool)
    case read(UInt8, isOptional: Bool)
    /// Reports 0x10 and 0x11 until the document is whole.
    case readConfiguration
    /// Report 0x10 until a controller is there to answer it.
    case awaitController
  }

  private let role: DeviceRole
  private let interface: UInt8 = 0
  private let steps: [Step]
  private var position = 0
  private var attempts = 0
  private var chunkAttempts = 0
  private var facts: ViveFacts
  private var lastSetup = USBSetup(requestType: 0, request: 0, value: 0, index: 0, length: 0)

  /// The order for the part with this role.
  public init(role: DeviceRole) {
    self.role = role
    facts = ViveFacts(role: role)
    steps = Self.steps(for: role)
  }

  private static func steps(for role: DeviceRole) -> [Step] {
    switch role {
    case .headsetMainboard:
      [
        .write(ViveMainboardPower(isOn: true).encoded().array, isOptional: false),
        .read(ViveMainboardInfo.reportID, isOptional: true),
      ]
    case .headsetReceiver, .wiredController:
      [
        .write(ViveModeReport(mode: .pulses).encoded().array, isOptional: false),
        .write(ViveVerbosityReport(verbosity: 3).encoded().array, isOptional: true),
        .read(ViveFirmwareReport.reportID, isOptional: true),
        .readConfiguration,
        .read(ViveRangesReport.reportID, isOptional: true),
      ]
    case .controllerReceiver:
      radioSteps + [
        .awaitController, .readConfiguration, .read(ViveRangesReport.reportID, isOptional: true),
        .read(ViveFirmwareReport.reportID, isOptional: true),
        command(.query), .read(WatchmanAnswerReport.reportID, isOptional: true),
      ] + radioSteps
    }
  }

  private static var radioSteps: [Step] {
    [command(.configureRadioAsSteamVR), command(.opticalMode(.raw0)), command(.switchProtocol)]
  }

  private static func command(_ command: WatchmanCommand) -> Step {
    .write(WatchmanCommandReport(command).encoded().array, isOptional: true)
  }

  /// A headset's panel goes dark with the service; nothing else needs a word.
  public var farewell: [FeatureWrite] {
    guard role == .headsetMainboard else { return [] }
    return [FeatureWrite(interface: interface, data: ViveMainboardPower(isOn: false).encoded().array)]
  }

  public mutating func begin() -> StartupAction {
    facts.forget()
    position = 0
    attempts = 0
    chunkAttempts = 0
    return perform()
  }

  public mutating func next(after event: StartupEvent) -> StartupAction {
    // An event after the end changes nothing.
    guard position < steps.count else { return .ready(facts.profile()) }
    switch event {
    case .paused: return perform()
    case .completed(let answer): return accept(answer)
    case .failed(let error): return refused(error)
    }
  }

  // MARK: - Step by step

  private mutating func perform() -> StartupAction {
    guard position < steps.count else { return .ready(facts.profile()) }
    switch steps[position] {
    case .write(let data, _):
      let write = FeatureWrite(interface: interface, data: data)
      lastSetup = write.setup
      return .transfer(write.setup, data: write.data)
    case .read(let id, _):
      return request(id)
    case .awaitController:
      return request(ViveConfigurationStartReport.reportID)
    case .readConfiguration:
      return request(
        facts.isCollectingConfiguration
          ? ViveConfigurationChunkReport.reportID : ViveConfigurationStartReport.reportID)
    }
  }

  private mutating func request(_ id: UInt8) -> StartupAction {
    lastSetup = .getFeature(reportID: id, interface: interface, length: Self.answerByteCount)
    return .transfer(lastSetup, data: [])
  }

  private mutating func accept(_ answer: [UInt8]) -> StartupAction {
    facts.learn(lastSetup, answer: answer)
    chunkAttempts = 0
    switch steps[position] {
    case .read(ViveRangesReport.reportID, _) where !facts.hasRanges:
      return again(isOptional: true)
    case .readConfiguration where facts.isCollectingConfiguration:
      return perform()
    case .readConfiguration where !facts.hasConfiguration:
      return again(isOptional: true)
    case .awaitController, .readConfiguration, .write, .read:
      return advance()
    }
  }

  private mutating func refused(_ error: TransportError) -> StartupAction {
    switch steps[position] {
    case .awaitController:
      attempts += 1
      return .pause(
        milliseconds: attempts.isMultiple(of: Self.pollsBeforeRest)
          ? Self.restMilliseconds : Self.pollMilliseconds)
    case .write(_, let isOptional), .read(_, let isOptional):
      return again(isOptional: isOptional, after: error)
    case .readConfiguration:
      if error == .stalled, facts.isCollectingConfiguration, chunkAttempts < Self.chunkAttemptsMax {
        chunkAttempts += 1
        return .pause(milliseconds: Self.chunkMilliseconds)
      }
      chunkAttempts = 0
      facts.restartConfiguration()
      return again(isOptional: true, after: error)
    }
  }

  /// Tries the step once more after a pause, or goes on without it, or gives up.
  private mutating func again(isOptional: Bool, after error: TransportError = .timedOut) -> StartupAction {
    attempts += 1
    if attempts < Self.attemptsMax { return .pause(milliseconds: Self.retryMilliseconds) }
    return isOptional ? advance() : .abandon(.refused(lastSetup, error))
  }

  private mutating func advance() -> StartupAction {
    position += 1
    attempts = 0
    return perform()
  }
}
