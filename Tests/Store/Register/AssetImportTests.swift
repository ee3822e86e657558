import Foundation
import Ledger
import Testing

@testable import Register

@Suite struct AssetImportTests {
  private func drafts(
    _ text: String, _ format: ImportFormat = .plain, _ change: (inout AssetImport.Defaults) -> Void = { _ in }
  ) throws -> [RegisterDraft] {
    var defaults = AssetImport.Defaults()
    defaults.site = try World.nairobi
    defaults.room = RegisterText("Room 1")
    defaults.model = RegisterWord("vive")
    change(&defaults)
    let digest = try #require(DocumentDigest(DocumentHash.text(of: Data(text.utf8))))
    return try AssetImport(format: format, file: digest, defaults: defaults).drafts(of: CSVTable(text))
  }

  private func enter(_ drafts: [RegisterDraft], _ world: inout World) throws {
    for draft in drafts {
      let stamp = Stamp(
        sequence: world.register.size, time: LedgerTime(milliseconds: world.now, isTrusted: true))
      for event in try world.register.events(of: draft, at: stamp) { try world.apply(event) }
    }
  }

  @Test func `a plain file's rows become assets that know their file and line`() throws {
    var world = try World()
    let text = """
      model,label,room,cost,currency,acquired,share,description
      vive,LHR-1,Room 1,1200.5,EUR,2026-01-31,75,"Headset, black"
      pc,PC-1,Room 2,900,EUR,2026-02-01,33.3,'=SUM
      """
    let drafts = try drafts(text) { $0.programme = RegisterWord("KCF") }
    try enter(drafts, &world)
    let first = try world.asset(1)
    #expect(
      first.facts.label?.value == "LHR-1" && first.facts.cost?.minor == 120_050 && first.facts.share == 7_500)
    #expect(first.origin?.line == 2 && first.custody.custodian.value == "P-2")
    let second = try world.asset(2)
    #expect(
      second.facts.description?.value == "=SUM" && second.facts.share == 3_330
        && second.custody.room.value == "Room 2")
    let again = try #require(drafts.first)
    let stamp = Stamp(sequence: world.register.size, time: world.register.time)
    let event = try #require(try world.register.events(of: again, at: stamp).first)
    #expect(world.refusal(of: event)?.reason == .importedBefore)
  }

  @Test func `Snipe-IT's and GLPI's headings are understood`() throws {
    let snipe = try drafts(
      "Item Name,Asset Tag,Serial,Model name,Location,Purchase Date,Purchase Cost\nKiosk,,S-1,Vive Pro,Room 2,2026-02-03 00:00:00,10.00\n",
      .snipeIT
    ) { $0.currency = CurrencyCode("USD") }
    #expect(
      snipe.first?.payload["model"] == .string("vive-pro")
        && snipe.first?.payload["room"] == .string("Room 2"))
    guard case .object(let facts) = snipe.first?.payload["facts"] else { throw RegisterRefusal(.unreadable) }
    #expect(facts["label"] == .string("S-1") && facts["acquired"] == .string("2026-02-03"))
    let glpi = try drafts("Nom;Numéro de série;Modèle;Lieu\nPC-7;X9;pc;Room 1\n", .glpi)
    #expect(glpi.first?.payload["model"] == .string("pc") && glpi.count == 2)
  }

  @Test(arguments: [
    ("acquired\n2026-02-30\n", 2, 1, CSVTable.Fault.Reason.badDay),
    ("cost,currency\n12.345,EUR\n", 2, 1, .badAmount),
    ("label,cost\na,1,200\n", 2, 0, .cellCount), ("cost,currency\n1,euro\n", 2, 2, .badCurrency),
    ("tag\nKE-NBO-0001-X\n", 2, 1, .badTag), ("share\n100.01\n", 2, 1, .badNumber),
    ("condition\nshiny\n", 2, 1, .badChoice), ("label\na\u{7}b\n", 2, 1, .badText),
    ("cost\n1\n", 2, 1, .noCurrency),
    ("custodian\nJohn Smith\n", 2, 1, .badWord), ("cost,currency\n-1,EUR\n", 2, 1, .badAmount),
  ])
  func `a wrong cell is named by line and column`(
    text: String, line: Int, column: Int, reason: CSVTable.Fault.Reason
  ) throws {
    let fault = #expect(throws: CSVTable.Fault.self) { try drafts(text) }
    #expect(fault?.line == line && (fault?.column ?? 0) == column && fault?.reason == reason)
  }

  @Test func `what neither file nor defaults say is missing`() throws {
    let fault = #expect(throws: CSVTable.Fault.self) { try drafts("label\na\n") { $0.room = nil } }
    #expect(fault?.reason == .empty && fault?.text == "room")
  }

  @Test func `notes of several lines become one, as Excel and Snipe-IT write them`() throws {
    let text = "\u{FEFF}Item Name;Serial;Notes\r\n\"Desk \"\"A\"\"\r\n\r\nleft\";S-1;\"a;b\tc\"\r\n"
    let draft = try #require(try drafts(text, .snipeIT).first)
    guard case .object(let facts) = draft.payload["facts"] else { throw RegisterRefusal(.unreadable) }
    #expect(facts["description"] == .string("Desk \"A\" left") && facts["marks"] == .string("a;b c"))
  }

  @Test func `a file of another format is refused, and what is passed over is said`() throws {
    let snipe = "Asset Tag,Item Name,Serial,Warranty\n,Kiosk,S-1,12\n"
    let fault = #expect(throws: CSVTable.Fault.self) { try drafts("Seriennummer,Ort\nS-1,Halle\n") }
    #expect(fault?.reason == .noKnownColumn && fault?.line == 1 && fault?.text == "plain")
    let digest = try #require(DocumentDigest(DocumentHash.text(of: Data(snipe.utf8))))
    let format = AssetImport(format: .snipeIT, file: digest, defaults: AssetImport.Defaults())
    #expect(format.passedOver(of: try CSVTable(snipe)) == ["Warranty"])
  }

  @Test func `bytes of another encoding are named by their line`() throws {
    // "Modèle" as Windows writes it in Western Europe, and a table in UTF-16.
    let western = Array("label;description\nA;b\n".utf8) + Array("B;Mod".utf8) + [0xE8] + Array("le\n".utf8)
    let fault = #expect(throws: CSVTable.Fault.self) { try CSVTable(bytes: western) }
    #expect(fault?.reason == .notUTF8 && fault?.line == 3)
    let wide: [UInt8] = [0xFF, 0xFE] + Array("label\n".utf8).flatMap { [$0, 0] }
    #expect(#expect(throws: CSVTable.Fault.self) { try CSVTable(bytes: wide) }?.line == 1)
    #expect(try CSVTable(bytes: [0xEF, 0xBB, 0xBF] + Array("a;b\r\n1;\"x\r\ny\"\r\n".utf8)).rows.count == 2)
  }

  @Test func `a heading alone is nothing`() throws {
    #expect(try drafts("label\n").isEmpty)
    #expect(try drafts("").isEmpty)
  }
}
