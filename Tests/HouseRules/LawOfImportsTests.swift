import Foundation
import Testing

@Suite struct LawOfImportsTests {
  private static let rooms = Dictionary(uniqueKeysWithValues: House.rooms.map { ($0.name, $0) })

  @Test func `every room stands in the table, on its floor`() {
    #expect(!SourceTree.sources.isEmpty)
    for file in SourceTree.sources {
      guard let room = Self.rooms[file.room] else {
        Issue.record("\(file): room \(file.room) is not in the table of Tests/HouseRules/House.swift")
        continue
      }
      #expect(room.floor == file.floor, "\(file)")
    }
  }

  @Test func `a room imports what its line allows`() {
    for file in SourceTree.sources {
      guard let room = Self.rooms[file.room] else { continue }
      for (module, line) in file.imports {
        if House.openToAll.contains(module), module != room.name { continue }
        let allowed = Self.rooms[module] == nil ? room.others : room.rooms
        #expect(
          allowed.contains(module), "\(file):\(line): \(room.name) may not import \(module)")
      }
    }
  }

  @Test func `no line of the table looks up the house`() throws {
    func height(_ floor: String) throws -> Int { try #require(House.floors.firstIndex(of: floor)) }
    for room in House.rooms {
      for name in room.rooms {
        let other = try #require(Self.rooms[name], "\(room.name) names \(name), which is no room")
        #expect(
          try height(other.floor) <= height(room.floor), "\(room.name) imports \(name) of a later floor")
        #expect(name != room.name)
      }
    }
  }

  @Test func `Core imports nothing the firmware does not have`() {
    for room in House.rooms where room.floor == "Core" { #expect(room.others.isEmpty, "\(room.name)") }
  }

  @Test func `the walls stand`() {
    for file in SourceTree.sources {
      for (module, line) in file.imports {
        guard let admitted = House.walls[module], file.room != module else { continue }
        #expect(admitted.contains(file.room), "\(file):\(line): \(module) is behind a wall")
      }
    }
  }

  @Test(arguments: [
    ("import Foundation", "Foundation"), ("public import PoseMath", "PoseMath"),
    ("@testable import Inventory", "Inventory"), ("@preconcurrency internal import GRDB", "GRDB"),
    ("import struct Foundation.Data", "Foundation"), ("import Glibc // why", "Glibc"),
    ("// import Glibc", nil),
    ("let text = \"import Glibc\"", nil), ("importer.run()", nil),
  ])
  func `an import line is read`(line: String, module: String?) {
    #expect(SourceTree.File(path: "", lines: [line]).imports.first?.module == module)
  }
}
