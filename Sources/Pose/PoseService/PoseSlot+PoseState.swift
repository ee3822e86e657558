internal import PoseMath
internal import PosePipeline
internal import PoseSharedMemory

/// The one place where what the pipeline knows becomes what readers see.
extension PoseSlot {
  /// The pose of the newest sample, with the flags that belong to it.
  mutating func show(_ state: PoseState) {
    sampleTime = state.time
    worldFromDevice = state.worldFromDevice
    angularVelocity = state.angularVelocity
    turnForecast = MotionForecast(state.turnAhead)
    linearVelocity = state.linearVelocity
    pathForecast = state.pathAhead.map { MotionForecast($0) } ?? .none
    flags = state.validity.contains(.orientationTracked) ? .orientationTracked : .untracked
    if state.validity.contains(.positionTracked) { flags.insert(.positionTracked) }
    if state.validity.contains(.positionModelled) { flags.insert(.positionModelled) }
    if state.validity.contains(.atRest) { flags.insert(.atRest) }
  }

  /// The pose is too old to be predicted: it stays where it is.
  mutating func hold() {
    angularVelocity = .zero
    turnForecast = .none
    linearVelocity = .zero
    pathForecast = .none
    flags.insert(.stale)
  }

  /// Nothing is known: the last pose stays to look at, but no flag vouches for it.
  mutating func withdraw() {
    angularVelocity = .zero
    turnForecast = .none
    linearVelocity = .zero
    pathForecast = .none
    flags = .untracked
  }
}

extension PoseKind {
  /// Which body model places a device of this kind.
  var role: TrackedRole {
    switch self {
    case .head: .head
    case .leftHand: .leftHand
    case .rightHand: .rightHand
    case .none, .controller, .tracker: .other
    }
  }
}
