import Calibration
import CalibrationGuide
import PoseMath
import Testing

/// What the guide does when things do not go as they should.
@Suite struct GuideConductTests {
  /// A guide and a technician who have come as far as `phase`.
  private func staged(
    _ phase: GuideProgress.Phase, seed: UInt64 = 3, plan: CalibrationPlan = CalibrationPlan()
  ) -> (CalibrationGuide, SyntheticTechnician) {
    var (guide, technician) = (CalibrationGuide(plan: plan), SyntheticTechnician(seed: seed))
    technician.impatience = 0
    while guide.progress.phase != phase, !guide.isOver { technician.obey(&guide) }
    return (guide, technician)
  }

  @Test func `a cold gyroscope is waited for, and the wait can be skipped`() {
    var (guide, technician) = (CalibrationGuide(), SyntheticTechnician(seed: 1))
    technician.rest(21, &guide)
    #expect(guide.progress.phase == .warmUp && guide.progress.instruction == .layDown)
    guide.take(.answer(.skip))
    technician.impatience = 0
    technician.follow(&guide)
    #expect(guide.result?.wasWarm == false)
  }

  @Test func `a unit that never gets warm is calibrated all the same, and the result says so`() {
    var plan = CalibrationPlan()
    plan.warmUpDurationMax = 30
    var (guide, technician) = (CalibrationGuide(plan: plan), SyntheticTechnician(seed: 1))
    technician.warmUp = (size: 1, time: 100)
    technician.rest(32, &guide)
    #expect(guide.progress.phase == .stillness && !guide.isOver)
  }

  @Test func `a rest that ends too early is said to, and does not count`() {
    var (guide, technician) = staged(.rests)
    let count = guide.progress.directions.count
    technician.nudge(&guide)
    technician.rest(2.3, &guide)
    technician.nudge(&guide)
    guard case .movedTooEarly(let seconds, needed: 3) = guide.progress.complaint else {
      Issue.record("\(String(describing: guide.progress.complaint))")
      return
    }
    #expect(seconds > 1.5 && seconds < 3)
    #expect(guide.progress.directions.count == count)
  }

  @Test func `a unit that lies as it lay before is asked to lie differently`() {
    var (guide, technician) = staged(.rests)
    technician.rest(2, &guide)
    let count = guide.progress.directions.count
    technician.nudge(&guide)
    technician.rest(4, &guide)
    #expect(guide.progress.complaint == .sameDirection)
    #expect(guide.progress.directions.count == count + 1)
  }

  @Test func `the next direction is one that is still missing`() throws {
    let (guide, _) = staged(.rests)
    guard case .point(let up) = guide.progress.instruction else {
      Issue.record("\(guide.progress.instruction)")
      return
    }
    let first = try #require(guide.progress.directions.first)
    #expect(up.dot(first) < -0.7, "the opposite side")
  }

  @Test func `a unit that is unplugged goes on where it was when it is back`() {
    var (guide, technician) = staged(.rests)
    for _ in 0..<3 { technician.obey(&guide) }
    let rests = guide.progress.directions.count
    technician.pullPlug(&guide)
    #expect(guide.progress.instruction == .reconnect)
    technician.follow(&guide)
    #expect(guide.progress.phase == .finished && guide.result?.grade == .good)
    #expect(guide.progress.directions.count > rests)
  }

  @Test func `the same events give the same guide, so that a journal resumes it`() {
    var (guide, technician) = staged(.verification)
    let resumed = technician.events.reduce(into: CalibrationGuide()) { $0.take($1) }
    #expect(resumed.progress == guide.progress)
    technician.follow(&guide)
    let whole = technician.events.reduce(into: CalibrationGuide()) { $0.take($1) }
    #expect(whole.result == guide.result && whole.result != nil)
  }

  @Test func `a phase can be done again`() {
    var (guide, technician) = staged(.verification)
    let rests = guide.progress.directions.count
    technician.obey(&guide)
    #expect(guide.progress.directions.count == rests + 1)
    guide.take(.answer(.again))
    #expect(guide.progress.phase == .verification && guide.progress.directions.count == rests)
    technician.follow(&guide)
    #expect(guide.progress.phase == .finished)
  }

  @Test func `a guide that is abandoned has no result and takes nothing more`() {
    var (guide, technician) = staged(.rests)
    guide.take(.answer(.abandon))
    technician.rest(5, &guide)
    #expect(guide.isOver && guide.result == nil && guide.progress.phase == .abandoned)
  }

  @Test func `an axis that is dead is refused`() {
    var (guide, technician) = (CalibrationGuide(), SyntheticTechnician(seed: 5))
    technician.deadAxis = 2
    technician.follow(&guide)
    #expect(guide.progress.phase == .refused)
    #expect(guide.refusal == .constant(SensorAxis(.gyroscope, 2)))
  }

  @Test func `a unit worse than its model's limits is refused with its figures`() throws {
    var plan = CalibrationPlan()
    plan.limits.gravity = 1e-6
    var (guide, technician) = (CalibrationGuide(plan: plan), SyntheticTechnician(seed: 3))
    technician.follow(&guide)
    #expect(guide.progress.phase == .refused && guide.refusal == nil)
    #expect(try #require(guide.result).grade == .failed)
  }

  @Test func `samples that are no numbers, or stand still, change nothing and never trap`() {
    var guide = CalibrationGuide()
    let bad = [Double.nan, .infinity, -.infinity, 1e308]
    for (index, value) in bad.enumerated() {
      for time in [Int64.min, -1, 0, Int64(index), Int64.max] {
        let reading = SIMD3(repeating: value)
        guide.take(
          .sample(
            IMUSample(
              timestamp: Timestamp(nanoseconds: time), angularVelocity: reading, acceleration: reading,
              lostBefore: .max)))
        guide.take(.magneticField(reading))
        guide.take(.interruption)
      }
    }
    #expect(guide.progress.phase == .warmUp)
  }

  @Test func `a magnetometer is swept before the verification, or skipped`() {
    var plan = CalibrationPlan()
    plan.hasMagnetometer = true
    var (guide, technician) = staged(.magnetometer, plan: plan)
    var other = guide
    technician.sweepMagnetometer(&guide)
    #expect(guide.progress.phase == .verification)
    technician.follow(&guide)
    #expect(guide.result?.calibration.magnetometer != nil)
    other.take(.answer(.skip))
    #expect(other.progress.phase == .verification)
  }
}
