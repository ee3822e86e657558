internal import DeviceIO
internal import Lighthouse
internal import PoseService
internal import PoseSharedMemory
internal import Synchronization

/// Making the room better while people are in it.
///
/// One device gathers, the head where there is one: a room has one device's shape. A trial runs on a thread of its own;
/// what it offers is entered in steps too small to see, one each time the tender looks, and kept when it stands.
extension RoomTender {
  /// A better room on its way.
  struct Refining {
    /// What a trial's thread brings; nil while none runs.
    var trial: Trial?
    /// The way to the better room, and how many of its steps are gone.
    var shift: RoomShift?
    var stepCount = 0
  }

  /// A trial on its thread.
  final class Trial: Sendable {
    let ended = Mutex<Result<RoomTrial.Offer, RoomTrial.Refusal>?>(nil)
  }

  /// A station that lies farther off than this, metres, was moved: that is told, not made good in silence.
  private static let stationShiftMax = 0.03

  /// One look.
  func refine(_ bench: inout Bench) {
    guard let room = bench.room else { return }
    let agrees = bench.agrees
    if bench.refining.shift != nil { return go(&bench, in: room) }
    if let trial = bench.refining.trial {
      guard let result = trial.ended.withLock({ $0 }) else { return }
      bench.refining.trial = nil
      if case .success(let offer) = result, agrees, offer.stationShift < Self.stationShiftMax {
        bench.refining.shift = RoomShift(from: room, to: offer.room)
        bench.refining.stepCount = 0
      }
      return
    }
    guard let lane = refiner(in: bench) else { return }
    guard agrees else {
      lane.refinement?.removeAllViews()
      return
    }
    if lane.refinement == nil { lane.beginRefining(room) }
    if let work = lane.refinement?.trial() { begin(work, &bench) }
  }

  /// Who gathers; others stop to.
  private func refiner(in bench: Bench) -> LightLane? {
    let lanes = bench.lanes.values.sorted { $0.device.id < $1.device.id }
    let chosen = lanes.first { $0.device.description.kind == .head } ?? lanes.first
    for lane in lanes where lane !== chosen { lane.refinement = nil }
    return chosen
  }

  private func begin(_ work: RoomTrial, _ bench: inout Bench) {
    let trial = Trial()
    let solver = DedicatedThread(name: "room-trial")
    let isRunning: Void? = try? solver.start {
      let result = Result<RoomTrial.Offer, RoomTrial.Refusal> { () throws(RoomTrial.Refusal) in
        try work.run()
      }
      trial.ended.withLock { $0 = result }
    }
    if isRunning != nil { bench.refining.trial = trial }
  }

  /// One step towards the better room.
  private func go(_ bench: inout Bench, in room: Room) {
    guard let shift = bench.refining.shift else { return }
    bench.refining.stepCount += 1
    let next = shift.room(after: bench.refining.stepCount)
    // A room that somebody used meanwhile stays; the next look finds it.
    guard (try? poses.shift(from: room, to: next)) == true else {
      bench.refining.shift = nil
      return
    }
    bench.room = next
    guard bench.refining.stepCount >= shift.stepCount else { return }
    bench.refining.shift = nil
    for lane in bench.lanes.values {
      lane.refinement?.adopt(next)
      lane.enter(next)
    }
    shared.withLock { $0.refinementCount += 1 }
    // A disk that takes nothing is told when a room is used; this one is found again.
    try? rooms.keep(next)
  }
}
