internal import PoseMath

/// The sizes, masses and frictions of the inspection room, each with its source. Metres, kilograms.
///
/// The stage's origin lies on the floor in front of the doors; the container goes away from it along -Z. Its
/// floor is level with the yard, as at a loading dock.
enum RoomDimensions {
  // A 20 ft container, inside: 5.898 x 2.350 x 2.392 m, door opening 2.338 x 2.280 m (carriers' specification
  // tables; ISO 668 and ISO 1496-1 give minima below these).
  static let containerLength = 5.9
  static let containerWidth = 2.35
  static let containerHeight = 2.39
  static let doorOpeningHeight = 2.28
  /// Corrugated sheet is 36 mm deep; a little more keeps a fast hand from tunnelling (design).
  static let wallThickness = 0.05
  /// Two leaves close the width, with 5 mm of play on all sides (design).
  static let doorLeafWidth = (containerWidth - 0.03) / 2
  static let doorLeafThickness = 0.05
  /// Inferred: 2.3 t of tare over some 65 m^2 of sheet and frame make about 35 kg/m^2.
  static let doorLeafMass = 95.0
  /// Container doors swing round to lie against the side walls.
  static let doorAngleMax = 270.0
  /// Gaskets and hinges, N m and N m s: 10 N m is the door of the engine comparison; the damping lets a leaf
  /// that is let go run out in some 2 s (design).
  static let doorFrictionTorque = 10.0
  static let doorDamping = 20.0
  /// The closed doors' inner faces: at arm's length from a trainee on the stage's origin (design).
  static let thresholdZ = -0.6

  // A pallet EPAL 3: 1200 x 1000 x 144 mm, about 30 kg (EPAL product sheet).
  static let palletLength = 1.2
  static let palletWidth = 1.0
  static let palletHeight = 0.144
  static let palletMass = 30.0

  // Cartons on the module 600 x 400 mm of ISO 3394, five a layer on 1200 x 1000 (ISO 3676); 4 mm are left
  // between neighbours. Four layers of 250 mm and the pallet stay below 1.2 m.
  static let cartonLength = 0.596
  static let cartonWidth = 0.396
  static let cartonHeight = 0.25
  static let layersPerPallet = 4
  /// Up to the 15 kg that ISO 11228-1 lets nearly everybody lift.
  static let cartonMass = 5.0...15.0

  // Static friction, CTU Code annex 7, appendix 2 (UNECE): cardboard on cardboard or pallet 0.5, pallet on
  // plywood 0.45, painted steel 0.3. The engine takes the larger of a pair.
  static let cartonFriction = 0.5
  static let palletFriction = 0.45
  static let steelFriction = 0.3
  /// Rubber-coated work gloves on cardboard (inferred).
  static let handFriction = 0.8

  /// A fist is about 0.1 m across; its mass is that of hand and lower forearm (design: light enough that it
  /// cannot hurl a pallet, heavy enough for the solver).
  static let handRadius = 0.05
  static let handMass = 1.0

  /// How far cargo strays from its place: a forklift driver's centimetres and a packer's millimetres (design).
  static let palletStray = 0.02
  static let palletYawStray = 0.02
  static let cartonStray = 0.0015
}
