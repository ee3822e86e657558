import ByteLayout
import DeviceProtocols
import HeadsetTestSupport
import Testing

@Suite struct WatchmanCommandTests {
  @Test(
    arguments: [
      (WatchmanCommand.configureRadioAsSteamVR, "ff9610be5b325411cf8375538a086a5358d0b1"),
      (.opticalMode(.raw0), "ff8706010000020000"),
      (.opticalMode(.raw1), "ff8706010100020000"),
      (.opticalMode(.raw2), "ff8706010100020100"),
      (.switchProtocol, "ff8703000100"),
      (.query, "ff8300"),
      (.powerOff, "ff9f046f666621"),
      (.startPairing(duration: 10_000), "ffad03011027"),
      (
        .hapticPulse(WatchmanHapticPulse(highMicroseconds: 500, lowMicroseconds: 41_653, count: 1)),
        "ff8f0700f401b5a20100"
      ),
    ])
  func `commands are the bytes of the sheet and back`(command: WatchmanCommand, hex: String) throws {
    let bytes = [UInt8](hex: hex)
    #expect(WatchmanCommandReport(command).encoded().array == bytes)
    #expect(try WatchmanCommandReport(bytes).command == command)
    #expect(try WatchmanCommandReport(ViveSamples.filled(hex)).command == command)
  }

  @Test func `a known command in another form is kept and not guessed`() throws {
    let odd = try WatchmanCommandReport([UInt8](hex: "ff8706010000020100"))
    #expect(odd.command == .unrecognized(code: 0x87, payload: BoundedBytes([1, 0, 0, 2, 1, 0])))
    let off = try WatchmanCommandReport([UInt8](hex: "ff9f046f666622"))
    guard case .unrecognized(code: 0x9f, _) = off.command else {
      Issue.record("\(off.command)")
      return
    }
  }

  @Test func `a payload longer than the report names the missing bytes`() {
    #expect(throws: LayoutError.truncated(layout: "watchman command", expected: 258, actual: 3)) {
      try WatchmanCommandReport([0xff, 0x83, 0xff])
    }
  }

  @Test func `a pulse's parts follow from frequency, amplitude and duration`() {
    let half = WatchmanHapticPulse(frequencyHz: 200, amplitude: 1, durationSeconds: 0.1)
    #expect(half == WatchmanHapticPulse(highMicroseconds: 2_500, lowMicroseconds: 2_500, count: 20))
    let weak = WatchmanHapticPulse(frequencyHz: 200, amplitude: 0, durationSeconds: 0)
    #expect(weak == WatchmanHapticPulse(highMicroseconds: 4_999, lowMicroseconds: 1, count: 1))
  }

  @Test(arguments: [0, -1, .nan, .infinity, -.infinity, 1e-30, 1e30] as [Float])
  func `a pulse of impossible numbers is one that can be sent`(number: Float) {
    for pulse in [
      WatchmanHapticPulse(frequencyHz: number, amplitude: 0.5, durationSeconds: 1),
      WatchmanHapticPulse(frequencyHz: 100, amplitude: number, durationSeconds: 1),
      WatchmanHapticPulse(frequencyHz: 100, amplitude: 0.5, durationSeconds: number),
    ] {
      #expect(pulse.highMicroseconds >= 1 && pulse.lowMicroseconds >= 1 && pulse.count >= 1)
    }
  }

  @Test func `the query's answer names the controller`() throws {
    let bytes = ViveSamples.filled(
      "ff83230042d9eff701021100000207000000041851f556090005018105c615d5560b42d9eff7")
    let answer = try WatchmanAnswerReport(bytes)
    guard case .identity(let identity) = answer.body else {
      Issue.record("\(answer.body)")
      return
    }
    #expect(identity.serialNumber == 0xf7ef_d942)
    #expect(identity.serialNumberAgain == 0xf7ef_d942)
    #expect(identity.firmwareVersion == 0x56f5_5118)
    #expect(answer.encoded().array == bytes)
    let built = WatchmanAnswerReport(.identity(WatchmanIdentity(serialNumber: 5, firmwareVersion: 6)))
    #expect(try WatchmanAnswerReport(built.encoded().array) == built)
    #expect(built.encoded().count == 64)
  }

  @Test func `an answer that is not there yet is empty`() throws {
    let answer = try WatchmanAnswerReport(ViveSamples.filled("ff8300", to: 63))
    #expect(answer.body == .unrecognized(code: 0x83, payload: BoundedBytes()))
  }
}
