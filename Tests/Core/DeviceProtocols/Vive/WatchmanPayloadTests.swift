import ByteLayout
import DeviceProtocols
import HeadsetTestSupport
import Testing

@Suite struct WatchmanPayloadTests {
  private func message(_ bytes: [UInt8]) throws -> WatchmanMessage {
    guard case .one(let message) = try WatchmanReport(bytes) else {
      throw LayoutError.unexpectedTag(layout: "not a single message", tag: bytes[0])
    }
    return message
  }

  @Test func `vector 1 is an inertial sample`() throws {
    let message = try message(ViveSamples.watchmanIMU)
    let payload = WatchmanPayload1(decoding: message.payload.span)
    let imu = try #require(payload.imu)
    #expect(message.ticks(of: imu) == 1_991_932_160)
    #expect(imu.rawAcceleration == SIMD3(-1_283, 2_279, -3_107))
    #expect(imu.rawAngularVelocity == SIMD3(209, -37, 97))
    #expect(payload.input == nil && payload.light == nil && payload.unparsed.count == 0)
    #expect(message.stale.count == 12)
  }

  @Test func `vector 2 has buttons, trigger, pad and a sample`() throws {
    let message = try message(ViveSamples.watchmanPad)
    let payload = WatchmanPayload1(decoding: message.payload.span)
    #expect(payload.input == .controls(buttons: 2, rawTrigger: 0, pad: SIMD2(6_616, 31_922)))
    #expect(WatchmanWandButtons(rawValue: 2) == .padTouch)
    let imu = try #require(payload.imu)
    #expect(message.ticks(of: imu) == 2_875_974_400)
    #expect(imu.rawAcceleration == SIMD3(-679, 2_124, -3_366))
    #expect(imu.rawAngularVelocity == SIMD3(29, 44, -15))
  }

  @Test func `vector 3 has a battery and then a second event`() throws {
    let message = try message(ViveSamples.watchmanBattery)
    let payload = WatchmanPayload1(decoding: message.payload.span)
    #expect(payload.battery?.percent == 24)
    #expect(payload.battery?.isCharging == false)
    let imu = try #require(payload.imu)
    #expect(message.ticks(of: imu) == 2_891_342_336)
    #expect(imu.rawAcceleration == SIMD3(-676, 2_132, -3_440))
  }

  @Test func `vector 5 is a sample of generation 2`() throws {
    let message = try message(ViveSamples.watchmanIndex)
    let payload = try WatchmanPayload2(decoding: message.payload.span)
    #expect(payload.flags == 0x80)
    let imu = try #require(payload.imu)
    #expect(message.ticks(of: imu) == 323_206_400)
    #expect(imu.rawAcceleration == SIMD3(469, 3_682, 1_525))
    #expect(imu.rawAngularVelocity == SIMD3(8, 12, 7))
  }

  @Test func `payloads of generation 1 built from any sections decode to themselves`() throws {
    for payload in Self.payloads1 {
      let bytes = payload.encoded()
      #expect(WatchmanPayload1(decoding: bytes.span) == payload)
      let message = WatchmanMessage(timeHigh: 9, timeMiddle: 8, payload: bytes)
      let report = WatchmanReport.two(message, message)
      #expect(try WatchmanReport(report.encoded().array) == report)
    }
  }

  @Test func `payloads of generation 2 built from any sections decode to themselves`() throws {
    for payload in Self.payloads2 {
      #expect(try WatchmanPayload2(decoding: payload.encoded().span) == payload)
    }
  }

  @Test func `the low nibble tells how long meta and input are before light`() throws {
    let payload = WatchmanPayload2(
      meta: .battery(ViveBatteryLevel(code: 0x5d)),
      input: .controls(buttons: 1, rawTrigger: nil, pad: nil), light: Self.light)
    #expect(payload.flags == 0x70 | 3)
    let plain = WatchmanPayload2(imu: Self.imu, light: Self.light)
    #expect(plain.flags == 0x90)
  }

  @Test func `an unknown meta is stepped over by the low nibble`() throws {
    let payload = try WatchmanPayload2(decoding: [0x52, 0x99, 1, 2, 0x08, 0x81, 1, 2, 3].span)
    #expect(payload.meta == nil)
    #expect(payload.unparsed.array == [0x99, 1, 2])
    #expect(payload.light?.bytes.array == [0x08, 0x81, 1, 2, 3])
    #expect(payload.encoded().array == [0x52, 0x99, 1, 2, 0x08, 0x81, 1, 2, 3])
  }

  @Test func `a heartbeat's rest is kept and not read`() throws {
    let payload = WatchmanPayload1(decoding: [0xe2, 1, 0xff].span)
    #expect(payload.isHeartbeat)
    #expect(payload.unparsed.array == [1, 0xff])
    let second = try WatchmanPayload2(decoding: [0xe2, 1].span)
    #expect(second.isHeartbeat && second.imu == nil)
    #expect(WatchmanPayload2.heartbeatOnly.encoded().array == [0xe2])
  }

  @Test(arguments: [[0xe0], [0xe4, 1, 2], [0xe9, 1], [0xe8, 1, 2], [0xf3, 1], [0xf0, 0xa2, 1], [0xe1]])
  func `an event that is not understood is kept with all that follows`(bytes: [UInt8]) {
    let payload = WatchmanPayload1(decoding: bytes.span)
    #expect(payload.unparsed.array == bytes)
    #expect(payload.encoded().array == bytes)
  }

  @Test func `a message of impossible length names it`() {
    for length: UInt8 in [0, 28, 255] {
      var bytes = ViveSamples.watchmanIMU
      bytes[2] = length
      #expect(
        throws: LayoutError.invalidField(layout: "watchman message", offset: 2, value: UInt32(length))
      ) { try WatchmanReport(bytes) }
    }
  }

  @Test func `a stale tail is cut to what the payload leaves`() {
    let long = WatchmanBytes(zeros: 26)
    let message = WatchmanMessage(timeHigh: 0, timeMiddle: 0, payload: WatchmanBytes(zeros: 20), stale: long)
    #expect(message.stale.count == 6)
  }

  // MARK: - Sections

  static let imu = WatchmanIMU(
    timeLow: 0x42, rawAcceleration: SIMD3(1, -2, 3), rawAngularVelocity: SIMD3(-4, 5, -6))
  static let light = WatchmanLight(WatchmanBytes([0x08, 0x81, 1, 2, 3]))
  static let battery = ViveBatteryLevel(percent: 77, isCharging: true)

  static let inputs: [WatchmanInput?] =
    [
      nil,
      .touch(WatchmanTouch(touched: 0x41, middle: 1, ring: 2, pinky: 3, index: 4, gripForce: 5, padForce: 6)),
    ]
    + (1...7).map { mask in
      .controls(
        buttons: mask & 1 != 0 ? 0x15 : nil, rawTrigger: mask & 4 != 0 ? 0xf0 : nil,
        pad: mask & 2 != 0 ? SIMD2(-5, 5) : nil)
    }

  static let payloads1: [WatchmanPayload1] = inputs.flatMap { input in
    [ViveBatteryLevel?.none, battery].flatMap { battery in
      [WatchmanIMU?.none, imu].flatMap { imu in
        [WatchmanLight?.none, light].compactMap { light in
          let payload = WatchmanPayload1(battery: battery, input: input, imu: imu, light: light)
          return fits(payload.encoded(), light) ? payload : nil
        }
      }
    }
  }

  static let metas: [WatchmanPayload2.Meta?] = [
    nil, .battery(battery), .unknown(kind: 0x20, BoundedBytes([1])),
    .unknown(kind: 0x30, BoundedBytes([1, 2])), .unknown(kind: 0x70, BoundedBytes([1, 2, 3])),
  ]

  static let payloads2: [WatchmanPayload2] = inputs.flatMap { input in
    metas.flatMap { meta in
      [WatchmanIMU?.none, imu].flatMap { imu in
        [WatchmanLight?.none, light].compactMap { light in
          let payload = WatchmanPayload2(imu: imu, meta: meta, input: input, light: light)
          return fits(payload.encoded(), light) ? payload : nil
        }
      }
    }
  }

  /// A payload that was cut off at 26 bytes ends in something else than its light, or is full.
  private static func fits(_ bytes: WatchmanBytes, _ light: WatchmanLight?) -> Bool {
    bytes.count < WatchmanMessage.payloadByteCountMax
  }
}
