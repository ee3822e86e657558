import HeadsetTestSupport
import LighthouseModel
import PoseMath
import Testing

@testable import Lighthouse

@Suite struct RoomSurveyTests {
  @Test func `one view for so many milliseconds is kept, and what was seen before when there are too many`() {
    var noise = SeededGenerator(seed: 1)
    let survey = SyntheticSurvey(room: SyntheticMotion.room(.second))
    let views = survey.views(stops: 5, noise: &noise)
    // Each stop lasts a fifth of a second.
    #expect(views.count >= 5 && views.count <= 12)
    #expect(zip(views, views.dropFirst()).allSatisfy { $0.timestamp < $1.timestamp })
    #expect(views.allSatisfy { $0.motion < 0.01 && $0.hitCount > 30 })
  }

  @Test func `views of one place are told from views of another`() {
    var noise = SeededGenerator(seed: 1)
    var survey = SyntheticSurvey(room: SyntheticMotion.room(.second))
    survey.sharedNoise = 40e-6
    let views = survey.views(stops: 2, noise: &noise)
    let (first, last) = (views[0], views[views.count - 1])
    #expect(first.difference(from: first) == 0)
    #expect(first.difference(from: last) > 0.1)
  }

  @Test func `its memory does not grow, and a place seen once is not forgotten for one seen long`() {
    var noise = SeededGenerator(seed: 1)
    let synthetic = SyntheticSurvey(
      room: SyntheticMotion.room(.second), body: SyntheticMotion.body(count: 10), sharedNoise: 40e-6)
    var survey = RoomSurvey(body: synthetic.body)
    func feed(_ stop: Int, at begin: Double, seconds: Double) {
      var motion = SyntheticSurvey.motion(atStop: stop)
      motion.sharedNoise = 40e-6
      let reference = Timestamp(nanoseconds: Int64(begin * 1e9))
      let hits = motion.hits(
        synthetic.room, synthetic.body, from: 0, to: seconds, reference: reference, noise: &noise)
      var next = 0
      for step in 0...Int(seconds * 250) {
        let time = reference.advanced(byNanoseconds: Int64(step) * 4_000_000)
        survey.ingest(motion.sample(0, at: time))
        while next < hits.count, hits[next].timestamp <= time {
          survey.ingest(hits[next])
          next += 1
        }
      }
    }
    feed(0, at: 1, seconds: 0.5)
    let seenOnce = survey.views.first
    feed(1, at: 2, seconds: 18)
    survey.finish()
    #expect(survey.viewCount == RoomSurvey.viewCountMax)
    let isKept = survey.views.contains { view in seenOnce.map { view.difference(from: $0) < 0.05 } ?? false }
    #expect(isKept)
  }

  @Test func `segments between views compose`() throws {
    var ring = SampleRing(capacity: 512)
    let motion = SyntheticMotion(angularVelocity: SIMD3(0.5, -1, 0.8))
    for step in 0..<300 {
      let time = Timestamp(nanoseconds: Int64(step) * 1_000_000)
      ring.append(motion.sample(Double(step) * 1e-3, at: time))
    }
    let times = [20, 120, 250].map { Timestamp(nanoseconds: $0 * 1_000_000) }
    let first = try #require(InertialSegment(ring, from: times[0], to: times[1]))
    let second = try #require(InertialSegment(ring, from: times[1], to: times[2]))
    let whole = try #require(InertialSegment(ring, from: times[0], to: times[2]))
    let composed = try #require(first.followed(by: second))
    #expect((composed.speed - whole.speed).length < 1e-9)
    #expect(composed.turn.angle(to: whole.turn) < 1e-9 && abs(composed.seconds - 0.23) < 1e-12)
    // At rest in the world the specific force holds against gravity all the time.
    let begin = motion.state(0.02).pose.orientation
    #expect((begin.rotate(whole.speed) - SIMD3(0, standardGravity * 0.23, 0)).length < 1e-4)
    #expect(InertialSegment(ring, from: times[0], to: Timestamp(nanoseconds: 900_000_000)) == nil)
  }
}
