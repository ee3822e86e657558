public import Charts
public import Lighthouse
internal import PoseMath

/// A room from above and from the side: stations, what they light up, and where a device went.
public struct RoomFigure {
  /// How far a station's light is drawn, metres: beyond it, sweeps are still seen but give little.
  private static let reach = 3.0
  /// Half the angle that a station sees, radians: 120 degrees of generation 1 in both directions, and of
  /// generation 2 at least in height.
  private static let halfAngle = Double.pi / 3
  /// Pixels between a panel's axes, about.
  private static let panelWidth = 860.0
  private static let heightMax = 620.0

  /// The picture.
  public let figure: Figure

  /// A picture of `room` with the places of `path`, metres.
  public init(of room: Room, path: [SIMD3<Double>], named name: String) {
    // Seen from above the room's front, -Z, is up on the page; from the side it is to the right.
    let above = Self.panel(
      "From above", room, path, x: ("to the right, m", SIMD3(1, 0, 0)),
      y: ("to the front, m", SIMD3(0, 0, -1)),
      across: SIMD3(1, 0, 0))
    let side = Self.panel(
      "From the right", room, path, x: ("to the front, m", SIMD3(0, 0, -1)), y: ("height, m", SIMD3(0, 1, 0)),
      across: SIMD3(0, 1, 0))
    let count = room.members.count
    figure = Figure(
      title: "Room \(name)", subtitle: "\(count) station\(count == 1 ? "" : "s"), light drawn to 3 m",
      panels: [above, side])
  }

  private typealias Direction = (label: String, vector: SIMD3<Double>)

  private static func panel(
    _ title: String, _ room: Room, _ path: [SIMD3<Double>], x: Direction, y: Direction, across: SIMD3<Double>
  ) -> Panel {
    func flat(_ point: SIMD3<Double>) -> SIMD2<Double> { SIMD2(point.dot(x.vector), point.dot(y.vector)) }
    let outlines = room.members.map { fan(of: $0.worldFromStation, across: across).map(flat) }
    var marks: [Mark] = outlines.enumerated().map { index, outline in
      .line(
        Mark.Line(points: outline, ink: ink(index), isDashed: true, width: 1))
    }
    if !path.isEmpty {
      marks.append(.dots(Mark.Dots("device", points: path.map(flat), ink: .grey)))
    }
    for (index, member) in room.members.enumerated() {
      let serial = member.serial.map(RoomDocument.Station.hexadecimal) ?? "place \(member.place)"
      marks.append(
        .dots(
          Mark.Dots(serial, points: [flat(member.worldFromStation.position)], ink: ink(index))))
    }
    let points =
      outlines.flatMap { $0 } + path.map(flat) + room.members.map { flat($0.worldFromStation.position) }
    return equalPanel(title, points, x.label, y.label, marks)
  }

  /// Axes on which a metre is as long to the right as it is upwards.
  private static func equalPanel(
    _ title: String, _ points: [SIMD2<Double>], _ x: String, _ y: String, _ marks: [Mark]
  ) -> Panel {
    var low = SIMD2<Double>(repeating: .infinity)
    var high = SIMD2<Double>(repeating: -.infinity)
    for point in points {
      low = pointwiseMin(low, point)
      high = pointwiseMax(high, point)
    }
    let size = pointwiseMax(high - low, SIMD2(repeating: 1)) * 1.1
    let perPixel = max(size.x / panelWidth, size.y / heightMax)
    let middle = (low + high) / 2
    let width = perPixel * panelWidth / 2
    return Panel(
      title: title, x: Axis(x, range: middle.x - width...middle.x + width),
      y: Axis(y, range: middle.y - size.y / 2...middle.y + size.y / 2), marks: marks,
      height: size.y / perPixel)
  }

  /// The edge of a station's light in its level or its upright plane, from its place and back.
  private static func fan(of pose: Pose<Double>, across: SIMD3<Double>) -> [SIMD3<Double>] {
    let arc = (-8...8).map { step in
      let angle = halfAngle * Double(step) / 8
      return pose.transform(
        (across * Double.sine(angle) + SIMD3(0, 0, -1) * Double.cosine(angle)) * reach)
    }
    return [pose.position] + arc + [pose.position]
  }

  private static func ink(_ index: Int) -> Ink { .series(index) }
}
