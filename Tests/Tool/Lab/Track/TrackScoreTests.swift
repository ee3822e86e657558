import Lab
import PoseMath
import Testing

@Suite struct TrackScoreTests {
  /// A path with turns, and the same in another world, with errors.
  static func table(
    world: Pose<Double> = .identity, error: Double = 0, lag: Double = 0, sigma: Double? = nil,
    count: Int = 2_000
  ) -> String {
    var text = "t_s,device,px,py,pz,qw,qx,qy,qz,vx,vy,vz" + (sigma == nil ? "" : ",sigma_mm") + "\n"
    for index in 0..<count {
      let seconds = Double(index) * 0.002
      let phase = seconds - lag
      let turn = Quaternion(rotationVector: SIMD3(0.2 * Double.sine(phase), phase, 0.1))
      let place = SIMD3(Double.cosine(phase), 1.5 + 0.1 * Double.sine(3 * phase), Double.sine(phase))
      let speed = SIMD3(-Double.sine(phase), 0.3 * Double.cosine(3 * phase), Double.cosine(phase))
      // Errors that no motion of the world takes away: up and down, sample by sample.
      let away = SIMD3(0, index % 2 == 0 ? error : -error, 0)
      let pose = world * Pose(orientation: turn, position: place + away)
      let velocity = world.orientation.rotate(speed)
      let numbers = [
        seconds, pose.position.x, pose.position.y, pose.position.z, pose.orientation.w, pose.orientation.x,
        pose.orientation.y, pose.orientation.z, velocity.x, velocity.y, velocity.z,
      ].map(\.description)
      text += numbers[0] + ",HMD," + numbers.dropFirst().joined(separator: ",")
      text += (sigma.map { ",\($0)" } ?? "") + "\n"
    }
    return text
  }

  static func score(
    _ track: String, alignment: TrackScore.Alignment = .rigid
  ) throws -> TrackScore.Device {
    let score = TrackScore(
      of: try TrackTable(bytes: Array(track.utf8)), against: try TrackTable(bytes: Array(table().utf8)),
      alignment: alignment)
    return try #require(score.devices["HMD"])
  }

  @Test func `another world is no error`() throws {
    let world = Pose(
      orientation: Quaternion(rotationVector: SIMD3(0.3, -2.5, 0.4)), position: SIMD3(3, -1, 7))
    let score = try Self.score(Self.table(world: world))
    #expect(score.rows == 2_000)
    #expect(score.positionMax < 1e-6)
    #expect(score.orientationRMS < 1e-6)
    #expect(score.velocityRMS < 1e-6)
    #expect(score.coverage > 0.999)
    #expect(try Self.score(Self.table(world: world), alignment: .none).positionMedian > 1_000)
  }

  /// The same path as a pose of another frame of the same body: turned, and 15 cm away.
  @Test func `another frame of the body is no error where bodies are free`() throws {
    let body = Pose(
      orientation: Quaternion(rotationVector: SIMD3(0.2, 3, -0.1)), position: SIMD3(0.05, -0.1, 0.1))
    let own = try TrackTable(bytes: Array(Self.table().utf8))
    let lines = try #require(own.devices["HMD"]).map { row in
      let (pose, numbers) = (row.pose * body, row.velocity)
      let (p, q) = (pose.position, pose.orientation)
      return
        "\(row.seconds),T20,\(p.x),\(p.y),\(p.z),\(q.w),\(q.x),\(q.y),\(q.z),\(numbers.x),\(numbers.y),\(numbers.z),"
    }
    let text = "t_s,device,px,py,pz,qw,qx,qy,qz,vx,vy,vz,sigma_mm\n" + lines.joined(separator: "\n")
    let truth = try TrackTable(bytes: Array(text.utf8))
    let pairs = ["T20": "HMD"]
    let free = try #require(
      TrackScore(of: own, against: truth, alignment: .bodies, pairs: pairs).devices["T20"])
    #expect(free.positionMax < 1 && free.orientationMedian < 0.01, "\(free)")
    let rigid = try #require(TrackScore(of: own, against: truth, pairs: pairs).devices["T20"])
    #expect(rigid.positionMedian > 20)
    let part = TrackScore(of: own, against: truth.rows(from: 1, to: 2), alignment: .bodies, pairs: pairs)
    #expect(try #require(part.devices["T20"]).rows == 501)
  }

  @Test func `about the vertical only, a tilt stays an error`() throws {
    let yaw = Pose(orientation: Quaternion(rotationVector: SIMD3(0, 1.1, 0)), position: SIMD3(1, 0, 2))
    #expect(try Self.score(Self.table(world: yaw), alignment: .yaw).positionMax < 1e-6)
    let tilt = Pose(orientation: Quaternion(rotationVector: SIMD3(0.01, 0, 0)), position: .zero)
    let tilted = try Self.score(Self.table(world: tilt), alignment: .yaw)
    #expect((0.5...0.62).contains(tilted.orientationRMS))
  }

  @Test func `a millimetre is a millimetre, and an honest deviation gives one`() throws {
    let score = try Self.score(Self.table(error: 0.001, sigma: 1))
    #expect((0.99...1.01).contains(score.positionRMS))
    #expect((0.99...1.01).contains(score.positionMedian))
    #expect((0.98...1.02).contains(try #require(score.normalizedSquaredError)))
    let bold = try Self.score(Self.table(error: 0.001, sigma: 0.5))
    #expect((3.9...4.1).contains(try #require(bold.normalizedSquaredError)))
  }

  @Test func `a late track tells how late`() throws {
    let score = try Self.score(Self.table(lag: 0.003), alignment: .none)
    #expect((2.9...3.1).contains(try #require(score.lag)))
    #expect(score.positionRMS > 3)
    #expect(try #require(score.positionRMSWithoutLag) < 0.1)
  }

  @Test func `what a track says it does not know tilts no world and is not late`() throws {
    // One row in ten is 20 mm behind and says so.
    let late = Self.table(lag: 0.02, sigma: 20).split(separator: "\n")
    let right = Self.table(sigma: 0.1).split(separator: "\n")
    let rows = right.indices.map { $0 > 0 && $0.isMultiple(of: 10) ? late[$0] : right[$0] }
    let score = try Self.score(rows.joined(separator: "\n") + "\n")
    #expect(abs(try #require(score.lag)) < 0.01)
    #expect(score.positionMedian < 0.01)
    #expect((0.05...1).contains(try #require(score.normalizedSquaredError)))
  }

  @Test func `a body at rest is aligned by its axes`() throws {
    func rest(_ pose: Pose<Double>) -> String {
      "t_s,device,px,py,pz,qw,qx,qy,qz,vx,vy,vz\n"
        + (0..<50).map { index in
          let turn = pose.orientation
          return "\(Double(index) * 0.01),A,\(pose.position.x),\(pose.position.y),\(pose.position.z),"
            + "\(turn.w),\(turn.x),\(turn.y),\(turn.z),0,0,0\n"
        }.joined()
    }
    let world = Pose(orientation: Quaternion(rotationVector: SIMD3(1, 2, -1)), position: SIMD3(1, 2, 3))
    let body = Pose(orientation: Quaternion(rotationVector: SIMD3(0.3, 0, 0.2)), position: SIMD3(0, 1, 0))
    let score = TrackScore(
      of: try TrackTable(bytes: Array(rest(world * body).utf8)),
      against: try TrackTable(bytes: Array(rest(body).utf8)))
    let device = try #require(score.devices["A"])
    #expect(device.positionMax < 1e-6)
    #expect(device.orientationRMS < 1e-5)
    #expect(device.lag == nil)
  }

  @Test(arguments: [
    ("", LabError.notATable), ("t_s,device,px\n", .noColumn(name: "py")),
    ("t_s,device,px,py,pz,qw,qx,qy,qz,vx,vy,vz\n0,A,0,0,0,1,0,0,0,0,0\n", .badRow(line: 2)),
    ("t_s,device,px,py,pz,qw,qx,qy,qz,vx,vy,vz\n0,A,x,0,0,1,0,0,0,0,0,0\n", .badRow(line: 2)),
    ("t_s,device,px,py,pz,qw,qx,qy,qz,vx,vy,vz\n0,A,nan,0,0,1,0,0,0,0,0,0\n", .notAPose(row: 1)),
    ("t_s,device,px,py,pz,qw,qx,qy,qz,vx,vy,vz\n0,A,0,0,0,0,0,0,0,0,0,0\n", .notAPose(row: 1)),
  ])
  func `a table that is none names its row`(text: String, error: LabError) {
    #expect(throws: error) { try TrackTable(bytes: Array(text.utf8)) }
  }
}
