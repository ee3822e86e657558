import DeviceCatalog
import DeviceIO
import HeadsetTestSupport
import Testing
import USBProtocol

@testable import Drivers

@Suite struct ViveStartupTests {
  /// The configuration of `AnsweringVive` takes four chunks, and an empty one ends it.
  static let configurationReads = ["read 10", "read 11 x5"]
  static let radio = [
    "write ff9610be5b325411cf8375538a086a5358d0b1", "write ff8706010000020000",
    "write ff8703000100",
  ]

  func trial(
    _ role: DeviceRole, refusals: [UInt8: Int] = [:], damagedReads: Int = 0,
    actionCountMax: Int = 2_000
  ) -> StartupTrial {
    let device = AnsweringVive(role, refusals: refusals, damagedReads: damagedReads)
    return StartupTrial(
      ViveStartup(role: role), actionCountMax: actionCountMax, answer: device.answer)
  }

  // MARK: - The orders of the sheets

  @Test func `a mainboard is switched on and asked what it is`() {
    let on = "write 04782938010000000000020001" + String(repeating: "00", count: 51)
    let trial = trial(.headsetMainboard)
    #expect(trial.summary == [on, "read 04", "ready"])
    #expect(trial.profile?.firmware == "display 569")
  }

  @Test(arguments: [DeviceRole.headsetReceiver, .wiredController])
  func `what hangs on a cable is set to pulses, asked for firmware, configuration and ranges`(
    role: DeviceRole
  ) {
    let trial = trial(role)
    #expect(
      trial.summary == ["write 0400000000", "write 0703000000", "read 05"] + Self.configurationReads
        + ["read 01", "ready"])
    #expect(trial.profile?.serial == AnsweringVive.serial)
    #expect(trial.profile?.calibrationSource == .recorded)
    #expect(trial.profile?.firmware == "1456377512 fpga 1.6")
    #expect(trial.profile?.hardware == "2.1.0 product 128")
  }

  @Test func `a receiver gets its radio set before and after the configuration`() {
    let trial = trial(.controllerReceiver)
    #expect(
      trial.summary == Self.radio + Self.configurationReads
        + ["read 01", "read 05", "write ff8300", "read ff"] + Self.radio + ["ready"])
    #expect(trial.profile?.model == "Vive Controller MV")
  }

  @Test func `every read asks interface 0 for 65 bytes`() {
    var setups: [USBSetup] = []
    let device = AnsweringVive()
    _ = StartupTrial(ViveStartup(role: .headsetReceiver)) { setup, data in
      if setup.isDeviceToHost { setups.append(setup) }
      return device.answer(setup, data)
    }
    #expect(setups.count == 8)
    for setup in setups {
      #expect(setup.requestType == 0xa1 && setup.request == 1 && setup.value >> 8 == 3)
      #expect(setup.index == 0 && setup.length == 65)
    }
  }

  @Test func `only a mainboard hears a farewell: off`() {
    let farewell = ViveStartup(role: .headsetMainboard).farewell
    #expect(
      farewell.map { Array($0.data.prefix(13)) } == [[UInt8](hex: "04782938000000000000020000")])
    #expect(farewell.first?.setup == .setFeature(reportID: 4, interface: 0, length: 64))
    for role in DeviceRole.allCases where role != .headsetMainboard {
      #expect(ViveStartup(role: role).farewell.isEmpty)
    }
  }

  // MARK: - Refusals

  @Test func `what is refused once is asked again after a tenth of a second`() {
    let trial = trial(.headsetReceiver, refusals: [0x05: 1])
    #expect(
      trial.summary.prefix(5) == [
        "write 0400000000", "write 0703000000", "read 05", "pause 100", "read 05",
      ])
    #expect(trial.profile?.firmware == "1456377512 fpga 1.6")
  }

  @Test func `a headset that refuses its light mode is given up after five attempts`() {
    let trial = trial(.headsetReceiver, refusals: [0x04: .max])
    let write = "write 0400000000"
    #expect(
      trial.actions == [
        write, "pause 100", write, "pause 100", write, "pause 100", write, "pause 100", write,
        "abandon",
      ])
    let setup = USBSetup.setFeature(reportID: 4, interface: 0, length: 5)
    #expect(trial.failure == .refused(setup, .stalled))
  }

  @Test(arguments: [UInt8(0x05), 0x07, 0x10, 0x01])
  func `a headset that refuses anything else starts without it`(id: UInt8) {
    let trial = trial(.headsetReceiver, refusals: [id: .max])
    #expect(trial.actions.last == "ready")
    #expect(trial.actions.count { $0 == "pause 100" } == ViveStartup.attemptsMax - 1)
    #expect(trial.profile?.ranges == ViveFacts(role: .headsetReceiver).profile().ranges)
    #expect((trial.profile?.configuration == nil) == (id == 0x10))
  }

  @Test func `ranges of zeros are asked for again`() {
    var answered = 0
    let device = AnsweringVive(.wiredController)
    let trial = StartupTrial(ViveStartup(role: .wiredController)) { setup, data in
      guard setup.featureReportID == 1 else { return device.answer(setup, data) }
      answered += 1
      return answered == 1
        ? .success([]) : answered == 2 ? .success([1, 0, 0]) : device.answer(setup, data)
    }
    #expect(
      trial.actions.suffix(6) == [
        "read 01", "pause 100", "read 01", "pause 100", "read 01", "ready",
      ])
  }

  @Test func `a damaged configuration is read again from its beginning`() {
    let trial = trial(.headsetReceiver, damagedReads: 1)
    let expected: [String] =
      Self.configurationReads + ["pause 100"] + Self.configurationReads + ["read 01", "ready"]
    #expect(Array(trial.summary.dropFirst(3)) == expected)
    #expect(trial.profile?.calibrationSource == .recorded)
  }

  /// As an Index and every device behind a radio do it (vive-index-cal, knuckles_all_buttons).
  @Test(arguments: [1, 8]) func `a chunk that is refused is asked for again, and the read goes on`(
    refusals: Int
  ) {
    let device = AnsweringVive()
    var left = refusals
    let trial = StartupTrial(ViveStartup(role: .headsetReceiver)) { setup, data in
      guard setup.featureReportID == 0x11 else { return device.answer(setup, data) }
      guard left == 0 else {
        left -= 1
        return .failure(.stalled)
      }
      left = refusals
      return device.answer(setup, data)
    }
    #expect(trial.actions.count { $0 == "read 10" } == 1)
    #expect(
      trial.actions.count { $0 == "pause 2" } * (1 + refusals) == refusals
        * trial.actions.count { $0 == "read 11" })
    #expect(trial.profile?.calibrationSource == .recorded)
  }

  @Test func `a chunk that is refused for ever begins the read anew, and is given up at last`() {
    let trial = trial(.headsetReceiver, refusals: [0x11: .max])
    #expect(trial.actions.count { $0 == "read 10" } == ViveStartup.attemptsMax)
    #expect(trial.actions.last == "ready" && trial.profile?.configuration == nil)
  }

  @Test func `a configuration that never comes out whole is given up`() {
    let trial = trial(.headsetReceiver, damagedReads: .max)
    #expect(trial.actions.count { $0 == "read 10" } == ViveStartup.attemptsMax)
    #expect(trial.profile?.calibrationSource == CalibrationSource.none)
  }

  @Test(arguments: [[], [0x11], [0x11, 63], [0x11, 5, 1]] as [[UInt8]])
  func `chunks that are none do not keep start-up busy for ever`(chunk: [UInt8]) {
    let device = AnsweringVive()
    let trial = StartupTrial(ViveStartup(role: .headsetReceiver)) { setup, data in
      setup.featureReportID == 0x11 ? .success(chunk) : device.answer(setup, data)
    }
    #expect(trial.actions.last == "ready")
    #expect(trial.actions.count < 30)
    #expect(trial.profile?.configuration == nil)
  }

  @Test func `a configuration without end is given up`() {
    let device = AnsweringVive()
    let chunk = [0x11, 62] + [UInt8](repeating: 0x78, count: 62)
    let trial = StartupTrial(ViveStartup(role: .headsetReceiver), actionCountMax: 20_000) {
      setup, data in
      setup.featureReportID == 0x11 ? .success(chunk) : device.answer(setup, data)
    }
    #expect(trial.actions.last == "ready")
    let reads = trial.actions.count { $0 == "read 11" }
    #expect(reads == ViveStartup.attemptsMax * (ViveFacts.compressedByteCountMax / 62 + 2))
  }

  // MARK: - A receiver without controller

  @Test func `a receiver is polled five times at 20 ms, then a second's rest`() {
    let trial = trial(.controllerReceiver, refusals: [0x10: 12])
    let round = [
      "read 10", "pause 20", "read 10", "pause 20", "read 10", "pause 20", "read 10", "pause 20",
      "read 10",
    ]
    let polls =
      round + ["pause 1000"] + round + ["pause 1000", "read 10", "pause 20", "read 10", "pause 20"]
    #expect(Array(trial.actions.dropFirst(3).prefix(polls.count)) == polls)
    #expect(trial.summary.dropFirst(3 + polls.count).prefix(2) == Self.configurationReads[...])
    #expect(trial.actions.last == "ready")
  }

  @Test func `a receiver waits for its controller as long as it takes`() {
    let trial = trial(.controllerReceiver, refusals: [0x10: .max], actionCountMax: 10_000)
    #expect(trial.actions.count == 10_000)
    #expect(trial.profile == nil && trial.failure == nil)
  }

  @Test func `a receiver that refuses every radio command is used as it is`() {
    let trial = trial(.controllerReceiver, refusals: [0xff: .max])
    #expect(trial.actions.last == "ready")
    #expect(trial.profile?.serial == AnsweringVive.serial)
  }

  // MARK: - Begin and end

  @Test func `a start-up begun again forgets the unit`() {
    var machine = ViveStartup(role: .wiredController)
    let device = AnsweringVive(.wiredController)
    for hasConfiguration in [true, false] {
      var action = machine.begin()
      while case .transfer(let setup, let data) = action {
        let isRefused = !hasConfiguration && setup.featureReportID == 0x10
        switch isRefused ? .failure(.stalled) : device.answer(setup, data) {
        case .success(let bytes): action = machine.next(after: .completed(bytes))
        case .failure(let error):
          action = machine.next(after: .failed(error))
          if case .pause = action { action = machine.next(after: .paused) }
        }
      }
      guard case .ready(let profile) = action else {
        Issue.record("\(action)")
        return
      }
      #expect((profile.serial != nil) == hasConfiguration)
    }
  }

  @Test(arguments: [StartupEvent.paused, .completed([1, 2, 3]), .failed(.stalled)])
  func `an event after the end changes nothing`(event: StartupEvent) {
    var machine = ViveStartup(role: .headsetMainboard)
    var action = machine.begin()
    while case .transfer(let setup, let data) = action {
      guard case .success(let bytes) = AnsweringVive().answer(setup, data) else { break }
      action = machine.next(after: .completed(bytes))
    }
    #expect(machine.next(after: event) == action)
  }

  @Test(arguments: DeviceRole.allCases)
  func `whatever a device answers, start-up asks on or ends`(role: DeviceRole) {
    var generator = SeededGenerator(seed: 21)
    for _ in 0..<max(20, mutationCount / 100) {
      let device = AnsweringVive(role)
      _ = StartupTrial(ViveStartup(role: role), actionCountMax: 300) { setup, data in
        guard case .success(let bytes) = device.answer(setup, data) else {
          return .failure(.stalled)
        }
        return .success(Bool.random(using: &generator) ? bytes : generator.mutate(bytes))
      }
    }
  }
}
