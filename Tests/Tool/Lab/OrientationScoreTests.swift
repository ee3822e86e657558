import HeadsetTestSupport
import PoseMath
import Testing

@testable import Lab

@Suite struct OrientationScoreTests {
  /// Twenty seconds at 100 Hz whose truth turns about an inclined axis.
  static func trial() throws -> InertialTrial {
    var trial = try InertialTrial(bytes: InertialTrialTests.bytes(count: 2_000))
    for index in trial.rows.indices {
      let turn = SIMD3(0.3, 0.5, -0.2) * Double(index) * 0.01
      trial.rows[index].earthFromSensor = Quaternion(rotationVector: turn)
      trial.rows[index].isMoving = index >= 100
    }
    return trial
  }

  static func score(_ error: (Double) -> SIMD3<Double>) throws -> OrientationScore {
    let trial = try trial()
    let estimate = trial.rows.indices.map { index in
      Quaternion(rotationVector: error(Double(index) * 0.01))
        * (trial.rows[index].earthFromSensor ?? .identity)
    }
    return try #require(OrientationScore(of: OrientationErrors(of: estimate, against: trial)))
  }

  @Test func `a tilt is inclination and no heading`() throws {
    let score = try Self.score { _ in SIMD3(0.01, 0.02, 0) }
    #expect(abs(score.inclination - SIMD3(0.01, 0.02, 0).length * 180 / .pi) < 1e-6)
    #expect(score.heading < 1e-6 && abs(score.total - score.inclination) < 1e-6)
  }

  @Test func `a heading that is off throughout is no drift, and can be taken out`() throws {
    let score = try Self.score { _ in SIMD3(0, 0, -2.5) }
    #expect(abs(score.heading - 2.5 * 180 / .pi) < 1e-6)
    #expect(score.alignedTotal < 1e-4 && score.headingDrift < 1e-6 && score.inclination < 1e-4)
  }

  @Test func `a drift is told in degrees a minute, also across half a turn`() throws {
    let score = try Self.score { time in SIMD3(0, 0, 3 + time * 0.1) }
    #expect(abs(score.headingDrift - 0.1 * 60 * 180 / .pi) < 1e-3)
  }

  @Test func `an estimate that is no number counts as half a turn`() throws {
    let trial = try Self.trial()
    let estimate = [Quaternion<Double>](
      repeating: Quaternion(w: .nan, x: 0, y: 0, z: 0), count: trial.rows.count)
    let score = try #require(OrientationScore(of: OrientationErrors(of: estimate, against: trial)))
    #expect(abs(score.total - 180) < 1e-9 && abs(score.inclination - 180) < 1e-9)
  }

  @Test func `an estimate of another length is refused`() throws {
    let trial = try Self.trial()
    #expect(throws: LabError.otherLength(expected: 2_000, actual: 3)) {
      try OrientationErrors(of: [.identity, .identity, .identity], against: trial)
    }
  }
}

@Suite struct PredictionErrorsTests {
  static func trace(_ count: Int = 300) throws -> TruthTrack {
    let rows = (0..<count).map { index -> String in
      let time = Double(index) / 60
      let q = Quaternion<Double>(rotationVector: SIMD3(0, time, 0))
      return "\(time),\(time * 2),0,0,\(q.w),\(q.x),\(q.y),\(q.z)"
    }
    return try TruthTrack(
      trace: NumberTable(bytes: Array(("t_s,x,y,z,qw,qx,qy,qz\n" + rows.joined(separator: "\n")).utf8)))
  }

  @Test func `holding a pose costs what the body moves`() throws {
    let errors = PredictionErrors(holdingAgainst: try Self.trace(), horizons: [20, 100])
    #expect(errors.horizons.map(\.milliseconds) == [20, 100])
    for horizon in errors.horizons {
      let seconds = horizon.milliseconds / 1000
      #expect(horizon.orientation.allSatisfy { abs($0 - seconds * 180 / .pi) < 1e-6 })
      #expect(horizon.position.allSatisfy { abs($0 - seconds * 2000) < 1e-6 })
      // From 1 s on, and with the truth inside the trace.
      #expect((230...240).contains(horizon.orientation.count))
    }
  }

  @Test func `a true prediction costs nothing, a bad one is counted`() throws {
    let truth = try Self.trace()
    let rows = truth.times.map { time -> String in
      let q = Quaternion<Double>(rotationVector: SIMD3(0, time + 0.04, 0))
      return
        "\(time),40,\((time + 0.04) * 2),0,0,\(time > 3 && time < 3.01 ? "nan" : "\(q.w)"),\(q.x),\(q.y),\(q.z)"
    }
    let header = "t,horizon_ms,px,py,pz,qw,qx,qy,qz\n"
    let table = try NumberTable(bytes: Array((header + rows.joined(separator: "\n")).utf8))
    let horizon = try #require(try PredictionErrors(of: table, against: truth).horizons.first)
    #expect(horizon.orientation.filter { $0 > 1e-6 } == [180] || horizon.orientation.allSatisfy { $0 < 1e-6 })
    #expect(horizon.position.allSatisfy { $0 < 1e-6 })
  }
}
