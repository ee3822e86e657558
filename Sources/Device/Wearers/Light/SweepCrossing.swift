internal import DeviceEmulation
internal import LighthouseModel
internal import PoseMath

/// When a plane of light meets a photodiode that moves meanwhile.
struct SweepCrossing {
  /// Device ticks, without any error.
  var ticks: Double
  var path: LightPath
  /// From the photodiode to the station, in the body's axes: what the systematic error depends on.
  var direction: SIMD3<Double>

  /// From a plane's angle to the time at which it is there.
  struct Rotor {
    /// When the turn begins and how many ticks it takes.
    var begin: Double
    var period: Double
    /// Of the turn, in radians from its begin to the plane's angle zero.
    var zero: Double

    func ticks(at angle: Double) -> Double { begin + (angle + zero) / (2 * .pi) * period }
    /// Ticks that the rotor needs for so many radians.
    func ticks(for angle: Double) -> Double { angle / (2 * .pi) * period }
  }

  static let rateHz = 48e6
  /// Stations see 60 degrees to either side of their axis (lighthouse-v1.md, "Timing": 360 000 ticks of sweep are
  /// 162 degrees, of which the housing leaves some 120); generation 2 is alike.
  static let angleMax = 1.05

  /// A sweep of one plane of one station, before one looks which photodiodes it meets.
  struct Sweep {
    let room: EmulatedRoom
    let receiver: LightReceiver
    let station: EmulatedStation
    let model: Station<Double>
    let plane: SweepPlane
    let rotor: Rotor
    /// What the body does in the middle of the sweep.
    let middle: BodyMotion

    init(
      _ room: EmulatedRoom, _ receiver: LightReceiver, _ station: EmulatedStation, _ model: Station<Double>,
      _ plane: SweepPlane, _ rotor: Rotor
    ) {
      self.room = room
      self.receiver = receiver
      self.station = station
      self.model = model
      self.plane = plane
      self.rotor = rotor
      middle = receiver.source.motion(at: max(0, rotor.ticks(at: 0) / rateHz))
    }

    func ticks(_ photodiode: Photodiode, _ mirror: Mirror?, _ worldFromBody: Pose<Double>) -> Double? {
      var point = worldFromBody.transform(photodiode.point)
      if let mirror {
        guard let image = mirror.image(of: point, seenFrom: station.worldFromStation.position)?.image else {
          return nil
        }
        point = image
      }
      guard let angle = model.angle(of: point, plane: plane)?.value, angle.magnitude < angleMax else {
        return nil
      }
      return rotor.ticks(at: angle)
    }
  }

  /// Where `sweep` meets a photodiode, straight or by way of a mirror; nil where it does not.
  ///
  /// A plane sweeps at 314 rad/s and more, a photodiode at 5 m/s a metre away moves by 5: where it is in the sweep's
  /// middle leads to within 40 us of when they meet, where it is then to within a tick, and the line through both to
  /// within a thousandth.
  static func find(_ photodiode: Photodiode, in sweep: Sweep, by mirror: Mirror?) -> SweepCrossing? {
    let normal = sweep.middle.worldFromBody.orientation.rotate(photodiode.normal)
    let way = sweep.station.worldFromStation.position - sweep.middle.worldFromBody.position
    // Looks away and will for the whole sweep: 5 ms at 17 rad/s are 0.1.
    if mirror == nil, normal.dot(way) < -0.2 * way.length { return nil }
    let middle = sweep.rotor.ticks(at: 0)
    guard let first = sweep.ticks(photodiode, mirror, sweep.middle.worldFromBody) else { return nil }
    let worldFromBody = sweep.receiver.worldFromBody(at: first / rateHz)
    guard let second = sweep.ticks(photodiode, mirror, worldFromBody),
      let path = sweep.room.path(
        from: sweep.station, to: photodiode, by: mirror, worldFromBody: worldFromBody, at: first / rateHz),
      isInView(sweep.station.worldFromStation.inverse.transform(path.point))
    else { return nil }
    let step = first - middle
    let slope = step.magnitude > 1 ? (second - first) / step : 0
    let back = sweep.station.worldFromStation.position - path.point
    return SweepCrossing(
      ticks: first + (second - first) / (1 - slope), path: path,
      direction: worldFromBody.orientation.conjugate.rotate(back / max(path.range, 1e-9)))
  }

  private static func isInView(_ point: SIMD3<Double>) -> Bool {
    Double.arcTangent(point.y.magnitude, over: -point.z) < angleMax
      && Double.arcTangent(point.x.magnitude, over: -point.z) < angleMax
  }
}
