import Register
import Testing
import Wording

@Suite struct WordingTests {
  /// Every sentence once, with facts that are easy to find again. A new one belongs here.
  static let sentences: [Sentence] =
    [
      .serviceDown(socket: "/FACT"), .serviceDied(socket: "/FACT"),
      .serviceForbidden(socket: "/FACT"),
      .serviceBusy, .serviceSilent, .serviceHungUp, .serviceMisunderstood(detail: "FACT"),
      .serviceOfOtherVersion(asked: "FACT", spoken: "2"), .serviceUnreachable(detail: "FACT"),
      .socketPathTooLong(path: "/FACT"), .badArgument(name: "FACT", reason: .empty),
      .requestDenied(verb: "FACT", role: "kiosk"), .noSuchDevice(serial: "FACT"),
      .deviceNotReady(serial: "FACT", state: "s"),
      .notSupportedByDevice(serial: "FACT", capability: "c"),
      .alreadyRecording(path: "/FACT"), .notRecording, .cannotWrite(path: "/FACT", detail: "d"),
      .sessionRunning,
      .noSession, .cannotAttach(busID: "FACT", host: "h", port: "1", detail: ""), .serviceStopping,
      .requestTooSlow, .serviceFault(code: "FACT", detail: ""), .notRealtime(detail: "FACT"),
      .memoryNotLocked(detail: "FACT"), .recordFailing(detail: "FACT"), .ledgerFailing(detail: "FACT"),
      .strangeInterfaces(busPath: "FACT", detail: "d"), .settingsKept(place: "/FACT:1:2", detail: "d"),
      .hotplugFailing(detail: "FACT"), .somethingWrong(detail: "FACT"), .nothingWrong(deviceCount: 2),
      .kernelWithoutUSB,
      .noDevice, .onlyEmulated(deviceCount: 2), .noRule(file: "/FACT"), .noGroup(name: "FACT"),
      .ruleNotApplied(device: "FACT", node: "/n"), .noRights(device: "FACT", node: "/n", group: "g"),
      .heldByProgram(device: "FACT", processID: 7, program: "p"), .heldByUnknown(device: "FACT"),
      .startupFailed(device: "FACT", detail: "d"), .quarantined(device: "FACT", detail: ""),
      .noDriver(device: "FACT"), .tooManyDevices(device: "FACT"), .noEmulator(path: "/FACT"),
      .emulatorFailed(detail: "FACT"), .noRecord(path: "/FACT"),
      .recordUnreadable(path: "/FACT", detail: ""),
      .recordOfOtherProgram(path: "/FACT"), .recordFromFuture(path: "/FACT", neededVersion: "9"),
      .fileUnreadable(path: "/FACT", detail: ""), .noRoom, .notARoom(.keyMissing("FACT")),
      .roomUnusable(.keyMissing("FACT")), .headNotPlaced,
      .noLitDevice, .noSurvey, .stationMoved(station: "FACT"), .stationDisagrees(station: "FACT"),
      .stationSwapped(station: "FACT", told: "t"), .stationMissing(station: "FACT"),
    ] + programs.map(Sentence.program) + rooms.map(Sentence.room) + stations.map(Sentence.station)
    + recordings.map(Sentence.recording)
    + [.notDetermined(.constant(.init(.gyroscope, axis: "FACT")))]
    + ledgers.map(Sentence.ledger) + guides.map(Sentence.guide) + registers.map(Sentence.register)
    + reports.map(Sentence.report) + surveys.map(Sentence.survey)

  static let guides: [GuideTrouble] = [
    .alreadyRunning(serial: "FACT"), .nothingThere(serial: "FACT"), .noRecord(detail: "FACT"), .noDevice,
    .manyDevices(serials: ["FACT", "b"]), .notGraded(serial: "FACT"),
  ]

  @Test func `the register's reasons and a file's faults all have their sentence`() {
    let reasons = Set(RegisterTrouble.Reason.allCases.map(\.rawValue))
    #expect(reasons == Set(RegisterRefusal.Reason.allCases.map(\.rawValue)).union(["other"]))
    let faults = Set(RegisterTrouble.CellFault.allCases.map(\.rawValue))
    #expect(faults == Set(CSVTable.Fault.Reason.allCases.map(\.rawValue)))
    for wording in [Wording.english, .french] {
      let causes = Self.registers.map { wording.notice(.register($0)).cause }
      #expect(Set(causes).count == causes.count)
    }
  }

  @Test func `what the register names in a fact is French in a French refusal`() {
    func cause(_ reason: RegisterTrouble.Reason, _ facts: [String: String]) -> String {
      Wording.french.notice(.register(.refused(rule: nil, reason, facts: facts))).cause
    }
    #expect(cause(.unknown, ["what": "offer", "name": "61"]) == "Non inscrit : offre 61 n'existe pas.")
    #expect(cause(.outOfRange, ["what": "year"]).contains("année est hors"))
    #expect(cause(.tooMany, ["what": "of the future"]).contains("of the future"))
  }

  static let registers: [RegisterTrouble] =
    [
      .noRegister, .recordFailing(detail: "FACT"), .noSuchColumn(name: "FACT"),
      .fileTooLarge(path: "/FACT"), .badQuery(detail: "FACT"), .queryTooLong,
      .queryCut(rowCount: 7),
    ] + RegisterTrouble.CellFault.allCases.map { .badCell(line: 7, column: 3, $0, text: "FACT") }
    + RegisterTrouble.Reason.allCases.map { .refused(rule: 7, $0, facts: [:]) }

  static let surveys: [SurveyTrouble] = [
    .tooFewViews(found: "FACT", required: "4"), .noStation, .doesNotFit(microradians: "FACT"), .upUnknown,
    .deviceLeft(serial: "FACT"), .tooLong(seconds: "FACT"), .nobodyToAsk, .other(detail: "FACT"),
  ]

  static let surveyLines: [SurveyLine] = [
    .carry, .layDown(count: 3), .layOnFloor, .pointToFront, .solving, .toSkip, .dark, .tooFast, .samePlace,
    .notTheLowest, .pointsNowhere, .noPlace,
    .walk(
      stations: [
        SurveyLine.Station(channel: "FACT", serial: nil, isPlaced: false),
        SurveyLine.Station(channel: "C", serial: "1", isPlaced: true),
      ], views: 1, viewsWanted: 24, metres: "0.1", metresWanted: "0.4"),
    .walk(stations: [], views: 0, viewsWanted: 24, metres: "FACT", metresWanted: "0.4"),
    .still(places: 3, placesWanted: 3, seconds: "FACT", secondsWanted: "1.5"),
    .steady(seconds: "FACT", secondsWanted: "1.5"),
    .distances([SurveyLine.Distance(from: "B", to: "C", metres: "FACT")]),
    .agreement(microradians: "FACT", halvesMillimeters: "0.4", upDegrees: "0.1"),
    .agreement(microradians: "FACT", halvesMillimeters: nil, upDegrees: "0.1"), .withoutFloor, .withoutFront,
    .leftOut(channels: ["FACT"]), .askToUse, .used, .notUsed,
  ]

  @Test(arguments: surveyLines)
  func `a technician is told in both languages`(line: SurveyLine) {
    let texts = [Wording.english(line), Wording.french(line)]
    #expect(texts[0] != texts[1])
    for text in texts {
      #expect(!text.isEmpty && !text.contains("\n") && !text.contains("  "))
      #expect(text.contains("FACT") == "\(line)".contains("FACT"))
    }
  }

  static let recordings: [RecordingTrouble] = [
    .unreadable(path: "/FACT", detail: "d"), .empty(path: "/FACT"), .notARecording(path: "/FACT"),
    .bigEndian(path: "/FACT"), .foreignLinkType(path: "/FACT", type: "1"),
    .ofLaterRelease(path: "/FACT", version: "9"), .damagedHeader(path: "/FACT"), .exists(path: "/FACT"),
    .nothingSelected(path: "/FACT"), .noSuchDevice(path: "/f", device: "FACT"), .stopped(path: "/FACT"),
  ]

  static let calibrations: [CalibrationTrouble] =
    [
      .noSample, .tooManySamples(count: 77, most: 1), .unequalLengths(times: 77, values: 1),
      .notFinite(sample: 77), .timeNotIncreasing(sample: 77), .tooShort(seconds: "77", needed: "1"),
      .saturated(.init(.magnetometer, axis: "x"), samples: 77), .notStill(times: 77, longest: "1", needed: 2),
      .tooFewDirections(found: 77, needed: 1, up: "+x"), .tooFewTurns(found: 77, needed: 1, axis: "-z"),
      .noTemperature, .temperatureTooEven(kelvin: "77", needed: "1"), .noSolution,
    ] + CalibrationTrouble.SensorAxis.Sensor.allCases.map { .constant(.init($0, axis: "77")) }
    + CalibrationTrouble.Parameter.allCases.map { .undetermined($0, percent: "77", most: "1", missing: "+x") }

  @Test func `every reason to refuse a calibration is said in both languages`() {
    for wording in [Wording.english, .french] {
      let texts = Self.calibrations.map { wording($0) }
      #expect(Set(texts).count == texts.count)
      for (trouble, text) in zip(Self.calibrations, texts) {
        #expect(text.contains("77") == "\(trouble)".contains("77"))
        #expect(!text.hasSuffix(".") && !text.contains("  "))
      }
    }
    #expect(Self.calibrations.allSatisfy { Wording.english($0) != Wording.french($0) })
  }

  static let reports: [ReportTrouble] = [
    .notABundle(path: "FACT"), .fileExists(path: "FACT"), .notWhole(path: "FACT"), .doesNotAddUp,
    .noSuchTransfer(number: 7), .noSuchEntry(number: 7, size: 5), .oneRegisterOnly,
    .headOfNobody(key: "FACT"),
    .serviceRuns(path: "/FACT"),
  ]

  static let ledgers: [LedgerTrouble] =
    [
      .headAltered(size: 7), .headOfStranger(key: "FACT"), .untrusted(key: "FACT"),
      .schemaAltered(object: "FACT"),
      .damaged(code: 11), .noLedger(path: "/FACT"), .notBegun(path: "/FACT"), .noHead(path: "/FACT"),
      .noKey(path: "/FACT"),
    ]
    + LedgerTrouble.Evil.allCases.flatMap {
      [LedgerTrouble.events($0, first: 7, last: 7), .events($0, first: 7, last: 9)]
    }

  static let programs: [ProgramTrouble] = [
    .settingsUnreadable(path: "/FACT", detail: "d"), .settingsMalformed(place: "/FACT:1:2", detail: ""),
    .settingUnknown(place: "/f:1:1", key: "FACT"),
    .settingOutOfRange(place: "/f:1:1", key: "FACT", expected: "a number"), .catalogBroken(detail: "FACT"),
    .alreadyRunning(processID: 7), .alreadyRunning(processID: nil), .posesUnpublished(detail: "FACT"),
    .socketFolderMissing(path: "/FACT"), .socketUnopened(detail: "FACT"), .threadRefused(detail: "FACT"),
    .cannotServe(address: "FACT", detail: ""), .notLoopback(host: "FACT"), .libraryMissing(path: "/FACT"),
    .badAddress("FACT"), .noVirtualHostController, .noFreePort, .systemCallFailed(call: "FACT", detail: "d"),
  ]

  static let rooms: [RoomTrouble] = [
    .recordingExists(path: "/FACT"), .cannotCreate(path: "/FACT", detail: ""),
    .cannotOpen(path: "/FACT", detail: "d"), .recordingIncomplete(path: "/FACT", detail: "d"),
    .diskTooSlow(path: "/FACT"), .notARecording, .recordingOfOtherFormat(version: "FACT"),
    .recordingCutOff(offset: 1), .recordingDamaged(offset: 1), .recordingUnreadable(detail: "FACT"),
    .unusableInput(step: 1), .physicsDiverged(seconds: 1), .contactsOverflowed(seconds: 1),
    .physicsRefused(detail: "FACT"), .foreignCheckpoint, .segmentTaken, .segmentForeign(userID: 1),
    .posesForbidden, .posesOfOtherVersion, .badSegmentName, .sharedMemoryFailed(detail: "FACT"),
    .defect(detail: "FACT"),
  ]

  static let stations: [StationTrouble] =
    [
      .noPhotodiodes, .tooFewViews(found: 1, needed: 4), .noLight,
      .noStationPlaced([
        .seenTooRarely(channel: "FACT", found: 0, needed: 3), .neverWithAnother(channel: "FACT"),
        .unheard(channel: "FACT"),
      ]),
      .doesNotFit(microradians: 700), .upUnknown,
    ] + flaws.map { .flawed(path: "/FACT", $0) }

  static let roomTerms: [RoomTerm] = [
    .found(views: 1, device: "FACT", seconds: "2", microradians: "3", upDegrees: "4"), .onePlace,
    .uncalibrated(channel: "FACT"), .leftOut(.unheard(channel: "FACT")), .stands, .unseen, .disagrees, .moved,
    .swapped(serial: "FACT"), .channel, .height, .heading, .elevation, .roll, .residual, .after, .whenSolved,
  ]

  @Test(arguments: roomTerms)
  func `a room is told in both languages`(term: RoomTerm) {
    #expect(Wording.english.room(term) != Wording.french.room(term))
  }

  static let flaws: [RoomFlaw] = [
    .tooLong(byteCountMax: 1), .notJSON, .keyMissing("FACT"), .keyOfOtherKind(""), .keyNull("FACT"),
    .otherFormat("FACT", known: "k"), .stationCount(0, most: 16), .samePlace(1),
    .badValue(key: "FACT", station: 1), .badModelScale, .other,
  ]

  static let announcements: [Announcement] = [
    .settingsGood, .pageAt(url: "FACT"),
    .emulating(device: "d", identifier: "i", serial: "FACT", busID: "1-1"),
    .emulating(device: "FACT", identifier: "i", serial: nil, busID: "1-1"), .servingAt(address: "FACT"),
    .attachedToKernel, .room(seed: 1, engine: "FACT", library: "l"), .roomSteps(count: 1, lateCount: 0),
    .replayedAlike(steps: 1, seed: 2), .replayDiverged(steps: 1, seed: 2, byStep: 3),
    .replayNotComparable(steps: 1, seed: 2, differences: ["FACT"]), .stateHash("FACT"),
    .recordedStateHash("FACT"),
  ]

  @Test(arguments: announcements)
  func `an announcement is a line in both languages`(announcement: Announcement) {
    let texts = [Wording.english(announcement), Wording.french(announcement)]
    #expect(texts[0] != texts[1])
    for text in texts {
      #expect(!text.isEmpty && !text.contains("\n"))
      #expect(text.contains("FACT") == "\(announcement)".contains("FACT"))
    }
  }

  @Test func `a complaint has the program's name, and nothing that commands a terminal`() {
    let notice = Wording.english.notice(.program(.badAddress("\u{1b}[2J")))
    #expect(
      notice.complaint(of: "headset-emulator")
        == "headset-emulator: ?[2J is no IPv4 address.\n  Use one such as 127.0.0.1:3240.")
  }

  @Test(arguments: sentences)
  func `both languages say the fact, each in its own words`(sentence: Sentence) {
    let (english, french) = (Wording.english.notice(sentence), Wording.french.notice(sentence))
    let hasFact = "\(sentence)".contains("FACT")
    for notice in [english, french] {
      #expect(notice.cause.contains("FACT") == hasFact)
      for text in [notice.cause, notice.cure].compactMap(\.self) {
        #expect(text.hasSuffix("."))
        #expect(!text.contains("  ") && !text.contains("()"))
      }
    }
    #expect(english.cause != french.cause)
    #expect((english.cure == nil) == (french.cure == nil))
  }

  @Test(arguments: [
    ("No such file or directory", "fichier ou dossier introuvable"),
    ("openat: Permission denied", "openat: accès refusé"),
    ("the gzip stream ends early", "the gzip stream ends early"),
  ])
  func `what the system says is said in French where it is known`(_ detail: String, _ words: String) {
    let sentence = Sentence.fileUnreadable(path: "/media/a", detail: detail)
    #expect(Wording.french.notice(sentence).cause == "/media/a est illisible (\(words)).")
    #expect(Wording.english.notice(sentence).cause.contains("(\(detail))"))
  }

  @Test func `every reason completes its sentence`() {
    let reasons: [Sentence.ArgumentReason] = [
      .empty, .tooLong, .tooMany, .outOfRange, .notText, .notAFileName, .notAChoice, .other,
    ]
    for wording in [Wording.english, .french] {
      let causes = reasons.map { wording.notice(.badArgument(name: "x", reason: $0)).cause }
      #expect(Set(causes).count == reasons.count)
    }
  }

  @Test func `every term has a word in both languages`() {
    for term in Term.allCases {
      #expect(!Wording.english(term).isEmpty && !Wording.french(term).isEmpty)
    }
  }

  @Test(arguments: [
    (["LANG": "fr_FR.UTF-8"], Wording.Language.french),
    (["LC_ALL": "fr", "LANG": "en_US"], .french),
    (["LC_MESSAGES": "fr_CA@x", "LANG": "C"], .french),
    (["LC_ALL": "C", "LC_MESSAGES": "fr_FR"], .english),
    (["LC_ALL": "", "LANG": "FR_fr"], .french),
    (["LANG": "tr_TR.UTF-8"], .english),
    (["LANG": "frisian"], .english),
    ([:], .english),
  ])
  func `the language is the environment's first word`(
    environment: [String: String], language: Wording.Language
  ) {
    #expect(Wording(environment: environment).language == language)
  }
}
