import ArgumentParser
import ControlProtocol
import Foundation
import HeadsetTestSupport
import Testing
import Wording

@testable import headsetctl

/// What people and scripts read is an interface: a difference fails.
@Suite struct OutputSnapshotTests {
  private func difference(_ text: String, _ name: String) throws -> String? {
    try Snapshot.difference(of: text, from: "Tests/Tool/headsetctl/Snapshots/" + name)
  }

  @Test func `the help of every verb`() throws {
    #expect(try difference(Headsetctl.helpMessage(columns: 80), "help.txt") == nil)
    for verb in Headsetctl.configuration.subcommands {
      let name = try #require(verb.configuration.commandName)
      let texts = ([verb] + verb.configuration.subcommands).map {
        Headsetctl.helpMessage(for: $0, includeHidden: true, columns: 80)
      }
      #expect(try difference(texts.joined(separator: "\n"), "help-\(name).txt") == nil)
    }
  }

  @Test func `the manual pages and the completions are the programs'`() throws {
    let folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let files = try ManualFiles(folder: folder).files()
    #expect(files.count == 5 * 4 + 1)
    for file in files {
      #expect(try Snapshot.difference(of: file.text, from: "Docs/" + file.path) == nil)
    }
  }

  @Test(arguments: Wording.Language.allCases)
  func `the texts of a busy rig`(language: Wording.Language) throws {
    let (wording, status) = (Wording(language: language), Sample.status)
    let lines = WatchScreen.lines(status, wording).map { $0 + "\n" }.joined()
    #expect(try difference(ListCommand.text(status.devices, wording), "list.\(language.rawValue).txt") == nil)
    #expect(try difference(ShowCommand.text(Sample.headset, wording), "show.\(language.rawValue).txt") == nil)
    #expect(try difference(lines, "watch.\(language.rawValue).txt") == nil)
  }
}
