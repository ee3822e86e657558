internal import ControlProtocol
internal import DeviceIO
internal import PoseMath
internal import PoseService
internal import PoseSharedMemory
internal import RoomFormat
internal import Synchronization

/// The room: using one, turning it, finding it.
extension ServiceDesk {
  func use(_ document: String?) -> Result<ControlPayload, ControlFault> {
    do throws(RoomKeeper.Trouble) {
      if let document { try rooms.use(document) } else { try rooms.leave() }
      return .success(.done)
    } catch {
      return .failure(fault(error))
    }
  }

  private func fault(_ trouble: RoomKeeper.Trouble) -> ControlFault {
    switch trouble {
    case .notARoom(let error): ControlFault(.notARoom, error.facts)
    case .cannotWrite(let code):
      ControlFault(.cannotWrite, ["path": configuration.roomPath, "errno": String(code)])
    case .noLoop: ControlFault(.stopping)
    }
  }

  /// The wearer stands where the middle is to be, and looks to the front.
  func turnToFront() -> Result<ControlPayload, ControlFault> {
    guard rig.poses.room != nil else { return .failure(ControlFault(.noRoom)) }
    guard let head = placedHead else { return .failure(ControlFault(.headNotPlaced)) }
    do throws(RoomKeeper.Trouble) {
      try rooms.turn(to: head)
      return .success(.done)
    } catch {
      return .failure(fault(error))
    }
  }

  /// The head's pose, where light tells it.
  private var placedHead: Pose<Double>? {
    let reader = try? PoseReader(name: configuration.poseSegment)
    let slot = rig.poses.devices.first { $0.description.kind == .head && $0.freshness == .fresh }?.slot
    guard let slot, let pose = (try? reader?.read(slot: slot)).flatMap(\.self),
      pose.flags.contains(.positionTracked)
    else { return nil }
    return pose.worldFromDevice
  }

  // MARK: - Finding one

  func beginSurvey(of serial: String?) -> Result<ControlPayload, ControlFault> {
    let lights = rig.poses.lights
    let chosen: LitDevice?
    if let serial {
      guard
        let id = rig.state.withLock({ state in
          state.units.values.first { $0.serial == serial }.map(\.poseDevice)
        })
      else { return .failure(.noSuchDevice(serial: serial)) }
      chosen = lights.first { $0.id == id }
    } else {
      chosen = lights.first { $0.description.kind == .head } ?? lights.first
    }
    guard let chosen else { return .failure(ControlFault(.noLitDevice)) }
    let name = rig.state.withLock { state in
      state.units.values.first { $0.poseDevice == chosen.id }?.serial
    }
    tender.beginSurvey(of: chosen, serial: name ?? "", at: MonotonicClock.now)
    return survey()
  }

  func survey() -> Result<ControlPayload, ControlFault> {
    let now = MonotonicClock.now
    guard let survey = tender.survey(at: now) else { return .failure(ControlFault(.noSurvey)) }
    return .success(.survey(SurveyStatus(survey, at: now)))
  }

  func dropSurvey() -> Result<ControlPayload, ControlFault> {
    tender.dropSurvey()
    return .success(.done)
  }
}
