import HeadsetTestSupport
import Testing

@testable import Lighthouse

@Suite struct SmallSystemTests {
  @Test func `a system of known solution is solved`() throws {
    var system = SmallSystem(count: 9)
    var truth = SmallSystem.Vector(repeating: 0)
    for index in 0..<9 { truth[index] = Double(index) - 3.5 }
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<30 {
      var row = SmallSystem.Vector(repeating: 0)
      var value = 0.0
      for index in 0..<9 {
        row[index] = Double.random(in: -5...5, using: &generator)
        value += row[index] * truth[index]
      }
      system.add(row: row, residual: value, weight: 0.5)
    }
    let solution = try #require(system.factor()).solve(system.right)
    for index in 0..<9 { #expect(abs(solution[index] - truth[index]) < 1e-9) }
  }

  @Test func `a system that lacks equations is refused`() {
    var system = SmallSystem(count: 6)
    #expect(system.factor() == nil)
    for index in 0..<5 { system[index, index] = 1 }
    #expect(system.factor() == nil)
    system[5, 5] = 1
    #expect(system.factor() != nil)
  }
}
