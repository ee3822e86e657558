import ControlProtocol
import Foundation
import Testing

@Suite struct ControlResponseTests {
  static let headset = DeviceStatus(
    name: "HTC Vive headset", family: "vive", role: "headsetReceiver", serial: "LHR-C5C0BC88",
    vendorID: 0x28de, productID: 0x2000, busPath: "1-1.2", firmware: "1462663157", hardware: "2.1.0",
    configurationSHA256: "ab", calibrationSource: .recorded,
    learned: LearnedStatus(
      biasDegreesPerSecond: [0.5, -0.1, 0], deviationDegreesPerSecond: [0.01, 0.01, 0.02],
      since: "2026-03-01T08:30:00.250Z", updated: "2026-03-02T08:30:00.250Z"), isEmulated: false,
    state: .streaming,
    reports: [ReportRate(reportID: 0x20, count: 5000, rateHz: 999.5)], lostSampleCount: 3,
    malformedReportCount: 1, batteryPercent: 80, isWorn: true, proximity: 1200, ipdMillimeters: 63.5,
    pose: PoseStatus(
      orientationWXYZ: [1, 0, 0, 0], position: [0, 1.7, 0], positionSource: .modelled,
      angularVelocity: [0, 0.5, 0], ageSeconds: 0.001))

  static let status = ServiceStatus(
    version: "0.1.0", processID: 42, uptimeSeconds: 61.5,
    loop: LoopStatus(
      periodMicroseconds: 1000, tickCount: 61_500, missedTickCount: 2, latencyMicrosecondsP50: 3,
      latencyMicrosecondsP99: 9, latencyMicrosecondsMax: 120, isRealtime: true, isMemoryLocked: false),
    devices: [headset],
    recording: RecordingStatus(
      path: "/var/lib/headsetd/recordings/a.hsrec", devices: ["LHR-C5C0BC88"], transferCount: 10,
      byteCount: 640, durationSeconds: 0.01, droppedTransferCount: 0, isRunning: true),
    session: SessionStatus(
      identifier: "0d9a", purpose: "training", durationSeconds: 5, startedByUID: 1000, isRunning: true),
    inventory: InventoryStatus(
      state: .recording, path: "/var/lib/headsetd/inventory.sqlite", writtenEventCount: 7),
    faults: [ServiceFault(code: .noRealtime, facts: ["errno": "1"], ageSeconds: 61)],
    room: RoomStatus(
      stations: [
        StationStatus(
          generation: 2, channel: "4", serial: "7A3F0012", state: .swapped, toldSerial: "00000001",
          position: [0, 2, 0], direction: [0, 0, -1], residualMicroradians: 33,
          residualWhenSolvedMicroradians: 30)
      ], refinementCount: 1))

  static let guide: CalibrationStatus = {
    var guide = CalibrationStatus(
      serial: "A", purpose: .calibrate, phase: .rests, instruction: .init(.point, axis: [0, 1, 0]))
    guide.complaint = .init(.movedTooEarly, seconds: 1.5, neededSeconds: 3)
    guide.motion = 0.5
    guide.directions = [[0, 0, 1]]
    let errors = CalibrationErrors(
      gravityMetersPerSecondSquared: 0.25, turnDegrees: 0.5, rateDegreesPerSecond: 0.125)
    guide.result = .init(
      grade: .good, before: errors, after: errors, limits: errors, restCount: 12, durationSeconds: 90,
      wasWarm: true)
    guide.refusal = .init(.dead, axis: .init(sensor: .gyroscope, axis: "z"))
    guide.isRecorded = false
    guide.draftErrorNumber = 28
    return guide
  }()

  static let payloads: [ControlPayload] = [
    .calibration(guide),
    .calibrationHistory(
      CalibrationHistory(
        serial: "A", inForce: 1,
        rows: [
          .init(id: 1, kind: .calibrated, measured: "2026-03-01T08:30:00.250Z", isTrusted: true, uid: 7)
        ],
        trend: .init(
          quantity: .rate, shareNow: 0.5, sharePerYear: 0.25, sharePerYearConfidence: 0.125,
          measurementCount: 3), nextDue: "2027-03-01")),
    .devices([headset]), .device(headset), .status(status), .done, .room(nil), .room("{}"),
    .survey(SurveyStatus(serial: "A", state: .gathering, step: .carry)),
    .survey(
      SurveyStatus(
        serial: "A", state: .solved, step: .done, remark: .dark, seconds: 60,
        stations: [.init(channel: "B", serial: "7A3F0012", isPlaced: true)], viewCount: 30, viewsWanted: 24,
        spread: 0.5, spreadWanted: 0.4, residualMicroradians: 30, placeCount: 3, placesWanted: 3,
        steadySeconds: 1.5, steadySecondsWanted: 1.5,
        result: SurveyResult(
          document: "{}", seconds: 60, upSigmaDegrees: 0.1, halvesMillimeters: 0.5, halvesDegrees: 0.01,
          hasFloor: true, hasFront: false, path: [[0, 1, 2]], omitted: ["C"]))),
    .survey(
      SurveyStatus(
        serial: "A", state: .failed, step: .carry,
        failure: SurveyFailure(code: .tooFewViews, facts: ["found": "1", "required": "4"]))),
    .recording(
      status.recording
        ?? RecordingStatus(
          path: "", devices: [], transferCount: 0, byteCount: 0, durationSeconds: 0, droppedTransferCount: 0,
          isRunning: false)),
    .session(
      SessionStatus(
        identifier: "0d9a", purpose: "audit", durationSeconds: 5, startedByUID: 0, isRunning: false)),
    .entered(
      RegisterAnswer(
        size: 9,
        entries: [
          .init(sequence: 8, kind: "asset.enrolled", tag: "KE-NBO-0001-O", findings: ["F8 label_mismatch"]),
          .init(sequence: 9, kind: "campaign.closed", tag: nil, findings: []),
        ])),
  ]

  @Test(arguments: payloads)
  func `every payload survives the wire`(payload: ControlPayload) throws {
    let response = ControlResponse(id: 3, result: .success(payload))
    #expect(try ControlResponse(line: response.line().dropLast()) == response)
  }

  @Test func `every fault survives the wire, one from the future too`() throws {
    for code in ControlFault.Code.allCases.map(\.rawValue) + ["not_invented_yet"] {
      let response = ControlResponse(id: nil, result: .failure(ControlFault(code: code, facts: ["a": "b"])))
      #expect(try ControlResponse(line: response.line().dropLast()) == response)
    }
  }

  @Test(arguments: [
    DeviceState.attached, .starting, .streaming, .stale, .lost,
    .refused(DeviceRefusal(reason: .heldByAnotherProgram, holderProcessID: 812, holderName: "vrserver")),
    .refused(DeviceRefusal(reason: .heldByAnotherProgram, attemptCount: 3, retrySeconds: 4)),
    .refused(DeviceRefusal(reason: .noRights)),
  ])
  func `every state survives the wire`(state: DeviceState) throws {
    var device = Self.headset
    device.state = state
    let response = ControlResponse(id: 1, result: .success(.device(device)))
    #expect(try ControlResponse(line: response.line().dropLast()) == response)
  }

  @Test func `keys are snake case with their units`() throws {
    let line = try ControlResponse(id: 3, result: .success(.status(Self.status))).line()
    let keys = Set(
      String(decoding: line, as: UTF8.self).matches(of: /"([A-Za-z0-9_]+)":/).map { String($0.1) })
    #expect(keys.allSatisfy { $0.wholeMatch(of: /[a-z0-9_]+/) != nil })
    let promised = [
      "orientation_wxyz", "position_m", "position_source", "angular_velocity_rad_s", "age_s",
      "battery_percent",
      "ipd_millimeters", "is_worn", "is_emulated", "configuration_sha256", "calibration_source",
      "bias_deg_s", "deviation_deg_s", "lost_samples", "latency_p99_us", "pid", "uptime_s", "started_by_uid",
    ]
    #expect(keys.isSuperset(of: promised), "\(Set(promised).subtracting(keys))")
  }

  @Test func `a pose that is no number cannot be written and says where`() {
    var device = Self.headset
    device.pose?.orientationWXYZ[2] = .nan
    #expect(throws: ControlCodecError.notANumber(place: "ok.device.pose.orientation_wxyz.2")) {
      try ControlResponse(id: 1, result: .success(.device(device))).line()
    }
  }

  @Test func `an answer cut anywhere is an error`() throws {
    let bytes = try ControlResponse(id: 3, result: .success(.status(Self.status))).line().dropLast()
    for count in bytes.indices {
      #expect(throws: ControlCodecError.self) { try ControlResponse(line: Array(bytes[..<count])) }
    }
  }

  @Test func `an answer of another version is named`() {
    #expect(throws: ControlCodecError.unsupportedVersion(asked: 2)) {
      try ControlResponse(line: Array(#"{"version":2,"id":1,"ok":{"done":true}}"#.utf8))
    }
  }

  @Test func `the full house fits into one answer`() throws {
    var status = Self.status
    var crowded = Self.headset
    crowded.serial = String(repeating: "é", count: 126)
    crowded.reports = (0..<16).map { ReportRate(reportID: $0, count: .max, rateHz: 1.0 / 3) }
    status.devices = [DeviceStatus](repeating: crowded, count: ControlProtocol.deviceCountMax)
    status.faults = [ServiceFault](
      repeating: ServiceFault(
        code: .other, facts: ["detail": String(repeating: "x", count: 256)], ageSeconds: 1),
      count: ServiceStatus.faultCountMax)
    let byteCount = try ControlResponse(id: .max, result: .success(.status(status))).line().count
    #expect(byteCount < ControlProtocol.responseByteCountMax / 4)
  }
}

@Suite struct ControlProtocolTests {
  @Test func `the socket is what was asked for, else the environment's, else the default`() {
    let variable = ControlProtocol.socketVariable
    #expect(ControlProtocol.socketPath(asked: "/a", environment: [variable: "/b"]) == "/a")
    #expect(ControlProtocol.socketPath(asked: nil, environment: [variable: "/b"]) == "/b")
    #expect(
      ControlProtocol.socketPath(asked: "", environment: [variable: ""]) == "/run/headsetd/control.sock")
  }
}
