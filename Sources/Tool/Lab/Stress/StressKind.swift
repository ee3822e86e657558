/// A thing that goes wrong with sensors, links, wearers or rooms, done to a trial.
public enum StressKind: String, CaseIterable, Codable, Sendable {
  case unchanged
  case repeated, repeatedOften, lostTold, lostByClock, lostUntold, lostInstant, lostLong, spliced
  case matrix, gSensitive, veryGSensitive, late, gyroscopeEnds, gyroscopeEndsInFlicks, accelerometerEnds,
    shaken
  case biasStep, push, fieldTurned, magnetBeside, magnetStanding, begunBesideMagnet, begunLate, begunElsewhere

  /// What was done, in a line.
  public var sentence: String {
    switch self {
    case .unchanged: "as it is"
    case .repeated: "12 samples repeated by the link, 3 times"
    case .repeatedOften: "3 samples repeated by the link, 100 times"
    case .lostTold: "5 samples lost 3 times, told"
    case .lostByClock: "5 samples lost 3 times, told by the device's clock alone"
    case .lostUntold: "5 samples lost 3 times, not told"
    case .lostInstant: "5 degrees of turn lost in an instant, not told"
    case .lostLong: "500 ms without samples"
    case .spliced: "13 s cut out of the middle, not told"
    case .matrix: "gyroscope's matrix off by 1 % more"
    case .gSensitive: "gyroscope feels acceleration by 0.1 deg/s a g"
    case .veryGSensitive: "gyroscope feels acceleration by 0.3 deg/s a g"
    case .late: "accelerometer 5 ms late"
    case .gyroscopeEnds: "gyroscope ends at 720 deg/s"
    case .gyroscopeEndsInFlicks: "three flicks to 1300 deg/s about all axes, gyroscope ends at 1000"
    case .accelerometerEnds: "accelerometer ends at 2 g"
    case .shaken: "shaken at 87 Hz with 7 m/s^2"
    case .biasStep: "bias steps by 1 deg/s"
    case .push: "gyroscope errs by 15 degrees about the vertical over 20 s"
    case .fieldTurned: "field turned by 20 degrees for 30 s"
    case .magnetBeside: "a magnet beside the sensor for 60 s"
    case .magnetStanding: "a standing magnet near, 5 degrees of turn lost in an instant"
    case .begunBesideMagnet: "begun beside a standing magnet, which is left"
    case .begunElsewhere: "begun at any orientation, a second before the motion"
    case .begunLate: "begun in the middle of the motion"
    }
  }
}
