extension RegisterEvent {
  /// What the service witnessed, in the one form in which it writes it; nil for a kind that is declared. A key
  /// more, as a trainee's pseudonym, is another form and refused.
  static func measured(_ kind: RegisterKind, _ payload: ArraySlice<UInt8>) throws(RegisterRefusal) -> Self? {
    var cursor = PayloadCursor(payload)
    let event: Self
    switch kind {
    case .firstSeen:
      try cursor.expect("{\"unit\":")
      event = .firstSeen(try cursor.unit())
    case .learned: event = .learned(try learned(&cursor))
    case .attached, .detached:
      try cursor.expect("{\"bus_path\":")
      let busPath = try cursor.string()
      if kind == .detached {
        try cursor.expect(",\"cause\":")
        _ = try cursor.string()
      }
      try cursor.expect(",\"unit\":")
      let plugged = UnitPlugged(unit: try cursor.unit(), busPath: busPath)
      event = kind == .attached ? .attached(plugged) : .detached(plugged)
    case .session: event = .session(try session(&cursor))
    default: return nil
    }
    guard cursor.accept("}"), cursor.isAtEnd else {
      throw RegisterRefusal(.personalData, .unknownKey, ["kind": kind.rawValue])
    }
    return event
  }

  /// A year: no session is longer, and a sum over all of a ledger never overflows.
  private static let useMillisecondsMax: Int64 = 31_536_000_000

  private static func learned(_ cursor: inout PayloadCursor) throws(RegisterRefusal) -> UnitLearned {
    try cursor.expect("{\"fact\":")
    let fact = try cursor.string()
    try cursor.expect(",\"unit\":")
    let unit = try cursor.unit()
    try cursor.expect(",\"value\":")
    return UnitLearned(unit: unit, fact: fact, value: try cursor.string())
  }

  private static func session(_ cursor: inout PayloadCursor) throws(RegisterRefusal) -> SessionEnded {
    try cursor.expect("{\"duration_ms\":")
    let duration = min(try cursor.amount(), useMillisecondsMax)
    try cursor.expect(",\"ending\":")
    _ = try cursor.string()
    let isForFee = cursor.accept(",\"fee\":true")
    try cursor.expect(",\"purpose\":")
    let purpose = try cursor.string()
    try cursor.expect(",\"session\":")
    _ = try cursor.string()
    try cursor.expect(",\"units\":[")
    var uses: [SessionEnded.Use] = []
    while !cursor.accept("]") {
      if !uses.isEmpty { try cursor.expect(",") }
      try cursor.expect("{\"tracked_ms\":")
      let tracked = min(try cursor.amount(), useMillisecondsMax)
      try cursor.expect(",\"unit\":")
      let unit = try cursor.unit()
      try cursor.expect(",\"worn_ms\":")
      let worn = min(try cursor.amount(), useMillisecondsMax)
      uses.append(SessionEnded.Use(unit: unit, trackedMilliseconds: tracked, wornMilliseconds: worn))
      try cursor.expect("}")
    }
    return SessionEnded(purpose: purpose, durationMilliseconds: duration, isForFee: isForFee, uses: uses)
  }
}
