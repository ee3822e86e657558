/// What the view draws at one moment, in the whole numbers that travel to the page: two frames are the same where
/// nobody could see a difference.
public struct SceneFrame: Equatable, Sendable {
  /// By slot.
  public var poses: [Int: DrawnPose] = [:]
  /// By the body's id.
  public var bodies: [UInt32: DrawnBody] = [:]
  /// As the room has them: they stop at what is in their way.
  public var hands: [DrawnHand] = []
  /// Where the frame comes from.
  public var sources = Sources()

  /// Nothing yet.
  public init() {}

  /// How the two segments are doing.
  public struct Sources: Equatable, Sendable, Encodable {
    /// The poses' segment.
    public var poses = SourceState.absent
    /// The room's segment.
    public var room = SourceState.absent
    /// What the room is doing; nil without one.
    public var roomMode: String?

    /// Neither is there.
    public init() {}
  }

  /// A segment of shared memory as the page tells of it.
  public enum SourceState: String, Encodable, Sendable {
    /// Never seen.
    case absent
    /// Written to now.
    case live
    /// Its writer ended or hangs; what was read last is shown.
    case gone
    /// This user may not open it.
    case forbidden
    /// It holds something else, or a layout of another release.
    case foreign
  }
}

/// Where something is: whole tenths of a millimetre, and the quaternion w, x, y, z in whole ten-thousandths
/// (0.01 degrees).
public struct DrawnPlace: Hashable, Sendable, Encodable {
  /// x, y, z; nil where no position is known.
  public var position: [Int32]?
  /// w, x, y, z.
  public var orientation: [Int32]

  private enum CodingKeys: String, CodingKey {
    case position = "p"
    case orientation = "q"
  }
}

/// One tracked device.
public struct DrawnPose: Hashable, Sendable, Encodable {
  /// Its place in the segment.
  public var slot: Int
  /// Its serial, as the device gives it: not to be trusted as HTML.
  public var serial: String
  /// The word for what it is worn or held as.
  public var kind: String
  /// The word for what its pose is good for.
  public var condition: String
  /// `tracked`, `modelled` or `none`.
  public var positionSource: String
  /// Whether it is software.
  public var isEmulated: Bool
  /// Where it is.
  public var place: DrawnPlace
}

/// One box of the room.
public struct DrawnBody: Hashable, Sendable {
  /// The room's number for it.
  public var id: UInt32
  /// The word for what it is.
  public var kind: String
  /// Half its edges, tenths of a millimetre.
  public var halfExtents: [Int32]
  /// Where its middle is.
  public var place: DrawnPlace
}

/// One hand of the room.
public struct DrawnHand: Hashable, Sendable, Encodable {
  /// `left` or `right`.
  public var side: String
  /// Whether it holds something.
  public var isHolding: Bool
  /// Whether it follows a pose now.
  public var isFollowing: Bool
  /// Where it is.
  public var place: DrawnPlace
}
