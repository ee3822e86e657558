internal import ByteLayout
internal import CMuJoCo

/// A world's whole state: what the engine integrates, and what a program changed of the model (welds, touch).
///
/// Plain numbers, so that restoring them gives the same bits later on, in the same world or another of the
/// same scene. Its bytes are the input of the state hash.
public struct WorldCheckpoint: Equatable, Sendable {
  let sceneHash: StateHash
  /// The numbers of the state, the welds and the touch bits, little-endian, in the order of `World`.
  let stateBytes: [UInt8]

  /// Its bytes in a file: the scene's hash, then the state.
  public var bytes: [UInt8] { sceneHash.bytes + stateBytes }

  /// Reads what `bytes` gave. Whether it fits a world is seen when it is restored.
  ///
  /// - Throws: `.damagedCheckpoint` when there is not even a scene's hash.
  public init(bytes: [UInt8]) throws(PhysicsError) {
    guard let sceneHash = StateHash(bytes: Array(bytes.prefix(StateHash.byteCount))) else {
      throw .damagedCheckpoint
    }
    self.sceneHash = sceneHash
    stateBytes = Array(bytes.dropFirst(StateHash.byteCount))
  }

  init(sceneHash: StateHash, stateBytes: [UInt8]) {
    self.sceneHash = sceneHash
    self.stateBytes = stateBytes
  }
}

extension World {
  /// What the engine carries from step to step: time, positions, velocities, the solver's warm start (the next
  /// step begins from it, so it is state), active welds, mocap bodies. Applied forces and controls are not
  /// among them: a world offers neither.
  static let stateSignature = Int32(
    mjSTATE_FULLPHYSICS.rawValue | mjSTATE_WARMSTART.rawValue | mjSTATE_EQ_ACTIVE.rawValue
      | mjSTATE_MOCAP_POS.rawValue | mjSTATE_MOCAP_QUAT.rawValue)

  /// Saves the state.
  public func checkpoint() -> WorldCheckpoint {
    var bytes: [UInt8] = []
    forEachPartOfState { part in unsafe part.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) } }
    return WorldCheckpoint(sceneHash: sceneHash, stateBytes: bytes)
  }

  /// Goes on with the state into a hash. Allocates nothing.
  public func ingestState(into hasher: inout StateHasher) {
    forEachPartOfState { hasher.ingest($0) }
  }

  /// Goes back, or over, to a saved state. The world is as it was after an error.
  ///
  /// - Throws: `.checkpointOfAnotherScene`, or `.damagedCheckpoint` for the wrong length or unusable numbers.
  public func restore(_ checkpoint: WorldCheckpoint) throws(PhysicsError) {
    guard checkpoint.sceneHash == sceneHash else { throw .checkpointOfAnotherScene }
    var byteCount = 0
    forEachPartOfState { byteCount += $0.byteCount }
    guard checkpoint.stateBytes.count == byteCount else { throw .damagedCheckpoint }
    let (state, welds, touch) = parts(of: checkpoint.stateBytes)
    let bodyCount = unsafe Int32(model.pointee.nbody)
    guard state.allSatisfy(\.isFinite), welds.numbers.allSatisfy(\.isFinite),
      welds.bodies.allSatisfy({ (0..<bodyCount).contains($0) })
    else { throw .damagedCheckpoint }
    unsafe mj_resetData(model, data)
    unsafe mj_setState(model, data, state, Self.stateSignature)
    for (index, body) in welds.bodies.enumerated() { unsafe model.pointee.eq_obj2id[index] = body }
    for (index, number) in welds.numbers.enumerated() { unsafe model.pointee.eq_data[index] = number }
    for geom in touch.types.indices {
      unsafe model.pointee.geom_contype[geom] = touch.types[geom]
      unsafe model.pointee.geom_conaffinity[geom] = touch.affinities[geom]
    }
    unsafe mj_kinematics(model, data)
  }

  private var constraintCount: Int { unsafe Int(model.pointee.neq) }

  /// The state as runs of memory, always in the same order.
  private func forEachPartOfState(_ visit: (RawSpan) -> Void) {
    unsafe mj_getState(model, data, &stateScratch, Self.stateSignature)
    unsafe visit(stateScratch.span.bytes)
    let geoms = sceneCollisionBits.count
    let numbers = constraintCount * Int(mjNEQDATA)
    unsafe visit(Span(_unsafeStart: model.pointee.eq_obj2id, count: constraintCount).bytes)
    unsafe visit(Span(_unsafeStart: model.pointee.eq_data, count: numbers).bytes)
    unsafe visit(Span(_unsafeStart: model.pointee.geom_contype, count: geoms).bytes)
    unsafe visit(Span(_unsafeStart: model.pointee.geom_conaffinity, count: geoms).bytes)
  }

  private typealias StateParts = (
    state: [Double], welds: (bodies: [Int32], numbers: [Double]), touch: (types: [Int32], affinities: [Int32])
  )

  /// What `forEachPartOfState` visited, from bytes whose length was checked.
  private func parts(of bytes: [UInt8]) -> StateParts {
    var offset = 0
    func numbers(_ count: Int) -> [Double] {
      defer { offset += 8 * count }
      return (0..<count).map { Double(bitPattern: bytes.span.uint64(at: offset + 8 * $0)) }
    }
    func integers(_ count: Int) -> [Int32] {
      defer { offset += 4 * count }
      return (0..<count).map { Int32(bitPattern: bytes.span.uint32(at: offset + 4 * $0)) }
    }
    let geoms = sceneCollisionBits.count
    let state = numbers(stateScratch.count)
    let bodies = integers(constraintCount)
    let weldNumbers = numbers(constraintCount * Int(mjNEQDATA))
    return (state, (bodies, weldNumbers), (integers(geoms), integers(geoms)))
  }
}
