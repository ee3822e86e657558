internal import PoseMath

extension RoomScene {
  /// Writes a plan down as MJCF.
  static func text(of plan: RoomPlan) -> String {
    var scene = SceneText()
    scene.element("mujoco", ["model": "inspection-room"]) { scene in
      writeSettings(&scene)
      scene.element("worldbody", [:]) { scene in
        writeSurroundings(&scene)
        for part in plan.parts { write(part, &scene) }
        writeTrainee(&scene)
      }
      writeWelds(plan, &scene)
    }
    return scene.text
  }

  /// The solver as measured for the choice of engine: with elliptic friction cones and a friction impedance ten
  /// times the normal one, a stack of 60 cartons does not creep.
  private static func writeSettings(_ scene: inout SceneText) {
    scene.element(
      "option",
      [
        "timestep": SceneText.number(stepSeconds), "gravity": "0 -9.80665 0", "solver": "Newton",
        "iterations": "20", "cone": "elliptic", "impratio": "10",
      ])
    // Room for every contact of a toppled load: about three times what the tests' worst scene used.
    scene.element("size", ["memory": "32M"])
    scene.element("visual", [:]) { scene in
      scene.element("global", ["offwidth": "1280", "offheight": "720"])
      scene.element("headlight", ["ambient": "0.45 0.45 0.45", "diffuse": "0.3 0.3 0.3"])
    }
    scene.element("asset", [:]) { scene in
      scene.element(
        "texture",
        [
          "type": "skybox", "builtin": "gradient", "width": "256", "height": "256", "rgb1": "0.55 0.66 0.78",
          "rgb2": "0.85 0.88 0.9",
        ])
      scene.element(
        "texture",
        [
          "name": "yard", "type": "2d", "builtin": "checker", "width": "512", "height": "512",
          "rgb1": "0.5 0.51 0.5", "rgb2": "0.46 0.47 0.46",
        ])
      scene.element(
        "material", ["name": "yard", "texture": "yard", "texrepeat": "10 10", "texuniform": "false"])
    }
    scene.element("default", [:]) { scene in
      writeCollisionClass("shell", type: 1, meets: 2 | 8, friction: RoomDimensions.steelFriction, &scene)
      writeCollisionClass("pallet", type: 2, meets: 15, friction: RoomDimensions.palletFriction, &scene)
      writeCollisionClass("carton", type: 2, meets: 15, friction: RoomDimensions.cartonFriction, &scene)
      writeCollisionClass("door", type: 4, meets: 2 | 8, friction: RoomDimensions.steelFriction, &scene)
      writeCollisionClass("hand", type: 8, meets: 7, friction: RoomDimensions.handFriction, &scene)
      writeCollisionClass("seen", type: 0, meets: 0, friction: 0, &scene)
    }
  }

  /// Who collides with whom: each shape is in one group (1 shell, 2 cargo, 4 doors, 8 hands, 0 only seen) and
  /// names the groups it meets. Doors and walls do not meet: hinges and their limits do that job.
  private static func writeCollisionClass(
    _ name: String, type: Int, meets: Int, friction: Double, _ scene: inout SceneText
  ) {
    scene.element("default", ["class": name]) { scene in
      scene.element(
        "geom",
        [
          "contype": "\(type)", "conaffinity": "\(meets)",
          "friction": "\(SceneText.number(friction)) 0.005 0.0001",
        ])
    }
  }

  private static func writeSurroundings(_ scene: inout SceneText) {
    scene.element(
      "light", ["pos": "3 8 4", "dir": "-0.4 -1 -0.5", "directional": "true", "diffuse": "0.6 0.6 0.6"])
    scene.element(
      "light", ["pos": "0 2.2 -3", "dir": "0 -1 0", "diffuse": "0.4 0.4 0.38", "castshadow": "false"])
    scene.element(
      "camera",
      ["name": "yard", "pos": "2.6 2.5 2.9", "xyaxes": "0.74 0 -0.67 -0.25 0.93 -0.28", "fovy": "60"])
    scene.element(
      "geom",
      [
        "name": "yard", "class": "shell", "type": "box", "size": "10 10 0.5", "pos": "0 -0.5 -3",
        "quat": "0.707107 -0.707107 0 0", "material": "yard",
      ])
    let floor = SIMD3(RoomDimensions.containerWidth, 0.004, RoomDimensions.containerLength) / 2
    scene.element(
      "geom",
      [
        "name": "floor", "class": "seen", "type": "box", "size": SceneText.vector(floor),
        "pos": "0 0 \(SceneText.number(RoomDimensions.thresholdZ - RoomDimensions.containerLength / 2))",
        "rgba": "0.45 0.36 0.28 1",
      ])
  }

  private static func write(_ part: RoomPlan.Part, _ scene: inout SceneText) {
    let body = part.body
    let pose = part.worldFromBody
    scene.element(
      "body",
      [
        "name": body.name, "pos": SceneText.vector(pose.position),
        "quat": SceneText.quaternion(pose.orientation),
      ]
    ) { scene in
      switch body.kind {
      case .wall: break
      case .door: writeHinge(of: body, &scene)
      case .pallet, .carton: scene.element("freejoint", [:])
      }
      scene.element(
        "geom",
        [
          "class": groupName(body.kind), "type": "box", "size": SceneText.vector(body.halfExtents),
          "pos": SceneText.vector(body.center), "mass": SceneText.number(part.mass), "rgba": part.color,
        ])
      if body.kind == .door { writeLockingBars(of: body, &scene) }
    }
  }

  private static func groupName(_ kind: RoomBody.Kind) -> String {
    switch kind {
    case .wall: "shell"
    case .door: "door"
    case .pallet: "pallet"
    case .carton: "carton"
    }
  }

  /// Positive angles open a door, on either side.
  private static func writeHinge(of door: RoomBody, _ scene: inout SceneText) {
    scene.element(
      "joint",
      [
        "name": hingeName(door), "type": "hinge", "axis": door.center.x > 0 ? "0 -1 0" : "0 1 0",
        "limited": "true", "range": "0 \(SceneText.number(RoomDimensions.doorAngleMax))",
        "frictionloss": SceneText.number(RoomDimensions.doorFrictionTorque),
        "damping": SceneText.number(RoomDimensions.doorDamping),
      ])
  }

  /// Two bars with handles on the outside of a leaf: seen, not touched.
  private static func writeLockingBars(of door: RoomBody, _ scene: inout SceneText) {
    for fraction in [-0.45, 0.45] {
      let x = SceneText.number(door.center.x + fraction * door.halfExtents.x)
      let reach = SceneText.number(door.halfExtents.y - 0.03)
      scene.element(
        "geom",
        [
          "class": "seen", "type": "capsule", "size": "0.017",
          "fromto": "\(x) -\(reach) 0.02 \(x) \(reach) 0.02",
          "mass": "0", "rgba": "0.75 0.77 0.78 1",
        ])
    }
  }

  /// Hands that touch, the targets they follow, and the head.
  private static func writeTrainee(_ scene: inout SceneText) {
    let start = RoomInput.atRest
    for side in Side.allCases {
      let position = SceneText.vector(SIMD3<Double>(start[hand: side].position))
      scene.element("body", ["name": targetName(side), "mocap": "true", "pos": position])
      scene.element("body", ["name": handName(side), "pos": position, "gravcomp": "1"]) { scene in
        scene.element("freejoint", [:])
        scene.element(
          "geom",
          [
            "class": "hand", "type": "sphere", "size": SceneText.number(RoomDimensions.handRadius),
            "mass": SceneText.number(RoomDimensions.handMass), "rgba": "0.9 0.45 0.15 1",
          ])
        scene.element(
          "geom",
          [
            "class": "seen", "type": "capsule", "size": "0.022", "fromto": "0 0 -0.03 0 0 -0.12", "mass": "0",
            "rgba": "0.9 0.45 0.15 1",
          ])
      }
    }
    let head = SceneText.vector(SIMD3<Double>(start.worldFromHead.position))
    scene.element("body", ["name": headName, "mocap": "true", "pos": head]) { scene in
      scene.element("camera", ["name": "trainee", "pos": "0 0 -0.16", "fovy": "90"])
      scene.element(
        "geom",
        ["class": "seen", "type": "ellipsoid", "size": "0.075 0.11 0.095", "rgba": "0.85 0.85 0.88 1"])
      scene.element(
        "geom",
        [
          "class": "seen", "type": "box", "size": "0.085 0.045 0.05", "pos": "0 0.01 -0.09",
          "rgba": "0.1 0.1 0.12 1",
        ])
    }
  }

  /// One weld pulls each hand after its target, with a time constant of 20 ms; another waits to hold something.
  /// It holds by the target, not by the hand: a carton on a chain of two welds swings (136 mm against 10 mm,
  /// measured).
  private static func writeWelds(_ plan: RoomPlan, _ scene: inout SceneText) {
    guard let first = plan.parts.first(where: { $0.body.kind == .carton })?.body.name else { return }
    scene.element("equality", [:]) { scene in
      for side in Side.allCases {
        scene.element(
          "weld",
          [
            "name": "\(handName(side))-follows", "body1": targetName(side), "body2": handName(side),
            "relpose": "0 0 0 1 0 0 0", "solref": "0.02 1",
          ])
        scene.element(
          "weld",
          [
            "name": gripName(side), "body1": targetName(side), "body2": first, "active": "false",
            "solref": "0.02 1",
          ])
      }
    }
  }
}
