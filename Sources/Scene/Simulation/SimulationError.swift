public import Physics

/// Why a room cannot go on.
public enum SimulationError: Error, Equatable, Sendable {
  /// The engine's reason.
  case physics(PhysicsError)
  /// The input of this step holds a number that the engine may not have; the step was not made.
  case unusableInput(step: UInt64)
  /// The bytes are not a checkpoint of this room.
  case damagedCheckpoint
}
