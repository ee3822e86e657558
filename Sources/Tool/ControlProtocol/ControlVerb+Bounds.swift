/// The limits of what a client may name, checked once at the door.
extension ControlVerb {
  /// Longest serial, purpose, host or bus id. The longest USB string has 126 characters (USB 2.0, 9.6.7).
  public static let wordByteCountMax = 256
  /// Longest file name (Linux NAME_MAX) and path (PATH_MAX, its end not counted).
  public static let fileNameByteCountMax = 255
  public static let pathByteCountMax = 4095
  /// Longest vibration: a command that got lost must not shake a hand for long.
  public static let hapticSecondsMax = 5.0
  /// Highest frequency of a vibration; the Vive's wand is driven by pulses of a millisecond and less.
  public static let hapticFrequencyHzMax = 1000.0

  /// Longest description of a room: sixteen stations have 20 kB.
  public static let documentByteCountMax = 60 * 1024

  /// Longest list of drafts: 5,000 of a hundred and fifty bytes, escaped within a request.
  public static let draftsByteCountMax = 900 * 1024
  /// Longest name and address of a person.
  public static let nameByteCountMax = 1024

  /// What is wrong with the arguments for a caller in `role`, or nil where nothing is.
  public func fault(for role: PeerRole) -> ControlFault? {
    switch self {
    case .list, .status, .recordStop, .sessionStop, .room, .roomFront, .survey, .surveySkip, .surveyStop: nil
    case .surveyStart(let serial): serial.flatMap { Self.wordFault($0, "serial") }
    case .roomUse(let document):
      document.flatMap { document in
        document.utf8.count > Self.documentByteCountMax ? .badArgument("document", .tooLong) : nil
      }
    case .show(let serial), .calibration(let serial), .calibrationStart(let serial, _),
      .calibrationUndo(let serial), .calibrationHistory(let serial):
      Self.wordFault(serial, "serial")
    case .calibrationWatch(let serial, let rateHz):
      Self.wordFault(serial, "serial") ?? Self.rangeFault(rateHz, "rate_hz", ControlProtocol.watchRateHz)
    case .calibrationAnswer(let serial, let answer):
      Self.wordFault(serial, "serial") ?? Self.wordFault(answer, "answer")
    case .watch(let rateHz): Self.rangeFault(rateHz, "rate_hz", ControlProtocol.watchRateHz)
    case .recordStart(let path, let devices):
      Self.pathFault(path, for: role)
        ?? (devices.count > ControlProtocol.deviceCountMax ? .badArgument("devices", .tooMany) : nil)
        ?? devices.lazy.compactMap { Self.wordFault($0, "devices") }.first
    case .haptic(let serial, let frequencyHz, let amplitude, let durationSeconds):
      Self.wordFault(serial, "serial")
        ?? Self.rangeFault(frequencyHz, "frequency_hz", 0...Self.hapticFrequencyHzMax)
        ?? Self.rangeFault(amplitude, "amplitude", 0...1)
        ?? Self.rangeFault(durationSeconds, "duration_s", 0...Self.hapticSecondsMax)
    case .sessionStart(let purpose, _): Self.wordFault(purpose, "purpose")
    case .attachEmulated(let host, let port, let busID), .detachEmulated(let host, let port, let busID):
      Self.wordFault(host, "host") ?? (port == 0 ? .badArgument("port", .outOfRange) : nil)
        ?? busID.flatMap { Self.wordFault($0, "bus_id") }
    case .registerDescribe(let document, _), .registerEquip(let document, _), .registerAudit(let document, _):
      Self.draftsFault(document)
    case .registerName(let party, let name, let contact):
      Self.wordFault(party, "party") ?? Self.lineFault(name, "name")
        ?? contact.flatMap { Self.lineFault($0, "contact") }
    }
  }

  private static func rangeFault(_ value: Double, _ name: String, _ range: ClosedRange<Double>)
    -> ControlFault?
  {
    // NaN is in no range.
    range.contains(value) ? nil : .badArgument(name, .outOfRange)
  }

  private static func draftsFault(_ document: String) -> ControlFault? {
    if document.isEmpty { return .badArgument("document", .empty) }
    return document.utf8.count > draftsByteCountMax ? .badArgument("document", .tooLong) : nil
  }

  private static func lineFault(_ line: String, _ name: String) -> ControlFault? {
    if line.isEmpty { return .badArgument(name, .empty) }
    if line.utf8.count > nameByteCountMax { return .badArgument(name, .tooLong) }
    return hasControlCharacter(line) ? .badArgument(name, .notText) : nil
  }

  private static func wordFault(_ word: String, _ name: String) -> ControlFault? {
    if word.isEmpty { return .badArgument(name, .empty) }
    if word.utf8.count > wordByteCountMax { return .badArgument(name, .tooLong) }
    return hasControlCharacter(word) ? .badArgument(name, .notText) : nil
  }

  /// A technician who could name any path could have the service write over its own database.
  private static func pathFault(_ path: String, for role: PeerRole) -> ControlFault? {
    if path.isEmpty { return .badArgument("path", .empty) }
    if path.utf8.count > pathByteCountMax { return .badArgument("path", .tooLong) }
    if hasControlCharacter(path) { return .badArgument("path", .notText) }
    if path.hasPrefix("/") {
      return role == .administrator ? nil : .badArgument("path", .notAFileName)
    }
    let isFileName = !path.utf8.contains(UInt8(ascii: "/")) && !path.hasPrefix(".")
    if !isFileName { return .badArgument("path", .notAFileName) }
    return path.utf8.count > fileNameByteCountMax ? .badArgument("path", .tooLong) : nil
  }

  private static func hasControlCharacter(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.value < 0x20 || (0x7f...0x9f).contains($0.value) }
  }
}
