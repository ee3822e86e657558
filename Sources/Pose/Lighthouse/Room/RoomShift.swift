internal import PoseMath

/// From one room to another that lies a little otherwise, in steps too small to see.
///
/// What people see moves by no more than the stations do, and by their turn times the way to them; a step is smaller than
/// what a tracker's own noise moves a pose by. Deterministic; the stations and their order are the same in both.
public struct RoomShift: Equatable, Sendable {
  /// The most that a station moves in one step, metres, and that it turns, radians: at five metres the same.
  static let distance = 0.000_2
  static let turn = 0.000_04
  /// More steps are not made; a room that lies farther off is another one.
  public static let stepCountMax = 250

  /// Where it begins and where it ends.
  public let old: Room
  public let new: Room
  /// How many steps it takes, one at least.
  public let stepCount: Int

  /// The way from `old` to `new`; nil where they are not the same stations, or too far apart.
  public init?(from old: Room, to new: Room) {
    guard old.members.count == new.members.count, old.modelScale == new.modelScale,
      zip(old.members, new.members).allSatisfy({
        $0.place == $1.place && $0.serial == $1.serial && $0.calibration == $1.calibration
      })
    else { return nil }
    let steps = zip(old.members, new.members).map { one, two in
      let moved = (one.worldFromStation.position - two.worldFromStation.position).length
      let turned = one.worldFromStation.orientation.angle(to: two.worldFromStation.orientation)
      return max(moved / Self.distance, turned / Self.turn)
    }
    guard let most = steps.max(), most < Double(Self.stepCountMax) else { return nil }
    (self.old, self.new) = (old, new)
    stepCount = max(1, Int(most.rounded(.up)))
  }

  /// The room after so many steps; the new one after all of them.
  public func room(after steps: Int) -> Room {
    guard steps < stepCount else { return new }
    let part = Double(max(0, steps)) / Double(stepCount)
    var room = new
    for index in room.members.indices {
      let (one, two) = (old.members[index].worldFromStation, new.members[index].worldFromStation)
      let turn = (two.orientation * one.orientation.conjugate).rotationVector
      room.members[index].worldFromStation = Pose(
        orientation: (Quaternion(rotationVector: turn * part) * one.orientation).normalized(),
        position: one.position + (two.position - one.position) * part)
    }
    return room
  }
}
