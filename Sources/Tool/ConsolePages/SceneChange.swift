/// What a page that has drawn one frame must hear to draw the next: only what changed.
public struct SceneChange: Encodable, Equatable, Sendable {
  /// Forget everything first: the page's connection is new.
  public var isWhole: Bool
  /// Devices that moved or changed.
  public var poses: [DrawnPose]
  /// Slots that are empty now.
  public var goneSlots: [Int]
  /// Boxes that moved; kind and size only of those that are new.
  public var bodies: [Body]
  /// Boxes that are no more.
  public var goneBodies: [UInt32]
  /// Both hands, when one of them changed.
  public var hands: [DrawnHand]?
  /// When something about them changed.
  public var sources: SceneFrame.Sources?

  /// A box that moved.
  public struct Body: Encodable, Equatable, Sendable {
    /// The room's number for it.
    public var id: UInt32
    /// Left out for one that the page knows.
    public var kind: String?
    /// Left out for one that the page knows.
    public var halfExtents: [Int32]?
    /// Where it is now.
    public var place: DrawnPlace

    private enum CodingKeys: String, CodingKey {
      case id, kind, place
      case halfExtents = "half"
    }
  }

  /// From a frame, or from nothing, to another; nil where nothing is to be said.
  public init?(from old: SceneFrame?, to new: SceneFrame) {
    isWhole = old == nil
    let before = old ?? SceneFrame()
    poses = new.poses.values.filter { before.poses[$0.slot] != $0 }.sorted { $0.slot < $1.slot }
    goneSlots = before.poses.keys.filter { new.poses[$0] == nil }.sorted()
    bodies = new.bodies.values.sorted { $0.id < $1.id }.compactMap { body in
      let known = before.bodies[body.id]
      guard known != body else { return nil }
      let isSameBox = known?.kind == body.kind && known?.halfExtents == body.halfExtents
      return Body(
        id: body.id, kind: isSameBox ? nil : body.kind, halfExtents: isSameBox ? nil : body.halfExtents,
        place: body.place)
    }
    goneBodies = before.bodies.keys.filter { new.bodies[$0] == nil }.sorted()
    hands = before.hands == new.hands ? nil : new.hands
    sources = old?.sources == new.sources ? nil : new.sources
    let isSilent =
      poses.isEmpty && goneSlots.isEmpty && bodies.isEmpty && goneBodies.isEmpty && hands == nil
      && sources == nil
    if isSilent, !isWhole { return nil }
  }
}
