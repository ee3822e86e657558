import LighthouseModel
import PoseMath
import Testing

@Suite struct SweepModelTests {
  /// Points and angles of the sheets; made by libsurvive's decoder and model, printed to twelve places.
  private struct Vector {
    var point: SIMD3<Double>
    var angles: SIMD2<Double>
  }

  private static let first = [
    Vector(point: SIMD3(0.3, -0.2, -1.8), angles: SIMD2(-0.168410697714, -0.126522307373)),
    Vector(point: SIMD3(-0.9, 0.4, -2.7), angles: SIMD2(0.317968264926, 0.126320780998)),
    Vector(point: SIMD3(1.5, 0.9, -3.2), angles: SIMD2(-0.438475572388, 0.258833083011)),
  ]
  private static let second = [
    Vector(point: SIMD3(0.3, -0.2, -1.8), angles: SIMD2(-0.105986786146, -0.218142730934)),
    Vector(point: SIMD3(-0.9, 0.4, -2.7), angles: SIMD2(0.253203400504, 0.399547154694)),
    Vector(point: SIMD3(1.5, 0.9, -3.2), angles: SIMD2(-0.567686466417, -0.301686368924)),
  ]

  private func angles(
    _ calibration: StationCalibration<Double>, at point: SIMD3<Double>
  ) throws -> SIMD2<Double> {
    SIMD2(
      try #require(SweepModel(calibration, plane: .first).angle(of: point)).value,
      try #require(SweepModel(calibration, plane: .second).angle(of: point)).value)
  }

  @Test func `a calibrated station of generation 1 gives the sheet's angles`() throws {
    for vector in Self.first {
      let found = try angles(Stations.calibration(Stations.firstPayload), at: vector.point)
      #expect(abs(found.x - vector.angles.x) < 1e-9 && abs(found.y - vector.angles.y) < 1e-9)
    }
  }

  @Test func `a calibrated station of generation 2 gives the sheet's angles`() throws {
    for vector in Self.second {
      let found = try angles(Stations.calibration(Stations.secondPayload), at: vector.point)
      #expect(abs(found.x - vector.angles.x) < 1e-9 && abs(found.y - vector.angles.y) < 1e-9)
    }
  }

  @Test func `ideal stations give the sheets' angles`() throws {
    let point = SIMD3(0.5, 0.25, -2)
    let first = try angles(StationCalibration(generation: .first), at: point)
    #expect(abs(first.x - -0.244978663127) < 1e-11 && abs(first.y - 0.124354994547) < 1e-11)
    let second = try angles(StationCalibration(generation: .second), at: point)
    #expect(abs(second.x - -0.315049994860) < 1e-11 && abs(second.y - -0.174907331394) < 1e-11)
  }

  /// Derivatives at (0.3, -0.2, -1.8) by u or x, v or y, and depth, from an implementation with derivatives
  /// written out by hand; depth is -z.
  @Test func `gradients are those of derivatives written by hand`() throws {
    let point = SIMD3(0.3, -0.2, -1.8)
    let first = try Stations.calibration(Stations.firstPayload)
    let second = try Stations.calibration(Stations.secondPayload)
    let expected: [(StationCalibration<Double>, SweepPlane, SIMD3<Double>)] = [
      (first, .first, SIMD3(-0.5398823, 0.0048939, -0.0905242)),
      (first, .second, SIMD3(0.0046882, 0.5471564, -0.0600138)),
      (second, .first, SIMD3(-0.5469751, -0.2825603, -0.0597669)),
      (second, .second, SIMD3(-0.5362638, 0.2863635, -0.1211955)),
    ]
    for (calibration, plane, gradient) in expected {
      let found = try #require(SweepModel(calibration, plane: plane).angle(of: point)).gradient
      #expect((found - gradient).length < 2e-7, "\(calibration.generation) \(plane): \(found)")
    }
  }

  @Test(arguments: [Stations.firstPayload, Stations.secondPayload], SweepPlane.allCases)
  func `gradients agree with central differences all over the view`(
    _ payload: [UInt8], _ plane: SweepPlane
  ) throws {
    let model = SweepModel(try Stations.calibration(payload), plane: plane)
    let step = 1e-5
    for x in stride(from: -2.0, through: 2, by: 0.5) {
      for y in stride(from: -1.2, through: 1.2, by: 0.4) {
        for z in [-0.8, -2.5, -6] where abs(y) < -z && abs(x) < -1.5 * z {
          let point = SIMD3(x, y, z)
          let gradient = try #require(model.angle(of: point)).gradient
          for axis in 0..<3 {
            var offset = SIMD3<Double>.zero
            offset[axis] = step
            let ahead = try #require(model.angle(of: point + offset)).value
            let behind = try #require(model.angle(of: point - offset)).value
            let difference = (ahead - behind) / (2 * step)
            #expect(abs(gradient[axis] - difference) < 1e-8, "\(point) \(axis)")
          }
        }
      }
    }
  }

  @Test func `single precision agrees to a few microradians`() throws {
    for payload in [Stations.firstPayload, Stations.secondPayload] {
      let precise = try Stations.calibration(payload)
      for plane in SweepPlane.allCases {
        let wide = try #require(SweepModel(precise, plane: plane).angle(of: SIMD3(-0.9, 0.4, -2.7)))
        let narrow = try #require(
          SweepModel(StationCalibration<Float>(precise), plane: plane)
            .angle(of: SIMD3<Float>(-0.9, 0.4, -2.7)))
        #expect(abs(wide.value - Double(narrow.value)) < 3e-6)
      }
    }
  }

  @Test func `a point beside or behind the station has no angle`() throws {
    let model = SweepModel(try Stations.calibration(Stations.secondPayload), plane: .first)
    #expect(model.angle(of: SIMD3(0, 0, 1)) == nil)
    #expect(model.angle(of: SIMD3(1, 0, -0.04)) == nil)
    #expect(model.angle(of: SIMD3(.nan, .nan, .nan)) == nil)
  }

  @Test func `a turned and moved station sees a point of the world as its own frame does`() throws {
    let calibration = try Stations.calibration(Stations.firstPayload)
    let pose = Pose(
      orientation: Quaternion(rotationVector: SIMD3(0.4, -1.1, 0.3)), position: SIMD3(1, 2, -0.5))
    let station = Station(worldFromStation: pose, calibration: calibration)
    let point = SIMD3(0.3, -0.2, -1.8)
    for plane in SweepPlane.allCases {
      let own = try #require(SweepModel(calibration, plane: plane).angle(of: point))
      let seen = try #require(station.angle(of: pose.transform(point), plane: plane))
      #expect(abs(own.value - seen.value) < 1e-12)
      #expect((pose.orientation.rotate(own.gradient) - seen.gradient).length < 1e-12)
    }
  }
}
