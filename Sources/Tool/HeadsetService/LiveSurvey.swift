internal import Lighthouse
internal import PoseMath
internal import PoseService

/// A room that is being found from the light of one device.
struct LiveSurvey {
  /// One that takes longer is given up, and so is one that nobody has asked for in so long, seconds: the client that
  /// wanted it has gone.
  static let secondsMax = 900.0
  static let unaskedSecondsMax = 15.0
  /// So long after a trial the next one begins, seconds: what solving costs stays a fraction of a core.
  static let trialInterval = 5.0

  let device: DeviceID
  let serial: String
  /// Tells it from the one before; what was solved for another is dropped.
  let number: UInt64
  let begin: Timestamp
  var asked: Timestamp
  /// The guide's newest word; nil before the first.
  var progress: RoomGuideProgress?
  /// Why the last trial showed no room; nil after one that did.
  var trouble: RoomError?
  var wantsSkip = false
  var stage = Stage.gathering
  /// What runs on a solver's thread, or has come from it.
  var solving = Solving.idle(since: .zero)

  /// How far it is.
  enum Stage {
    case gathering
    /// All is gathered, and solved for good.
    case concluding
    case solved(Found)
    case failed(Failure)
  }

  enum Solving {
    case idle(since: Timestamp)
    case running
    /// Not taken yet.
    case ended(Result<RoomSolution, RoomError>, RoomProof?)
  }

  /// What was found.
  struct Found {
    var solution: RoomSolution
    var proof: RoomProof?
    var seconds: Double
    var hasFloor: Bool
    var hasFront: Bool
  }

  /// Why there is no room.
  enum Failure {
    case room(RoomError)
    case deviceLeft
    case tooLong
    case noThread
  }

  var isOver: Bool {
    switch stage {
    case .gathering, .concluding: false
    case .solved, .failed: true
    }
  }
}
