internal import ByteLayout
public import Physics
internal import PoseMath

/// A room's whole state: the world's and the trainee's hands. Its bytes are what the state hash is of.
public struct SimulationCheckpoint: Equatable, Sendable {
  /// What the hash is of: steps, hands, world.
  public let bytes: [UInt8]

  /// Reads what `bytes` gave. Whether it fits a room is seen when it is restored.
  public init(bytes: [UInt8]) { self.bytes = bytes }
}

extension Simulation {
  /// The SHA-256 of `checkpoint().bytes`, without copying them.
  public func stateHash() -> StateHash {
    var hasher = StateHasher()
    hasher.ingest(ownState())
    hasher.ingest(world.sceneHash.bytes)
    world.ingestState(into: &hasher)
    return hasher.finished()
  }

  /// Saves the state.
  public func checkpoint() -> SimulationCheckpoint {
    SimulationCheckpoint(bytes: ownState() + world.checkpoint().bytes)
  }

  /// Goes back, or over, to a saved state of the same seed. After an error the room is as it was.
  ///
  /// - Throws: `.damagedCheckpoint`, or `.physics` with the engine's reason.
  public func restore(_ checkpoint: SimulationCheckpoint) throws(SimulationError) {
    let bytes = checkpoint.bytes
    guard bytes.count >= Self.ownStateByteCount else { throw .damagedCheckpoint }
    var restored = hands
    for side in Side.allCases {
      let offset = 8 + side.rawValue * Self.handByteCount
      guard let (isPressed, held) = hold(bytes.span, at: offset) else { throw .damagedCheckpoint }
      restored[side.rawValue].isPressed = isPressed
      restored[side.rawValue].held = held
    }
    do throws(PhysicsError) {
      try world.restore(WorldCheckpoint(bytes: Array(bytes.dropFirst(Self.ownStateByteCount))))
    } catch {
      throw .physics(error)
    }
    hands = restored
    setStepCount(bytes.span.uint64(at: 0))
  }
}

// MARK: - Bytes

extension Simulation {
  /// Pressed or not, the held body's place plus one or zero, the kind of hold, and its numbers: a pose (position,
  /// then w, x, y, z), or two points and a zero.
  private static let handByteCount = 1 + 2 + 1 + 7 * 8
  private static let ownStateByteCount = 8 + 2 * handByteCount

  private func ownState() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.ownStateByteCount)
    bytes.append(littleEndian: stepCount)
    for hand in hands {
      bytes.append(hand.isPressed ? 1 : 0)
      bytes.append(littleEndian: UInt16(hand.held.map { $0.index + 1 } ?? 0))
      let numbers: [Double]
      switch hand.held?.hold {
      case nil:
        bytes.append(0)
        numbers = Array(repeating: 0, count: 7)
      case .rigid(let pose):
        bytes.append(1)
        let (place, turn) = (pose.position, pose.orientation)
        numbers = [place.x, place.y, place.z, turn.w, turn.x, turn.y, turn.z]
      case .point(let inBody, let inHolder):
        bytes.append(2)
        numbers = [inBody.x, inBody.y, inBody.z, inHolder.x, inHolder.y, inHolder.z, 0]
      }
      for number in numbers { bytes.append(littleEndian: number.bitPattern) }
    }
    return bytes
  }

  /// A hand's part of the bytes; nil when it cannot be of this room.
  private func hold(_ bytes: Span<UInt8>, at offset: Int) -> (isPressed: Bool, held: Hand.Held?)? {
    let place = Int(bytes.uint16(at: offset + 1)) - 1
    guard bytes[offset] <= 1, place < scene.bodies.count else { return nil }
    func number(_ index: Int) -> Double { Double(bitPattern: bytes.uint64(at: offset + 4 + 8 * index)) }
    func vector(_ index: Int) -> SIMD3<Double> { SIMD3(number(index), number(index + 1), number(index + 2)) }
    guard (0..<7).allSatisfy({ number($0).isFinite }) else { return nil }
    let isPressed = bytes[offset] == 1
    switch (bytes[offset + 3], place >= 0) {
    case (0, false):
      return (isPressed, nil)
    case (1, true):
      let turn = Quaternion(w: number(3), x: number(4), y: number(5), z: number(6))
      let pose = Pose(orientation: turn, position: vector(0))
      return (isPressed, Hand.Held(index: place, hold: .rigid(holderFromBody: pose)))
    case (2, true):
      return (isPressed, Hand.Held(index: place, hold: .point(inBody: vector(0), inHolder: vector(3))))
    default:
      return nil
    }
  }
}
