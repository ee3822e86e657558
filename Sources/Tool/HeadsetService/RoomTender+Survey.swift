internal import DeviceIO
internal import Lighthouse
internal import PoseMath
internal import PoseService
internal import Synchronization

/// Finding a room.
extension RoomTender {
  /// Begins to gather the light of this device; what was gathered before is dropped.
  func beginSurvey(of device: LitDevice, serial: String, at now: Timestamp) {
    shared.withLock { shared in
      shared.surveyNumber += 1
      shared.survey = LiveSurvey(
        device: device.id, serial: serial, number: shared.surveyNumber, begin: now, asked: now,
        solving: .idle(since: now))
    }
  }

  /// What is gathered now, and that somebody wants to know.
  func survey(at now: Timestamp) -> LiveSurvey? {
    shared.withLock { shared in
      shared.survey?.asked = now
      return shared.survey
    }
  }

  /// Goes on without what is asked for now; false where nothing is gathered.
  func skipStep() -> Bool {
    shared.withLock { shared in
      guard shared.survey != nil else { return false }
      shared.survey?.wantsSkip = true
      return true
    }
  }

  /// Drops what was gathered; a solver that runs ends by itself and is not heard.
  func dropSurvey() { shared.withLock { $0.survey = nil } }

  // MARK: - On the room's thread

  /// One look at the survey; `lane` is its device's, nil where that left.
  func tendSurvey(_ lane: LightLane?, at now: Timestamp) {
    guard let survey = shared.withLock({ $0.survey }) else { return }
    if now.seconds(since: survey.asked) as Double > LiveSurvey.unaskedSecondsMax { return dropSurvey() }
    guard !survey.isOver else { return }
    if now.seconds(since: survey.begin) as Double > LiveSurvey.secondsMax { return fail(survey, .tooLong) }
    guard let lane, lane.guide != nil else { return fail(survey, .deviceLeft) }
    if survey.wantsSkip { lane.guide?.skip() }
    takeSolved(survey, lane, at: now)
    solveAgain(survey, lane, at: now)
    let progress = lane.guide?.progress
    change(survey) { survey in
      survey.progress = progress
      survey.wantsSkip = false
    }
  }

  /// What a solver brought: a trial on the way, the room at the end.
  private func takeSolved(_ survey: LiveSurvey, _ lane: LightLane, at now: Timestamp) {
    guard case .ended(let result, let proof) = survey.solving else { return }
    var trouble: RoomError?
    switch result {
    case .success(let solution): lane.guide?.take(solution)
    case .failure(let error): trouble = error
    }
    change(survey) { survey in
      survey.solving = .idle(since: now)
      survey.trouble = trouble
    }
    guard case .concluding = survey.stage else { return }
    switch result {
    case .failure(let error): fail(survey, .room(error))
    case .success:
      guard let guide = lane.guide, let solution = guide.solution else { return fail(survey, .noThread) }
      let found = LiveSurvey.Found(
        solution: solution, proof: proof, seconds: guide.seconds, hasFloor: guide.hasFloor,
        hasFront: guide.hasFront)
      change(survey) { $0.stage = .solved(found) }
    }
  }

  /// Begins a trial where it is time for one; the last one when nothing more is asked for.
  private func solveAgain(_ survey: LiveSurvey, _ lane: LightLane, at now: Timestamp) {
    guard let guide = lane.guide, let present = shared.withLock({ $0.survey }),
      present.number == survey.number,
      case .gathering = present.stage, case .idle(let since) = present.solving
    else { return }
    let isLast = guide.step == .done
    guard isLast || now.seconds(since: since) as Double >= LiveSurvey.trialInterval else { return }
    let (views, stations) = (guide.views, guide.stations)
    guard isLast || views.count >= RoomSolver.viewCountMin else { return }
    change(survey) { survey in
      survey.solving = .running
      if isLast { survey.stage = .concluding }
    }
    let solver = DedicatedThread(name: "room-solver")
    let isRunning: Void? = try? solver.start { [self] in
      let proof = isLast ? RoomProof(views, stations: stations) : nil
      let result = Result<RoomSolution, RoomError> { () throws(RoomError) in
        try RoomSolver.solve(views, stations: stations)
      }
      change(survey) { $0.solving = .ended(result, proof) }
    }
    if isRunning == nil { fail(survey, .noThread) }
  }

  func change(_ survey: LiveSurvey, _ body: (inout LiveSurvey) -> Void) {
    shared.withLock { shared in
      guard var present = shared.survey, present.number == survey.number else { return }
      body(&present)
      shared.survey = present
    }
  }

  private func fail(_ survey: LiveSurvey, _ failure: LiveSurvey.Failure) {
    change(survey) { $0.stage = .failed(failure) }
  }
}
