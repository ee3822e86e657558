internal import CMuJoCo

/// Bodies, joints and contacts under gravity, advanced by a fixed step; it knows nothing of cargo or trainees.
///
/// A world owns one MuJoCo model and its data. It is deterministic: the same scene and the same calls give the
/// same bits, in any process with the same engine and the same C library variant (`LibMFingerprint`). The wall
/// clock never enters, and one thread does all the work. A world is not Sendable; whoever made it keeps it.
///
/// Between calls all readings (poses, angles) belong to the present state, and to nothing else: a restored
/// world reads as the one that was saved.
@safe
public final class World {
  /// A longer scene text is refused: 4 MiB, about a hundred times the inspection room's.
  public static let sceneByteCountMax = 4 << 20

  let model: UnsafeMutablePointer<mjModel>
  let data: UnsafeMutablePointer<mjData>
  /// The collision bits the scene gave each shape, to go back to.
  let sceneCollisionBits: [CollisionBits]
  /// The state as one array of numbers, filled by the engine when it is hashed or saved.
  var stateScratch: [Double]

  /// The SHA-256 of the scene's text.
  public let sceneHash: StateHash

  /// The engine's version, as a recording names it.
  public static var engineVersion: String { unsafe String(cString: mj_versionString()) }

  /// Builds the world that a scene describes.
  ///
  /// - Parameter scene: MJCF text (MuJoCo's XML reference). It is taken as is: the caller wrote it.
  /// - Throws: `.sceneTooLong`, `.invalidScene` with the engine's reason, `.outOfMemory`.
  public init(scene: String) throws(PhysicsError) {
    let byteCount = scene.utf8.count
    guard byteCount <= Self.sceneByteCountMax else { throw .sceneTooLong(byteCount: byteCount) }
    Self.quietEngine
    let model = try unsafe Self.compile(scene)
    guard let data = unsafe mj_makeData(model) else {
      unsafe mj_deleteModel(model)
      throw .outOfMemory
    }
    unsafe self.model = unsafe model
    unsafe self.data = unsafe data
    // A diverged state must be seen, not replaced by the scene's beginning.
    unsafe model.pointee.opt.disableflags |= Int32(mjDSBL_AUTORESET.rawValue)
    sceneHash = StateHash(of: Array(scene.utf8))
    sceneCollisionBits = unsafe (0..<Int(model.pointee.ngeom)).map { geom in
      unsafe CollisionBits(
        type: model.pointee.geom_contype[geom], affinity: model.pointee.geom_conaffinity[geom])
    }
    let count = unsafe Int(mj_stateSize(model, Self.stateSignature))
    stateScratch = Array(repeating: 0, count: count)
    unsafe mj_forward(model, data)
  }

  deinit {
    unsafe mj_deleteData(data)
    unsafe mj_deleteModel(model)
  }

  /// Seconds that one step advances, as the scene says.
  public var stepSeconds: Double { unsafe model.pointee.opt.timestep }

  /// Simulated seconds since the scene's beginning.
  public var timeSeconds: Double { unsafe data.pointee.time }

  /// Advances by one step. Allocates nothing.
  ///
  /// - Throws: `.diverged` when a number became unusable, `.contactsOverflowed` when contacts were left out.
  public func step() throws(PhysicsError) {
    unsafe mj_step(model, data)
    if hasWarned(mjWARN_BADQPOS) || hasWarned(mjWARN_BADQVEL) || hasWarned(mjWARN_BADQACC) {
      throw .diverged(timeSeconds: timeSeconds)
    }
    if hasWarned(mjWARN_CONTACTFULL) || hasWarned(mjWARN_CNSTRFULL) {
      throw .contactsOverflowed(timeSeconds: timeSeconds)
    }
    // The engine leaves body poses as they were before the step; readings shall belong to the new state.
    unsafe mj_kinematics(model, data)
  }

  /// How much of the scene's memory for contacts was in use at most, bytes, and how much there is.
  public var contactMemory: (usedMax: Int, size: Int) {
    unsafe (Int(data.pointee.maxuse_arena), Int(data.pointee.narena))
  }

  /// Contacts found in the last step.
  public var contactCount: Int { unsafe Int(data.pointee.ncon) }

  private func hasWarned(_ warning: mjtWarning) -> Bool {
    unsafe withUnsafePointer(to: &data.pointee.warning) { warnings in
      unsafe UnsafeRawPointer(warnings).assumingMemoryBound(to: mjWarningStat.self)[Int(warning.rawValue)]
        .number > 0
    }
  }
}

// MARK: - Building

extension World {
  /// The engine prints, and writes a log file into the working directory, unless told otherwise; we report by
  /// errors. The setting is the library's own, made once for every world.
  private static let quietEngine: Void = {
    var settings = mju_getLogConfig()
    settings.logto_file = false
    settings.logto_console = false
    mju_setLogConfig(settings)
  }()

  private static func compile(_ scene: String) throws(PhysicsError) -> UnsafeMutablePointer<mjModel> {
    var reason = [CChar](repeating: 0, count: 1000)
    guard let spec = unsafe mj_parseXMLString(scene, nil, &reason, Int32(reason.count)) else {
      throw .invalidScene(reason: text(reason))
    }
    defer { unsafe mj_deleteSpec(spec) }
    guard let model = unsafe mj_compile(spec, nil) else {
      let reason = unsafe mjs_getError(spec).map { unsafe String(cString: $0) } ?? ""
      throw .invalidScene(reason: reason)
    }
    return unsafe model
  }

  private static func text(_ characters: [CChar]) -> String {
    String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
