internal import PoseMath

/// What stands where in a room, before it is written down for the engine.
struct RoomPlan {
  /// A body of the plan, with what the engine needs besides.
  struct Part {
    let body: RoomBody
    let worldFromBody: Pose<Double>
    let mass: Double
    /// Red, green, blue, opacity.
    let color: String
  }

  private(set) var parts: [Part] = []

  mutating func add(
    _ kind: RoomBody.Kind, _ name: String, halfExtents: SIMD3<Double>, center: SIMD3<Double> = .zero,
    at worldFromBody: Pose<Double>, mass: Double = 0, color: String
  ) {
    let body = RoomBody(
      id: UInt32(parts.count), kind: kind, name: name, halfExtents: halfExtents, center: center)
    parts.append(Part(body: body, worldFromBody: worldFromBody, mass: mass, color: color))
  }
}

// MARK: - The container

extension RoomPlan {
  private typealias Size = RoomDimensions

  /// Walls, roof, floor and doors.
  mutating func addContainer() {
    let wall = Size.wallThickness / 2
    let middleZ = Size.thresholdZ - Size.containerLength / 2
    let middleY = Size.containerHeight / 2
    let side = SIMD3(wall, middleY, Size.containerLength / 2)
    let sideX = Size.containerWidth / 2 + wall
    addWall("wall-left", side, SIMD3(-sideX, middleY, middleZ))
    addWall("wall-right", side, SIMD3(sideX, middleY, middleZ))
    addWall(
      "wall-front", SIMD3(Size.containerWidth / 2 + 2 * wall, middleY, wall),
      SIMD3(0, middleY, Size.thresholdZ - Size.containerLength - wall))
    addWall(
      "roof", SIMD3(Size.containerWidth / 2 + 2 * wall, wall, Size.containerLength / 2),
      SIMD3(0, Size.containerHeight + wall, middleZ), color: "0.25 0.42 0.55 0.3")
    let header = (Size.containerHeight - Size.doorOpeningHeight) / 2
    addWall(
      "header", SIMD3(Size.containerWidth / 2, header, wall),
      SIMD3(0, Size.containerHeight - header, Size.thresholdZ - wall))
    addDoor("door-left", towardsMiddle: 1)
    addDoor("door-right", towardsMiddle: -1)
  }

  private mutating func addWall(
    _ name: String, _ halfExtents: SIMD3<Double>, _ position: SIMD3<Double>,
    color: String = "0.25 0.42 0.55 1"
  ) {
    add(
      .wall, name, halfExtents: halfExtents, at: Pose(orientation: .identity, position: position),
      color: color)
  }

  /// A leaf whose frame is at its hinge, on the wall's outer edge, so that it can swing round to lie along the
  /// wall outside.
  private mutating func addDoor(_ name: String, towardsMiddle: Double) {
    let gap = 0.005
    let hingeX = Size.containerWidth / 2 + Size.wallThickness
    let hinge = SIMD3(
      -towardsMiddle * hingeX, Size.doorOpeningHeight / 2, Size.thresholdZ + Size.doorLeafThickness)
    let halfExtents = SIMD3(
      Size.doorLeafWidth / 2, Size.doorOpeningHeight / 2 - 2 * gap, Size.doorLeafThickness / 2)
    let fromHinge = Size.wallThickness + gap + Size.doorLeafWidth / 2
    add(
      .door, name, halfExtents: halfExtents,
      center: SIMD3(towardsMiddle * fromHinge, 0, -Size.doorLeafThickness / 2),
      at: Pose(orientation: .identity, position: hinge), mass: Size.doorLeafMass,
      color: "0.3 0.5 0.62 1")
  }
}

// MARK: - The cargo

extension RoomPlan {
  /// Two pallets abreast at the front wall, and one behind the left door, loaded to the threshold.
  mutating func addCargo(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let halfLength = Size.palletLength / 2
    let frontZ = Size.thresholdZ - Size.containerLength + 0.05 + halfLength
    let doorZ = Size.thresholdZ - 0.1 - halfLength
    let places = [SIMD3(-0.56, 0, frontZ), SIMD3(0.56, 0, frontZ), SIMD3(-0.6, 0, doorZ)]
    var pallets: [Pose<Double>] = []
    for place in places {
      let stray = SIMD3(
        chance.number(in: -Size.palletStray...Size.palletStray), Size.palletHeight / 2,
        chance.number(in: -Size.palletStray...Size.palletStray))
      let yaw = chance.number(in: -Size.palletYawStray...Size.palletYawStray)
      pallets.append(Pose(orientation: SceneText.smallYaw(yaw), position: place + stray))
    }
    for (index, pallet) in pallets.enumerated() {
      add(
        .pallet, "pallet-\(index)",
        halfExtents: SIMD3(Size.palletWidth, Size.palletHeight, Size.palletLength) / 2,
        at: pallet, mass: Size.palletMass, color: "0.72 0.57 0.38 1")
    }
    var number = 0
    for pallet in pallets {
      for layer in 0..<Size.layersPerPallet {
        for slot in Self.layer(isMirrored: !layer.isMultiple(of: 2)) {
          addCarton(number, on: pallet, slot, layer, &chance)
          number += 1
        }
      }
    }
  }

  /// Where a carton stands on its pallet, and whether its length lies along the pallet's.
  private typealias Slot = (x: Double, z: Double, isLengthwise: Bool)

  /// Five modules of 600 x 400 on 1200 x 1000: two lengthwise, three across; every other layer turned round, as
  /// packers interlock them.
  private static func layer(isMirrored: Bool) -> [Slot] {
    let sign: Double = isMirrored ? -1 : 1
    let lengthwise: [Slot] = [(-0.3, -0.3, true), (-0.3, 0.3, true)]
    let across: [Slot] = [(0.2, -0.4, false), (0.2, 0, false), (0.2, 0.4, false)]
    return (lengthwise + across).map { (sign * $0.x, sign * $0.z, $0.isLengthwise) }
  }

  private mutating func addCarton(
    _ number: Int, on pallet: Pose<Double>, _ slot: Slot, _ layer: Int, _ chance: inout SeededGenerator
  ) {
    let height = (Size.palletHeight + Size.cartonHeight) / 2 + Double(layer) * Size.cartonHeight
    let onPallet = SIMD3(
      slot.x + chance.number(in: -Size.cartonStray...Size.cartonStray), height,
      slot.z + chance.number(in: -Size.cartonStray...Size.cartonStray))
    let (width, length) =
      slot.isLengthwise ? (Size.cartonWidth, Size.cartonLength) : (Size.cartonLength, Size.cartonWidth)
    let mass = (chance.number(in: Size.cartonMass) * 100).rounded() / 100
    let shade = chance.number(in: 0.8...1)
    let color = [0.78, 0.62, 0.42].map { SceneText.number(($0 * shade * 1000).rounded() / 1000) }
    add(
      .carton, "carton-\(number)", halfExtents: SIMD3(width, Size.cartonHeight, length) / 2,
      at: Pose(orientation: pallet.orientation, position: pallet.transform(onPallet)), mass: mass,
      color: color.joined(separator: " ") + " 1")
  }
}
