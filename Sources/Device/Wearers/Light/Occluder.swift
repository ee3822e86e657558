public import DeviceEmulation
public import PoseMath

/// Something that light does not pass: a part of a body, a box.
public struct Occluder: Sendable {
  /// What it looks like, metres.
  public enum Shape: Equatable, Sendable {
    case sphere(radius: Double)
    /// Half its size along each of its axes.
    case box(half: SIMD3<Double>)
  }

  public var shape: Shape
  /// What it moves with.
  public var source: any MotionSource
  /// Its middle and axes in what it moves with.
  public var bodyFromOccluder: Pose<Double>

  /// An occluder of this shape that moves with `source`.
  public init(
    _ shape: Shape, movingWith source: any MotionSource, at bodyFromOccluder: Pose<Double> = .identity
  ) {
    self.shape = shape
    self.source = source
    self.bodyFromOccluder = bodyFromOccluder
  }

  /// The head, the chest and the hips of somebody whose head moves as `source` tells: what hides a station from a
  /// hand. Sizes of a person of 1.75 m.
  public static func body(of source: any MotionSource) -> [Occluder] {
    [
      Occluder(.sphere(radius: 0.11), movingWith: source, at: place(0, -0.02, 0.08)),
      Occluder(.sphere(radius: 0.19), movingWith: source, at: place(0, -0.42, 0.1)),
      Occluder(.sphere(radius: 0.19), movingWith: source, at: place(0, -0.72, 0.1)),
    ]
  }

  private static func place(_ x: Double, _ y: Double, _ z: Double) -> Pose<Double> {
    Pose(orientation: .identity, position: SIMD3(x, y, z))
  }

  /// Whether it hides two points from each other at a time. What is inside of it it does not hide: a hand's sphere
  /// holds the wand's photodiodes.
  func hides(_ end: SIMD3<Double>, from begin: SIMD3<Double>, at seconds: Double) -> Bool {
    let occluderFromWorld = (source.motion(at: seconds).worldFromBody * bodyFromOccluder).inverse
    let from = occluderFromWorld.transform(begin)
    let to = occluderFromWorld.transform(end)
    switch shape {
    case .sphere(let radius):
      guard to.length > radius else { return false }
      let way = to - from
      let nearest = max(0, min(1, -from.dot(way) / max(way.lengthSquared, 1e-12)))
      return (from + nearest * way).length < radius
    case .box(let half): return Self.crosses(from, to, half)
    }
  }

  /// Whether the way between two points passes the box about the origin: by the slabs of its three axes.
  private static func crosses(_ from: SIMD3<Double>, _ to: SIMD3<Double>, _ half: SIMD3<Double>) -> Bool {
    guard (0..<3).contains(where: { to[$0].magnitude > half[$0] }) else { return false }
    var enters = 0.0
    var leaves = 1.0
    for axis in 0..<3 {
      let way = to[axis] - from[axis]
      guard way.magnitude > 1e-12 else {
        if from[axis].magnitude > half[axis] { return false }
        continue
      }
      let first = (-half[axis] - from[axis]) / way
      let second = (half[axis] - from[axis]) / way
      enters = max(enters, min(first, second))
      leaves = min(leaves, max(first, second))
    }
    return enters < leaves
  }
}

/// A flat thing that reflects: a mirror, a window, a polished door.
public struct Mirror: Equatable, Sendable {
  /// Its middle; it reflects on the side of its +Z.
  public var worldFromMirror: Pose<Double>
  /// Half its width and height, metres.
  public var half: SIMD2<Double>
  /// What is left of a pulse's length on this way.
  public var lengthShare: Double

  /// A mirror there, of this size.
  public init(worldFromMirror: Pose<Double>, half: SIMD2<Double>, lengthShare: Double = 0.6) {
    self.worldFromMirror = worldFromMirror
    self.half = half
    self.lengthShare = lengthShare
  }

  /// Where a point seems to be in the mirror and where its light meets it, seen from `eye`; nil where the mirror does
  /// not show it.
  func image(
    of point: SIMD3<Double>, seenFrom eye: SIMD3<Double>
  ) -> (image: SIMD3<Double>, meeting: SIMD3<Double>)? {
    let mirrorFromWorld = worldFromMirror.inverse
    let (inside, outside) = (mirrorFromWorld.transform(point), mirrorFromWorld.transform(eye))
    guard inside.z > 0, outside.z > 0 else { return nil }
    let reflected = SIMD3(inside.x, inside.y, -inside.z)
    let meeting = outside + (outside.z / (outside.z + inside.z)) * (reflected - outside)
    guard meeting.x.magnitude <= half.x, meeting.y.magnitude <= half.y else { return nil }
    return (worldFromMirror.transform(reflected), worldFromMirror.transform(meeting))
  }
}
