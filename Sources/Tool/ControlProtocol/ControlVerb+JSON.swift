/// As `{"verb": "show", "serial": "LHR-..."}`: the verb's word beside its own keys, in one flat object.
extension ControlVerb: Codable {
  private enum CodingKeys: String, CodingKey {
    case verb, serial, path, devices, amplitude, purpose, host, port, document, answer, party, name, contact
    case isTrial = "trial"
    case isForFee = "fee"
    case rateHz = "rate_hz"
    case frequencyHz = "frequency_hz"
    case durationSeconds = "duration_s"
    case busID = "bus_id"
  }

  public init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    switch try keys.decode(Name.self, forKey: .verb) {
    case .list: self = .list
    case .show: self = .show(serial: try keys.decode(String.self, forKey: .serial))
    case .status: self = .status
    case .watch: self = .watch(rateHz: try keys.decode(Double.self, forKey: .rateHz))
    case .recordStart:
      self = .recordStart(
        path: try keys.decode(String.self, forKey: .path),
        devices: try keys.decodeIfPresent([String].self, forKey: .devices) ?? [])
    case .recordStop: self = .recordStop
    case .haptic:
      self = .haptic(
        serial: try keys.decode(String.self, forKey: .serial),
        frequencyHz: try keys.decode(Double.self, forKey: .frequencyHz),
        amplitude: try keys.decode(Double.self, forKey: .amplitude),
        durationSeconds: try keys.decode(Double.self, forKey: .durationSeconds))
    case .sessionStart:
      self = .sessionStart(
        purpose: try keys.decode(String.self, forKey: .purpose),
        isForFee: try keys.decodeIfPresent(Bool.self, forKey: .isForFee) ?? false)
    case .sessionStop: self = .sessionStop
    case .room: self = .room
    case .roomUse: self = .roomUse(document: try keys.decodeIfPresent(String.self, forKey: .document))
    case .calibration: self = .calibration(serial: try keys.decode(String.self, forKey: .serial))
    case .calibrationWatch:
      self = .calibrationWatch(
        serial: try keys.decode(String.self, forKey: .serial),
        rateHz: try keys.decode(Double.self, forKey: .rateHz))
    case .calibrationStart:
      self = .calibrationStart(
        serial: try keys.decode(String.self, forKey: .serial),
        purpose: try keys.decode(CalibrationStatus.Purpose.self, forKey: .purpose))
    case .calibrationAnswer:
      self = .calibrationAnswer(
        serial: try keys.decode(String.self, forKey: .serial),
        answer: try keys.decode(String.self, forKey: .answer))
    case .calibrationUndo: self = .calibrationUndo(serial: try keys.decode(String.self, forKey: .serial))
    case .calibrationHistory:
      self = .calibrationHistory(serial: try keys.decode(String.self, forKey: .serial))
    case .roomFront: self = .roomFront
    case .surveyStart:
      self = .surveyStart(serial: try keys.decodeIfPresent(String.self, forKey: .serial))
    case .survey: self = .survey
    case .surveySkip: self = .surveySkip
    case .surveyStop: self = .surveyStop
    case .attachEmulated:
      let place = try Self.place(keys)
      self = .attachEmulated(host: place.host, port: place.port, busID: place.busID)
    case .detachEmulated:
      let place = try Self.place(keys)
      self = .detachEmulated(host: place.host, port: place.port, busID: place.busID)
    case .registerDescribe:
      let order = try Self.order(keys)
      self = .registerDescribe(document: order.document, isTrial: order.isTrial)
    case .registerEquip:
      let order = try Self.order(keys)
      self = .registerEquip(document: order.document, isTrial: order.isTrial)
    case .registerAudit:
      let order = try Self.order(keys)
      self = .registerAudit(document: order.document, isTrial: order.isTrial)
    case .registerName:
      self = .registerName(
        party: try keys.decode(String.self, forKey: .party),
        name: try keys.decode(String.self, forKey: .name),
        contact: try keys.decodeIfPresent(String.self, forKey: .contact))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: CodingKeys.self)
    try keys.encode(name, forKey: .verb)
    switch self {
    case .list, .status, .recordStop, .sessionStop, .room, .roomFront, .survey, .surveySkip, .surveyStop:
      break
    case .surveyStart(let serial): try keys.encodeIfPresent(serial, forKey: .serial)
    case .roomUse(let document): try keys.encodeIfPresent(document, forKey: .document)
    case .show(let serial), .calibration(let serial), .calibrationUndo(let serial),
      .calibrationHistory(let serial):
      try keys.encode(serial, forKey: .serial)
    case .calibrationWatch(let serial, let rateHz):
      try keys.encode(serial, forKey: .serial)
      try keys.encode(rateHz, forKey: .rateHz)
    case .calibrationStart(let serial, let purpose):
      try keys.encode(serial, forKey: .serial)
      try keys.encode(purpose, forKey: .purpose)
    case .calibrationAnswer(let serial, let answer):
      try keys.encode(serial, forKey: .serial)
      try keys.encode(answer, forKey: .answer)
    case .watch(let rateHz): try keys.encode(rateHz, forKey: .rateHz)
    case .recordStart(let path, let devices):
      try keys.encode(path, forKey: .path)
      try keys.encode(devices, forKey: .devices)
    case .haptic(let serial, let frequencyHz, let amplitude, let durationSeconds):
      try keys.encode(serial, forKey: .serial)
      try keys.encode(frequencyHz, forKey: .frequencyHz)
      try keys.encode(amplitude, forKey: .amplitude)
      try keys.encode(durationSeconds, forKey: .durationSeconds)
    case .sessionStart(let purpose, let isForFee):
      try keys.encode(purpose, forKey: .purpose)
      if isForFee { try keys.encode(true, forKey: .isForFee) }
    case .attachEmulated(let host, let port, let busID), .detachEmulated(let host, let port, let busID):
      try keys.encode(host, forKey: .host)
      try keys.encode(port, forKey: .port)
      try keys.encodeIfPresent(busID, forKey: .busID)
    case .registerDescribe(let document, let isTrial), .registerEquip(let document, let isTrial),
      .registerAudit(let document, let isTrial):
      try keys.encode(document, forKey: .document)
      if isTrial { try keys.encode(true, forKey: .isTrial) }
    case .registerName(let party, let name, let contact):
      try keys.encode(party, forKey: .party)
      try keys.encode(name, forKey: .name)
      try keys.encodeIfPresent(contact, forKey: .contact)
    }
  }

  private static func order(
    _ keys: KeyedDecodingContainer<CodingKeys>
  ) throws -> (document: String, isTrial: Bool) {
    (
      try keys.decode(String.self, forKey: .document),
      try keys.decodeIfPresent(Bool.self, forKey: .isTrial) ?? false
    )
  }

  private static func place(
    _ keys: KeyedDecodingContainer<CodingKeys>
  ) throws -> (host: String, port: UInt16, busID: String?) {
    (
      try keys.decode(String.self, forKey: .host), try keys.decode(UInt16.self, forKey: .port),
      try keys.decodeIfPresent(String.self, forKey: .busID)
    )
  }
}
