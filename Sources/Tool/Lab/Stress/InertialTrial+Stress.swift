internal import PoseMath

/// Things done to a trial of which the truth has to be known.
extension InertialTrial {
  /// Turns the sensor in its housing from a row on: everything is read in other axes.
  mutating func turnSensor(by turn: Quaternion<Double>, from first: Int) {
    for index in rows.indices.dropFirst(first) { turnRow(index, by: turn) }
  }

  private mutating func turnRow(_ index: Int, by turn: Quaternion<Double>) {
    let back = turn.conjugate
    rows[index].sample.angularVelocity = back.rotate(rows[index].sample.angularVelocity)
    rows[index].sample.acceleration = back.rotate(rows[index].sample.acceleration)
    rows[index].magneticField = back.rotate(rows[index].magneticField)
    rows[index].earthFromSensor = rows[index].earthFromSensor.map { $0 * turn }
  }

  /// Flicks the sensor about the diagonal of its axes, each axis to the rate `peak` and back to none: sine squared
  /// over `seconds`. It stays as it is turned; the first comes 20 s into the movement, the others 20 s apart.
  mutating func flick(to peak: Double, seconds: Double, times: Int) {
    var turn = Quaternion<Double>.identity
    let begins = (0..<times).map { moment(20 + 20 * Double($0)) }
    let step = 1 / rateHz
    for index in rows.indices.dropFirst(begins.first ?? rows.count) {
      let begun = begins.last { $0 <= index } ?? index
      let since = Double(index - begun) * step
      var rate = 0.0
      if since < seconds {
        // The mean over the step that ends here.
        func angle(_ time: Double) -> Double {
          let whole = 2 * Double.pi / seconds
          return peak * (time / 2 - Double.sine(whole * time) / (2 * whole))
        }
        rate = (angle(since) - angle(max(0, since - step))) / step
        turn = (turn * Quaternion(rotationVector: SIMD3(repeating: rate * step))).normalized()
      }
      turnRow(index, by: turn)
      rows[index].sample.angularVelocity += SIMD3(repeating: rate)
    }
  }

  /// Adds a field of the room, microtesla in earth axes, that depends on the way from where the trial begins, metres.
  mutating func addField(_ field: (SIMD3<Double>) -> SIMD3<Double>) {
    let begin = rows.lazy.compactMap(\.position).first ?? .zero
    for index in rows.indices {
      guard let truth = rows[index].earthFromSensor else { continue }
      let away = (rows[index].position ?? begin) - begin
      rows[index].magneticField += truth.conjugate.rotate(field(away))
    }
  }

  /// A field that stands in the room where the trial begins, microtesla in earth axes, and is left from a row on within
  /// these seconds.
  mutating func leaveMagnet(_ field: SIMD3<Double>, at first: Int, within seconds: Double) {
    for index in rows.indices {
      guard let truth = rows[index].earthFromSensor else { continue }
      let left = min(1, max(0, Double(index - first) / (seconds * rateHz)))
      rows[index].magneticField += truth.conjugate.rotate(field * (1 - left))
    }
  }
}
