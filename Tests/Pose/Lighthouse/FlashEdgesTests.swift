import HeadsetTestSupport
import PoseMath
import Testing

@testable import Lighthouse

@Suite struct FlashEdgesTests {
  /// Flashes of one rotor that keeps time, on six photodiodes, whose begins and ends are told with these deviations.
  private struct Receiver {
    var rise: Double
    var fall: Double
    /// Ticks by which lengths are off, by photodiode.
    var stretch: Int64 = -40
    var noise = SeededGenerator(seed: 11)

    mutating func group(at ticks: Double, code: Int) -> FlashGroup {
      let begin = ticks + rise * Double.normal(&noise)
      let end = ticks + 3050 + 500 * Double(code) + fall * Double.normal(&noise)
      var group = FlashGroup()
      for sensor in UInt8(0)..<6 {
        let late = Int64(sensor) * 3
        let length = Int64((end - begin).rounded()) + stretch - 2 * late
        let start = Int64(begin.rounded()) + late
        group.append(FlashGroup.Member(sensor: sensor, start: start, length: UInt32(length)))
      }
      return group
    }
  }

  /// How far flashes are told off, ticks rms, once both edges are known; and how far they are believed to be.
  private func error(_ receiver: Receiver) -> (rms: Double, believed: Double) {
    var receiver = receiver
    var edges = FlashEdges()
    var squares = 0.0
    var believed = 0.0
    for turn in 0..<1200 {
      let expected = 1e6 + 800_000 * Double(turn)
      let group = receiver.group(at: expected, code: [1, 3, 5, 7][turn * 7 % 4])
      guard let reading = edges.reading(of: group) else { return (.infinity, .infinity) }
      if turn >= 600 {
        squares += (reading.ticks - expected) * (reading.ticks - expected) / 600
        believed += reading.variance / 600
      }
      _ = edges.learn(group, reading, expected: expected, at: expected)
    }
    return (squares.squareRoot(), believed.squareRoot())
  }

  @Test func `two edges that err alike tell better than one`() {
    let told = error(Receiver(rise: 6, fall: 6))
    #expect((3.9...4.8).contains(told.rms) && (0.8...1.3).contains(told.believed / told.rms))
  }

  @Test func `the better edge counts more`() {
    #expect(error(Receiver(rise: 16, fall: 6)).rms < 8.5)
    #expect(error(Receiver(rise: 5, fall: 20)).rms < 5.5)
  }

  @Test func `an end that is read by the wrong code changes nothing`() throws {
    // Nearly half a code too long: half a code more, and it is the next.
    var receiver = Receiver(rise: 4, fall: 4, stretch: 225)
    var edges = FlashEdges()
    for turn in 0..<400 {
      let group = receiver.group(at: 800_000 * Double(turn), code: 3)
      let reading = try #require(edges.reading(of: group))
      _ = edges.learn(group, reading, expected: 800_000 * Double(turn), at: 800_000 * Double(turn))
    }
    let before = edges
    receiver.stretch += 50
    let group = receiver.group(at: 0, code: 3)
    let reading = try #require(edges.reading(of: group))
    #expect(abs(reading.ticks) < 20)
    _ = edges.learn(group, reading, expected: 0, at: 0)
    receiver.stretch -= 50
    let next = receiver.group(at: 0, code: 3)
    let (one, other) = (before.reading(of: next)?.ticks ?? 0, edges.reading(of: next)?.ticks ?? 100)
    #expect(abs(one - other) < 2)
  }

  @Test func `a flash that nobody saw tells nothing`() {
    #expect(FlashEdges().reading(of: FlashGroup()) == nil)
  }
}
