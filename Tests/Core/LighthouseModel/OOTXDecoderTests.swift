import ByteLayout
import HeadsetTestSupport
import LighthouseModel
import Testing

@Suite struct OOTXDecoderTests {
  private func payloads(
    of bits: some Sequence<Bool?>, _ generation: StationGeneration = .first
  ) -> [[UInt8]] {
    var decoder = OOTXDecoder(generation)
    return bits.compactMap { decoder.ingest($0) }.map { bytes in (0..<bytes.count).map { bytes[$0] } }
  }

  private static func generation(of payload: [UInt8]) -> StationGeneration {
    payload.count == 43 ? .second : .first
  }

  private func count(of bits: [Bool?], in decoder: inout OOTXDecoder) -> Int {
    var count = 0
    for bit in bits where decoder.ingest(bit) != nil { count += 1 }
    return count
  }

  private func bits(_ payload: [UInt8], from start: Int = 0, count: Int) -> [Bool?] {
    let frame = OOTXFrame(payload: payload.span)
    return (start..<(start + count)).map { frame[$0] }
  }

  /// As received, lighthouse-v1.md, "How to check yourself", 2.
  @Test func `a frame begins with the bits that were recorded`() {
    let recorded = "000000000000000001" + "00100001000000001" + "00000110011011011" + "11110011001000011"
    let payload = Stations.firstPayload
    let frame = OOTXFrame(payload: payload.span)
    #expect((0..<recorded.count).map { frame[$0] ? "1" : "0" }.joined() == recorded)
    #expect(frame.bitCount == 358)
  }

  @Test(arguments: [Stations.firstPayload, Stations.secondPayload])
  func `a stream that is joined anywhere gives the payload`(_ payload: [UInt8]) {
    let length = OOTXFrame(payload: payload.span).bitCount
    for start in stride(from: 0, to: length, by: 7) {
      let told = payloads(of: bits(payload, from: start, count: 2 * length), Self.generation(of: payload))
      #expect(!told.isEmpty && told.allSatisfy { $0 == payload })
    }
  }

  @Test(arguments: [Stations.firstPayload, Stations.secondPayload])
  func `one turn of the frame is enough, wherever it begins`(_ payload: [UInt8]) {
    let length = OOTXFrame(payload: payload.span).bitCount
    for start in stride(from: 0, to: length, by: 5) {
      // Up to 17 more bits where the turn begins within preamble and length.
      let heard = bits(payload, from: start, count: length + 36)
      #expect(payloads(of: heard, Self.generation(of: payload)) == [payload], "from \(start)")
    }
  }

  @Test func `missing bits are taken from the repetition before`() {
    let length = 358
    var heard = bits(Stations.firstPayload, from: 10, count: 2 * length)
    for bit in stride(from: 60, to: 300, by: 6) { heard[bit] = nil }
    for bit in stride(from: 63, to: 300, by: 6) { heard[length + bit] = nil }
    #expect(payloads(of: heard) == [Stations.firstPayload])
  }

  /// What occlusion leaves of a stream of so many turns: nothing in pieces of a quarter of a second, at random.
  private func occluded(
    _ payload: [UInt8], share: Double, turns: Int, _ generator: inout SeededGenerator
  ) -> [Bool?] {
    let frame = OOTXFrame(payload: payload.span)
    let start = Int.random(in: 0..<frame.bitCount, using: &generator)
    // Bits come 50 to 120 a second.
    let pieceBits = payload.count == 43 ? 13 : 30
    var isHidden = false
    return (0..<(turns * frame.bitCount)).map { index in
      if index % pieceBits == 0 { isHidden = Double.random(in: 0..<1, using: &generator) < share }
      return isHidden ? nil : frame[start + index]
    }
  }

  @Test(arguments: [Stations.firstPayload, Stations.secondPayload])
  func `a frame is put together over turns of which a third is hidden`(_ payload: [UInt8]) {
    var generator = SeededGenerator(seed: 17)
    var turnsNeeded: [Int] = []
    let length = OOTXFrame(payload: payload.span).bitCount
    for seed in 0..<40 {
      let heard = occluded(payload, share: 0.33, turns: 15, &generator)
      var decoder = OOTXDecoder(Self.generation(of: payload))
      guard let end = heard.firstIndex(where: { decoder.ingest($0) != nil }) else {
        Issue.record("not told, \(seed)")
        continue
      }
      turnsNeeded.append((end + length - 1) / length)
      #expect(Set(payloads(of: heard, Self.generation(of: payload))) == [payload])
    }
    turnsNeeded.sort()
    #expect(turnsNeeded[20] <= 5 && (turnsNeeded.last ?? 99) <= 12, "\(turnsNeeded)")
  }

  @Test func `a frame that is hidden by nine tenths is told at last, and never wrongly`() {
    var generator = SeededGenerator(seed: 18)
    let heard = occluded(Stations.secondPayload, share: 0.9, turns: 80, &generator)
    #expect(Set(payloads(of: heard, .second)) == [Stations.secondPayload])
  }

  @Test func `a gap that was counted costs nothing`() {
    let payload = Stations.secondPayload
    let frame = OOTXFrame(payload: payload.span)
    var decoder = OOTXDecoder(.second)
    var told = 0
    for place in 0..<250 where decoder.ingest(frame[place]) != nil { told += 1 }
    decoder.skip(500)
    for place in 750..<1_000 where decoder.ingest(frame[place]) != nil { told += 1 }
    // Of 443 bits 250, then from 307 on to 113: all but 57; the next turn brings them.
    #expect(told == 0)
    for place in 1_000..<1_200 where decoder.ingest(frame[place]) != nil { told += 1 }
    #expect(told == 1)
  }

  @Test func `bits that slip by one are forgotten, and the frame is told all the same`() {
    let payload = Stations.secondPayload
    let length = OOTXFrame(payload: payload.span).bitCount
    for slip in [1, 2, 440] {
      var heard = bits(payload, from: 100, count: 300) + bits(payload, from: 400 + slip, count: length + 60)
      // No preamble within reach: the assembly alone.
      heard[10] = nil
      let told = payloads(of: heard, .second)
      #expect(Set(told) == [payload], "slipped by \(slip)")
    }
  }

  @Test func `stations of an older firmware tell 31 bytes`() {
    let payload = Array(Stations.firstPayload.prefix(31))
    let length = OOTXFrame(payload: payload.span).bitCount
    var heard = bits(payload, from: 200, count: 3 * length)
    for bit in stride(from: length, to: 3 * length, by: 60) { heard[bit] = nil }
    #expect(Set(payloads(of: heard)) == [payload])
  }

  @Test func `up to four missing bits are found again`() {
    let payload = Stations.firstPayload
    for first in stride(from: 35, to: 330, by: 13) {
      var bits = bits(payload, count: 358)
      for bit in [first, first + 1, first + 9, first + 25] { bits[bit] = nil }
      #expect(payloads(of: bits) == [payload], "\(first)")
    }
  }

  @Test func `five missing bits are a damaged frame`() {
    var bits = bits(Stations.firstPayload, count: 358)
    for bit in [40, 60, 61, 62, 80] { bits[bit] = nil }
    var decoder = OOTXDecoder(.first)
    #expect(count(of: bits, in: &decoder) == 0)
    #expect(decoder.frameCount == 0 && decoder.damagedCount == 1)
  }

  @Test func `a missing bit between two groups costs nothing`() {
    var bits = bits(Stations.firstPayload, count: 358)
    for group in 1...20 { bits[18 + 17 * group - 1] = nil }
    #expect(payloads(of: bits) == [Stations.firstPayload])
  }

  /// The padding is not under the checksum: a wrong bit there changes nothing.
  @Test func `no single wrong bit gives a wrong payload`() {
    for wrong in 0..<358 {
      var bits = bits(Stations.firstPayload, count: 358)
      bits[wrong] = bits[wrong].map { !$0 }
      #expect(payloads(of: bits).allSatisfy { $0 == Stations.firstPayload }, "bit \(wrong)")
    }
  }

  @Test func `a preamble in mid-frame begins anew`() {
    let cut = bits(Stations.firstPayload, count: 200) + bits(Stations.firstPayload, count: 358)
    #expect(payloads(of: cut) == [Stations.firstPayload])
  }

  @Test func `a length no station sends is refused`() {
    var bits: [Bool?] = Array(repeating: false, count: 17) + [true]
    bits += (0..<17).map { _ in true }
    var decoder = OOTXDecoder(.first)
    #expect(count(of: bits, in: &decoder) == 0 && decoder.damagedCount == 1)
  }

  @Test func `noise gives nothing and stops nothing`() {
    var state: UInt64 = 0x9e37_79b9_7f4a_7c15
    var decoder = OOTXDecoder(.first)
    let bits = (0..<200_000).map { _ -> Bool? in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let choice = state >> 60
      return choice == 0 ? nil : choice == 1
    }
    #expect(count(of: bits, in: &decoder) == 0)
  }
}
