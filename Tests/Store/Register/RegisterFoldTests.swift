import Foundation
import Ledger
import Testing

@testable import Register

@Suite struct RegisterFoldTests {
  private func leaf(
    _ kind: String, _ payload: String, actor: String = "technician/1000",
    at milliseconds: Int64 = 1_772_352_000_000
  ) -> Data {
    Data(
      #"{"actor":"\#(actor)","kind":"\#(kind)","payload":\#(payload),"time":\#(milliseconds),"trusted":true}"#
        .utf8)
  }

  private func leaf(_ event: RegisterEvent, actor: String = "technician/1000") throws -> Data {
    let payload = try CanonicalJSON.object(try #require(event.payload)).encode()
    return leaf(event.kind.rawValue, payload, actor: actor)
  }

  @Test func `a ledger's entries come to the register that took their events`() throws {
    var world = try World()
    try world.enrol(1, serial: "LHR-1")
    var fold = RegisterFold()
    var events: [RegisterEvent] = ["P-1", "P-2", "P-3", "P-4", "P-5", "P-6", "P-7"].compactMap { name in
      RegisterWord(name).flatMap { world.register.parties[$0] }.map(RegisterEvent.party)
    }
    events.append(.programme(try #require(world.register.programmes[try world.word("KCF")])))
    events.append(.site(try #require(world.register.sites[try World.nairobi])))
    for model in ["vive", "pc"] {
      events.append(.model(try #require(world.register.models[try world.word(model)])))
    }
    events.append(.enrolled(try world.enrolment(1, serial: "LHR-1")))
    for (index, event) in events.enumerated() { fold.ingest(try leaf(event), at: index) }
    #expect(fold.violations.isEmpty && fold.register == world.register)
  }

  @Test func `what no register would have taken is noted with its rule, and the fold goes on`() throws {
    let world = try World()
    var fold = RegisterFold(world.register)
    let size = world.register.size
    let enrolment = try leaf(.enrolled(try world.enrolment(1, serial: "LHR-1")))
    fold.ingest(enrolment, at: size)
    fold.ingest(try leaf(.enrolled(try world.enrolment(2, serial: "LHR-1"))), at: size + 1)
    fold.ingest(leaf("asset.enrolled", "{}"), at: size + 2)
    fold.ingest(leaf("someone.elses", "{}"), at: size + 3)
    fold.ingest(Data("nonsense".utf8), at: size + 4)
    #expect(fold.firstViolation(of: .oneSerial)?.sequence == size + 1)
    #expect(fold.violations.map(\.sequence) == [size + 1, size + 2, size + 4] && fold.foreignCount == 1)
    #expect(fold.register.assets.count == 1 && fold.register.size == size + 5)
  }

  @Test func `a register folded to an entry is the one of then`() throws {
    var world = try World()
    let size = world.register.size
    var fold = RegisterFold(world.register)
    let first = try leaf(.enrolled(try world.enrolment(1)))
    fold.ingest(first, at: size)
    let then = fold.register
    fold.ingest(
      try leaf(
        .moved(AssetMoved(tag: try world.tag(1), status: .inService, reason: try world.text("Opened")))),
      at: size + 1)
    #expect(fold.register != then)
    try world.enrol(1)
    #expect(world.register == then)
  }

  @Test func `sessions add up by unit, month and purpose`() throws {
    var world = try World()
    try world.enrol(1, serial: "LHR-1")
    try world.plug("LHR-1")
    var fold = RegisterFold(world.register)
    let unit = #"{"emulated":false,"family":"vive","model":"HTC Vive","serial":"LHR-1"}"#
    for index in 0..<3 {
      let session =
        #"{"duration_ms":1000,"ending":"stopped","purpose":"training","session":"s","units":["#
        + #"{"tracked_ms":900,"unit":\#(unit),"worn_ms":800}]}"#
      fold.ingest(
        leaf("session.ended", session, at: world.now + Int64(index) * 20 * 86_400_000),
        at: world.register.size + index)
    }
    let measured = try #require(fold.register.units[world.unit("LHR-1")])
    #expect(measured.sessionCount == 3 && measured.trackedMilliseconds == 2700)
    let march = try world.day("2026-03-01").month
    #expect(measured.months[march]?.sessionCount == 2 && measured.months[march + 1]?.sessionCount == 1)
    #expect(fold.register.sessions["training"]?.count == 3)
  }

  @Test(
    .enabled(if: ProcessInfo.processInfo.environment["HEADSET_TESTS_LONG"] == "1", "takes seconds: --long"))
  func `a million events fold, nine in ten of them measured`() throws {
    var world = try World()
    for number in 1...48 { try world.enrol(number, serial: "LHR-\(number)") }
    var fold = RegisterFold(world.register)
    let size = world.register.size
    var leaves: [Data] = []
    for index in 0..<1_000 {
      let unit = #"{"emulated":false,"family":"vive","model":"HTC Vive","serial":"LHR-\#(index % 48 + 1)"}"#
      let use = #"{"tracked_ms":900,"unit":\#(unit),"worn_ms":800}"#
      leaves.append(
        index % 10 == 0
          ? try leaf(.examined(AssetExamined(tag: try world.tag(index % 48 + 1), condition: .good)))
          : index % 3 == 0
            ? leaf("unit.attached", #"{"bus_path":"1-1","unit":\#(unit)}"#, actor: "service")
            : leaf(
              "session.ended",
              #"{"duration_ms":1000,"ending":"stopped","purpose":"training","session":"s","units":[\#(use),\#(use)]}"#
            ))
    }
    let begin = ContinuousClock.now
    for index in 0..<1_000_000 { fold.ingest(leaves[index % 1_000], at: size + index) }
    let seconds = (ContinuousClock.now - begin) / .seconds(1)
    #expect(fold.violationCount == 0)
    Issue.record("a million events folded in \(seconds) s", severity: .warning)
  }
}
