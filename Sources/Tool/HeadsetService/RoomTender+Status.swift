internal import ControlProtocol
internal import Lighthouse
internal import LighthouseModel
internal import PoseMath
internal import RoomFormat
internal import Synchronization

/// The room as clients are told of it.
extension RoomTender {
  /// The room that devices are placed in; nil where there is none.
  var roomStatus: RoomStatus? {
    shared.withLock { shared in
      shared.room.map { _ in
        RoomStatus(
          stations: shared.stations.map(StationStatus.init), refinementCount: shared.refinementCount,
          missedLightCount: shared.missedLightCount)
      }
    }
  }

  /// What is wrong with its stations.
  var faults: [FaultBoard.Fault] {
    roomStatus?.stations.compactMap { station in
      switch station.state {
      case .unseen, .stands: return nil
      case .disagrees, .moved, .swapped, .missing:
        var facts = ["channel": station.channel, "state": station.state.rawValue]
        facts["serial"] = station.serial
        facts["told_serial"] = station.toldSerial
        return FaultBoard.Fault(code: .station, facts: facts)
      }
    } ?? []
  }
}

extension StationStatus {
  fileprivate init(_ view: RoomTender.StationView) {
    let pose = view.member.worldFromStation
    let direction = pose.orientation.rotate(SIMD3(0, 0, -1))
    self.init(
      generation: Int(view.member.calibration.generation.rawValue),
      channel: Self.channel(view.member.place, view.member.calibration.generation),
      serial: view.member.serial.map(RoomDocument.Station.hexadecimal), state: .stands,
      position: (0..<3).map { pose.position[$0] }, direction: (0..<3).map { direction[$0] },
      residualMicroradians: view.residual.map(Self.microradians),
      residualWhenSolvedMicroradians: Self.microradians(view.member.residual))
    switch view.verdict {
    case .unseen: state = .unseen
    case .agreeing: state = .stands
    case .disagreeing: state = .disagrees
    case .moved: state = .moved
    case .swapped(let told):
      state = .swapped
      toldSerial = RoomDocument.Station.hexadecimal(told)
    }
    // What is not seen cannot be where it should be; a swapped one is.
    if view.isMissing, toldSerial == nil { state = .missing }
  }

  /// As people count: from 1, of generation 1 B for the one that flashes first.
  static func channel(_ place: UInt8, _ generation: StationGeneration) -> String {
    generation == .second ? "\(place + 1)" : place == 0 ? "B" : "C"
  }

  static func microradians(_ radians: Double) -> Double { (radians * 1e7).rounded() / 10 }
}

extension SurveyStatus {
  init(_ survey: LiveSurvey, at now: Timestamp) {
    self.init(
      serial: survey.serial, state: .gathering, step: .carry, seconds: now.seconds(since: survey.begin))
    if let progress = survey.progress { take(progress) }
    switch survey.stage {
    case .gathering: failure = survey.trouble.map { SurveyFailure(.room($0), serial: survey.serial) }
    case .concluding: state = .solving
    case .solved(let found):
      state = .solved
      result = SurveyResult(found, omitted: stations.filter { !$0.isPlaced }.map(\.channel))
    case .failed(let reason):
      state = .failed
      failure = SurveyFailure(reason, serial: survey.serial)
    }
  }

  private mutating func take(_ progress: RoomGuideProgress) {
    step = Step(progress.step)
    remark = progress.remark.map(Remark.init)
    stations = progress.stations.map { station in
      Station(
        channel: StationStatus.channel(
          station.identity.place, station.identity.calibration.generation),
        serial: station.identity.serial.map(RoomDocument.Station.hexadecimal), isPlaced: station.isPlaced)
    }
    (viewCount, viewsWanted) = (progress.viewCount, progress.viewsWanted)
    (spread, spreadWanted) = (progress.spread, progress.spreadWanted)
    residualMicroradians = progress.residual.map(StationStatus.microradians)
    (placeCount, placesWanted) = (progress.placeCount, progress.placesWanted)
    (steadySeconds, steadySecondsWanted) = (progress.steadySeconds, progress.steadySecondsWanted)
  }
}

extension SurveyStatus.Step {
  fileprivate init(_ step: RoomGuide.Step) {
    self =
      switch step {
      case .carry: .carry
      case .places: .places
      case .floor: .floor
      case .front: .front
      case .done: .done
      }
  }
}

extension SurveyStatus.Remark {
  fileprivate init(_ remark: RoomGuide.Remark) {
    self =
      switch remark {
      case .dark: .dark
      case .tooFast: .tooFast
      case .samePlace: .samePlace
      case .notTheLowest: .notTheLowest
      case .pointsNowhere: .pointsNowhere
      case .noPlace: .noPlace
      }
  }
}

extension SurveyResult {
  fileprivate init(_ found: LiveSurvey.Found, omitted: [String]) {
    let solution = found.solution
    let degrees = 180 / Double.pi
    self.init(
      document: RoomFormat.text(of: solution.room), seconds: found.seconds,
      upSigmaDegrees: solution.upSigma * degrees,
      halvesMillimeters: found.proof.map { $0.position * 1000 },
      halvesDegrees: found.proof.map { $0.rotation * degrees }, hasFloor: found.hasFloor,
      hasFront: found.hasFront, path: solution.path.map { place in (0..<3).map { place[$0] } },
      omitted: omitted)
  }
}

extension SurveyFailure {
  fileprivate init(_ failure: LiveSurvey.Failure, serial: String) {
    switch failure {
    case .deviceLeft: self.init(code: .deviceLeft, facts: ["serial": serial])
    case .tooLong: self.init(code: .tooLong, facts: ["seconds_max": "\(Int(LiveSurvey.secondsMax))"])
    case .noThread: self.init(code: .other, facts: ["detail": "no thread"])
    case .room(.tooFewViews(let found, let required)):
      self.init(code: .tooFewViews, facts: ["found": "\(found)", "required": "\(required)"])
    case .room(.noStationSolved): self.init(code: .noStation)
    case .room(.upUnknown): self.init(code: .upUnknown)
    case .room(.doesNotFit(let residual)):
      self.init(
        code: .doesNotFit, facts: ["residual_urad": "\(StationStatus.microradians(residual))"])
    }
  }
}
