import ByteLayout
import LighthouseModel
import Testing

@Suite struct StationBroadcastTests {
  @Test func `a payload of generation 1 tells identity and calibration`() throws {
    let station = try Stations.broadcast(Stations.firstPayload)
    #expect(station.firmware == 436 && station.protocolVersion == 6 && station.id == 0xf77e_21f3)
    #expect(station.mode == .c && station.faults == 0 && station.nonce == nil)
    #expect(station.acceleration == SIMD3(-4, 127, 47))
    let (first, second) = (station.calibration.first, station.calibration.second)
    #expect(station.calibration.generation == .first)
    #expect(first.phase == 0.0228424072 && second.phase == 0.0290985107)
    #expect(first.tilt == -0.00945281982 && second.tilt == -0.00785064697)
    #expect(first.curve == 0.00231361389 && second.curve == 0.00205421448)
    #expect(first.gibPhase == 1.81054688 && second.gibPhase == -1.17675781)
    #expect(first.gibMagnitude == 0.020614624 && second.gibMagnitude == -0.0122756958)
    #expect(first.ogeeMagnitude == 0 && second.ogeePhase == 0)
  }

  @Test func `a payload of generation 2 tells identity and calibration`() throws {
    let station = try Stations.broadcast(Stations.secondPayload)
    #expect(station.firmware == 34 && station.protocolVersion == 8 && station.id == 0xa4db_c8a4)
    #expect(station.mode == .channel(6) && station.hardware == 15 && station.nonce == 34086)
    let (first, second) = (station.calibration.first, station.calibration.second)
    #expect(first.phase == 0 && second.phase == -0.00215911865)
    #expect(first.tilt == -0.049621582 && second.tilt == 0.0438842773)
    #expect(first.curve == -0.0670776367 && second.curve == 0.295410156)
    #expect(first.gibPhase == 2.53515625 && second.gibMagnitude == -0.00254440308)
    #expect(first.ogeePhase == 0.762207031 && second.ogeePhase == 1.59179688)
    #expect(first.ogeeMagnitude == -0.209838867 && second.ogeeMagnitude == -0.188232422)
  }

  @Test(arguments: [Stations.firstPayload, Stations.secondPayload])
  func `a payload's bytes come back`(_ payload: [UInt8]) throws {
    #expect(Stations.encoded(try Stations.broadcast(payload)) == payload)
  }

  @Test(arguments: [Stations.firstPayload, Stations.secondPayload])
  func `every shorter payload is refused`(_ payload: [UInt8]) {
    for count in 0..<payload.count {
      #expect(throws: LayoutError.self) { try Stations.broadcast(Array(payload[..<count])) }
    }
    #expect(throws: LayoutError.self) { try Stations.broadcast(payload + [0]) }
  }

  @Test func `a protocol nobody has seen is named`() {
    var payload = Stations.firstPayload
    payload[0] = payload[0] & 0xc0 | 9
    #expect(throws: LayoutError.unexpectedTag(layout: "station broadcast", tag: 9)) {
      try Stations.broadcast(payload)
    }
  }

  @Test func `a calibration that is no number is refused`() {
    var payload = Stations.firstPayload
    payload[7] = 0x7c
    payload[6] = 0
    #expect(throws: LayoutError.invalidField(layout: "station broadcast", offset: 6, value: 0x7c00)) {
      try Stations.broadcast(payload)
    }
  }

  @Test func `any mutation gives an error or a value whose bytes come back`() throws {
    for payload in [Stations.firstPayload, Stations.secondPayload] {
      for offset in 0..<payload.count {
        for bit in 0..<8 {
          var mutated = payload
          mutated[offset] ^= 1 << bit
          guard let station = try? Stations.broadcast(mutated) else { continue }
          #expect(Stations.encoded(station) == mutated)
        }
      }
    }
  }

  @Test func `every half comes back from its number`() {
    for bits in UInt16.min...UInt16.max {
      let number = Float(halfBits: bits)
      guard !number.isNaN else { continue }
      #expect(number.halfBits == bits)
    }
    #expect(Float(65_519).halfBits == 0x7bff && Float(65_520).halfBits == 0x7c00)
    #expect((Float(halfBits: 0x3c00) + Float(halfBits: 0x3c01)).halfBits == 0x4000)
  }
}
