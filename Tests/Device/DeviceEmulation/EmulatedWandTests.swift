import ByteLayout
import DeviceEmulation
import DeviceProtocols
import HeadsetTestSupport
import PoseMath
import Testing
import Wearers

@Suite struct EmulatedWandTests {
  @Test func `a wired wand streams 250 samples a second once a mode is set`() throws {
    var wand = Emulations.wand
    wand.plug(port: 0, at: .zero)
    #expect(wand.reports(endpoint: 0x81, from: 0, to: 100) == [[0]])
    _ = wand.set(ViveModeReport(mode: .pulses), at: .milliseconds(100))
    let reports = wand.reports(endpoint: 0x81, from: 100, to: 1_101)
    #expect(reports.count == 250)
    let report = try ViveIMUReport(reports[5])
    let ticks = (0..<3).map { report.slots[$0].ticks }.sorted()
    #expect(ticks[2] - ticks[1] == 192_000)
  }

  @Test func `a wired wand tells what fingers do and once a second its battery`() throws {
    var wand = Emulations.wand
    wand.plug(port: 0, at: .zero)
    var inputs: [ViveWandInput] = []
    var batteries = 0
    for bytes in wand.reports(endpoint: 0x83, from: 0, to: 10_000) {
      switch try ViveWandStatus(bytes).body {
      case .input(let input): inputs.append(input)
      case .battery(let battery):
        #expect(battery.level.isCharging)
        batteries += 1
      default: Issue.record("an unknown report")
      }
    }
    #expect((9...11).contains(batteries))
    #expect(inputs.allSatisfy { $0.serialNumber == 0xe000_0002 })
    #expect(inputs.contains { $0.buttons == .grip })
    #expect(inputs.contains { $0.buttons == .triggerClick && $0.rawTrigger > 247 })
    #expect(inputs.contains { $0.buttons == .padTouch && $0.pad != .zero })
    #expect(zip(inputs, inputs.dropFirst()).allSatisfy { $0.counter < $1.counter })
  }

  @Test func `a receiver refuses its configuration until the wand is on`() throws {
    var wand = Emulations.wirelessWand
    wand.plug(port: 0, at: .zero)
    #expect(wand.set(WatchmanCommandReport(.configureRadioAsSteamVR)) == .accepted)
    #expect(wand.get(0x10) == .stalled)
    #expect(wand.get(0x05) == .stalled)
    #expect(try wand.readConfiguration(port: 0, at: .milliseconds(979)).isEmpty)
    let stream = try wand.readConfiguration(port: 0, at: .milliseconds(1_000))
    let text = try #require(inflated(stream).map { String(decoding: $0, as: UTF8.self) })
    #expect(text.contains("\"device_class\": \"controller\""))
    #expect(text.contains("LHR-E0000002"))
  }

  @Test func `a query is answered empty before the wand is on and with its identity after`() throws {
    var wand = Emulations.wirelessWand
    wand.plug(port: 0, at: .zero)
    _ = wand.set(WatchmanCommandReport(.query))
    guard case .data(let empty) = wand.get(0xff) else {
      Issue.record("no answer")
      return
    }
    #expect(empty.count == 63)
    #expect(empty.prefix(3) == [0xff, 0x83, 0])
    guard case .data(let full) = wand.get(0xff, at: .milliseconds(1_500)) else {
      Issue.record("no answer")
      return
    }
    guard case .identity(let identity) = try WatchmanAnswerReport(full).body else {
      Issue.record("no identity")
      return
    }
    #expect(identity.serialNumber == 0xe000_0002)
  }

  @Test func `radio messages carry every sample, the controls and the battery`() throws {
    var wand = Emulations.wirelessWand
    wand.plug(port: 0, at: .zero)
    #expect(wand.reports(endpoint: 0x81, from: 0, to: 1_000).isEmpty)
    var samples = 0
    var lastTicks: UInt32?
    var seen: (buttons: UInt8, hasTrigger: Bool, hasPad: Bool, hasBattery: Bool) = (0, false, false, false)
    for bytes in wand.reports(endpoint: 0x81, from: 1_000, to: 11_000) {
      guard case .one(let message) = try WatchmanReport(bytes) else {
        Issue.record("two messages for a host that keeps up")
        continue
      }
      let payload = WatchmanPayload1(decoding: message.payload.span)
      #expect(payload.unparsed.count == 0)
      let ticks = message.ticks(of: try #require(payload.imu))
      if let lastTicks { #expect(abs(Int(ticks &- lastTicks) - 192_000) < 256) }
      lastTicks = ticks
      samples += 1
      if payload.battery != nil { seen.hasBattery = true }
      guard case .controls(let buttons, let trigger, let pad)? = payload.input else { continue }
      seen.buttons |= buttons ?? 0
      seen.hasTrigger = seen.hasTrigger || (trigger ?? 0) > 200
      seen.hasPad = seen.hasPad || pad ?? .zero != .zero
    }
    #expect((2_498...2_500).contains(samples))
    let all: WatchmanWandButtons = .triggerClick | .padTouch | .grip | .menu
    #expect(seen.buttons == all.rawValue)
    #expect(seen.hasTrigger && seen.hasPad && seen.hasBattery)
  }

  @Test func `two messages that wait share a report`() throws {
    var wand = Emulations.wirelessWand
    wand.plug(port: 0, at: .zero)
    let report = wand.takeReport(port: 0, endpoint: 0x81, at: .milliseconds(1_010))
    let bytes = try #require(report)
    #expect(bytes.count == 59)
    guard case .two = try WatchmanReport(bytes) else {
      Issue.record("not two messages")
      return
    }
  }

  @Test func `a haptic pulse is felt, and power off ends the stream with a link report`() {
    var wand = Emulations.wirelessWand
    wand.plug(port: 0, at: .zero)
    let pulse = WatchmanHapticPulse(frequencyHz: 200, amplitude: 0.5, durationSeconds: 0.1)
    #expect(wand.set(WatchmanCommandReport(.hapticPulse(pulse)), at: .milliseconds(2_000)) == .accepted)
    #expect(wand.lastHapticPulse == pulse)
    #expect(wand.hapticPulseCount == 1)
    #expect(wand.set(WatchmanCommandReport(.powerOff), at: .milliseconds(2_500)) == .accepted)
    #expect(wand.reports(endpoint: 0x81, from: 2_500, to: 3_000) == [[0x26, 1]])
    #expect(wand.get(0x10, at: .milliseconds(3_000)) == .stalled)
  }
}
