import HeadsetTestSupport
import Testing

@testable import Wearers

@Suite struct SignalTests {
  /// The derivatives of `signal` by central differences, to compare with its own.
  private func check(
    _ signal: (Double) -> Signal, at seconds: Double, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let step = 1e-4
    let before = signal(seconds - step)
    let after = signal(seconds + step)
    let now = signal(seconds)
    #expect(abs((after.value - before.value) / (2 * step) - now.rate) < 1e-5, sourceLocation: sourceLocation)
    #expect(
      abs((after.rate - before.rate) / (2 * step) - now.acceleration) < 1e-4, sourceLocation: sourceLocation)
  }

  @Test(arguments: [0, 0.3, 1.7, 20.0])
  func `a sine's derivatives are its slope and curvature`(seconds: Double) {
    check({ .sine(0.7, hertz: 0.8, phase: 1, at: $0) }, at: seconds)
  }

  @Test(arguments: [0.5, 1.2, 1.5, 2.9, 3.5])
  func `a rise's derivatives are its slope and curvature`(seconds: Double) {
    check({ .rise(from: 1, over: 2, at: $0) }, at: seconds)
  }

  @Test func `a rise goes from none to one without a jerk of its slope`() {
    #expect(Signal.rise(from: 1, over: 2, at: 1) == .zero)
    #expect(Signal.rise(from: 1, over: 2, at: 3) == .constant(1))
    let early = Signal.rise(from: 1, over: 2, at: 1 + 1e-6)
    #expect(abs(early.acceleration) < 1e-4)
  }

  @Test(arguments: [0.2, 1.1, 2.2])
  func `products and sums keep exact derivatives`(seconds: Double) {
    check(
      {
        .rise(from: 0, over: 3, at: $0) * .sine(1, hertz: 0.5, phase: 0, at: $0)
          + .sine(0.3, hertz: 2, phase: 2, at: $0)
      }, at: seconds)
  }
}
