import Testing
import Wording

@Suite struct WordingTests {
  /// Every sentence once, with facts that are easy to find again. A new one belongs here.
  static let sentences: [Sentence] = [
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
    .memoryNotLocked(detail: "FACT"), .recordFailing(detail: "FACT"),
    .strangeInterfaces(busPath: "FACT", detail: "d"), .settingsKept(place: "/FACT:1:2", detail: "d"),
    .hotplugFailing(detail: "FACT"), .nothingWrong(deviceCount: 2),
    .kernelWithoutUSB,
    .noDevice, .onlyEmulated(deviceCount: 2), .noRule(file: "/FACT"), .noGroup(name: "FACT"),
    .ruleNotApplied(device: "FACT", node: "/n"), .noRights(device: "FACT", node: "/n", group: "g"),
    .heldByProgram(device: "FACT", processID: 7, program: "p"), .heldByUnknown(device: "FACT"),
    .startupFailed(device: "FACT", detail: "d"), .quarantined(device: "FACT", detail: ""),
    .noDriver(device: "FACT"), .tooManyDevices(device: "FACT"), .noEmulator(path: "/FACT"),
    .emulatorFailed(detail: "FACT"), .noRecord(path: "/FACT"),
    .recordUnreadable(path: "/FACT", detail: ""),
    .recordOfOtherProgram(path: "/FACT"), .recordFromFuture(path: "/FACT", neededVersion: "9"),
    .fileUnreadable(path: "/FACT", detail: ""),
  ]

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
