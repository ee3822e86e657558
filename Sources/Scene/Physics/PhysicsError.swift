/// Why a world cannot be built, continued or restored.
public enum PhysicsError: Error, Equatable, Sendable {
  /// The scene text is longer than `World.sceneByteCountMax`.
  case sceneTooLong(byteCount: Int)
  /// The engine refuses the scene; its own words.
  case invalidScene(reason: String)
  /// The engine cannot get the memory that the scene asks for.
  case outOfMemory
  /// The scene has no body, joint or weld of this name.
  case nothingNamed(String)
  /// The body is not one that a program may move.
  case notAMocapBody(String)
  /// A position or velocity left the numbers that can be computed with; the state is of no use any more.
  case diverged(timeSeconds: Double)
  /// The scene's arena is too small for the contacts of this step; some were left out.
  case contactsOverflowed(timeSeconds: Double)
  /// The checkpoint was made of another scene.
  case checkpointOfAnotherScene
  /// The bytes are not a checkpoint, or not a whole one.
  case damagedCheckpoint
}
