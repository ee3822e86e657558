import PoseMath
import Testing

@testable import Prediction

@Suite("PosePredictor, faults")
struct PosePredictorFaultTests {
  private func trained() -> (PosePredictor<Double>, LookingAbout) {
    var predictor = PosePredictor<Double>()
    let motion = LookingAbout()
    for instant in motion.instants(seconds: 20) { predictor.ingest(instant.pose, at: instant.stamp) }
    return (predictor, motion)
  }

  private func stamp(_ seconds: Double) -> Timestamp {
    Timestamp(nanoseconds: Int64((seconds * 1e9).rounded()))
  }

  @Test func `a tracker that corrects itself by 3 cm throws nothing ahead`() throws {
    var (predictor, motion) = trained()
    let shift = SIMD3(0.03, -0.01, 0.02)
    for frame in 0..<30 {
      var pose = motion.truth(at: 20 + Double(frame) / 60)
      if frame >= 10 { pose.position += shift }
      predictor.ingest(pose, at: stamp(20 + Double(frame) / 60))
      let ahead = try #require(predictor.predict(after: 0.1)).worldFromBody.position
      var truth = motion.truth(at: 20.1 + Double(frame) / 60).position
      if frame >= 10 { truth += shift }
      #expect((ahead - truth).length < 0.02)
    }
    #expect(predictor.relocationCount == 1)
  }

  @Test func `a lasting start is motion, not a correction`() throws {
    var (predictor, _) = trained()
    let start = LookingAbout().truth(at: 20)
    for frame in 0..<20 {
      var pose = start
      pose.position.x += 2 * Double(frame) / 60
      predictor.ingest(pose, at: stamp(20 + Double(frame) / 60))
    }
    let ahead = try #require(predictor.predict(after: 0.05))
    #expect(abs(ahead.worldFromBody.position.x - start.position.x - 2 * (19.0 / 60 + 0.05)) < 0.05)
    #expect(predictor.relocationCount <= 2)
  }

  @Test func `a break keeps what was learnt and none of the motion`() throws {
    var (predictor, motion) = trained()
    let learnt = predictor.exampleCount
    let there = motion.truth(at: 25)
    predictor.ingest(there, at: stamp(25))
    let ahead = try #require(predictor.predict(after: 0.1))
    #expect(ahead.worldFromBody.position == there.position)
    #expect(predictor.exampleCount == learnt && learnt > 1000)
    var elsewhere = motion.truth(at: 25 + 1.0 / 60)
    elsewhere.position.x += 4
    predictor.ingest(elsewhere, at: stamp(25 + 1.0 / 60))
    #expect(try #require(predictor.predict(after: 0.1)).worldFromBody.position == elsewhere.position)
  }

  @Test func `after a minute at rest it still foretells what it had learnt`() throws {
    var (predictor, motion) = trained()
    let rested = motion.truth(at: 20)
    for frame in 0..<3600 { predictor.ingest(rested, at: stamp(20 + Double(frame) / 60)) }
    var own: [Double] = []
    var constant: [Double] = []
    for frame in 0..<120 {
      let time = 20 + Double(frame) / 60
      let pose = motion.truth(at: time)
      predictor.ingest(pose, at: stamp(60 + time))
      // The first frames after the rest know of no motion yet.
      guard frame > 12 else { continue }
      let truth = motion.truth(at: time + 0.1).position
      own.append((try #require(predictor.predict(after: 0.1)).worldFromBody.position - truth).length)
      let step = pose.position - motion.truth(at: time - 1.0 / 60).position
      constant.append((pose.position + step * 6 - truth).length)
    }
    #expect(own.rms < 0.6 * constant.rms)
  }

  @Test func `a head that looks straight down keeps a heading`() throws {
    var predictor = PosePredictor<Double>()
    for frame in 0..<300 {
      let nod = -Double.pi / 2 + 0.02 * Double.sine(Double(frame) / 10)
      let pose = Pose(
        orientation: Quaternion(rotationVector: SIMD3(nod, 0, 0)),
        position: SIMD3(0, 0, 0.2 * Double(frame) / 60))
      predictor.ingest(pose, at: stamp(Double(frame) / 60))
      let ahead = try #require(predictor.predict(after: 0.1)).worldFromBody
      #expect((ahead.position - pose.position).length < 0.03)
    }
  }

  @Test func `poses that are none, and stamps that run back, are refused`() {
    var (predictor, motion) = trained()
    let before = predictor.predict(after: 0.1)
    var broken = motion.truth(at: 20)
    broken.position.y = .nan
    predictor.ingest(broken, at: stamp(20))
    broken.position.y = .infinity
    predictor.ingest(broken, at: stamp(20))
    broken = motion.truth(at: 20)
    broken.orientation = Quaternion(w: 0, x: 0, y: 0, z: 0)
    predictor.ingest(broken, at: stamp(20))
    predictor.ingest(motion.truth(at: 20), at: stamp(19.95))
    #expect(predictor.refusedCount == 4)
    #expect(predictor.predict(after: 0.1) == before)
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `no input at all makes it foretell what is no number`(seed: UInt64) {
    var noise = SeededNoise(seed: seed)
    var predictor = PosePredictor<Float>()
    var time: Int64 = 0
    for _ in 0..<2000 {
      let isWild = noise.bits() % 8 == 0
      func number(_ size: Double) -> Float {
        isWild ? Float(noise.anything()) : Float(noise.number() * size)
      }
      time &+= isWild ? Int64(bitPattern: noise.bits()) : Int64(noise.share() * 4e7)
      predictor.ingest(
        Pose(
          orientation: Quaternion(w: number(1), x: number(1), y: number(1), z: number(1)),
          position: SIMD3(number(0.02), number(0.02), number(0.02))), at: Timestamp(nanoseconds: time))
      guard let ahead = predictor.predict(after: 0.1) else { continue }
      #expect(ahead.worldFromBody.position.isFinite && ahead.worldFromBody.orientation.isFinite)
      #expect(ahead.linearVelocity.isFinite && ahead.angularVelocity.isFinite)
    }
  }

  @Test func `the same poses give the same bits`() {
    #expect(trained().0.predict(after: 0.07) == trained().0.predict(after: 0.07))
  }
}
