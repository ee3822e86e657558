import DeviceCatalog
import Foundation
import HeadsetTestSupport
import Testing

@Suite struct UdevRulesTests {
  @Test func `the files of the project are the catalog's`() throws {
    for file in UdevRules(for: try .builtIn()).files {
      #expect(try Snapshot.difference(of: file.text, from: "Udev/" + file.name) == nil)
    }
  }

  @Test func `every known part has its node ruled on the bus and as hidraw, and a name`() throws {
    let catalog = try DeviceCatalog.builtIn()
    let rules = UdevRules(for: catalog)
    let ruled = rules.nodes.text.split(separator: "\n").filter { $0.contains("MODE:=\"0660\"") }
    #expect(ruled.count == 2 * catalog.entries.count)
    #expect(ruled.allSatisfy { $0.contains(#"GROUP:="headsetd""#) && !$0.contains("uaccess") })
    #expect(catalog.entries.allSatisfy { rules.names.text.contains("=\($0.name)\n") })
  }

  @Test func `a part with shared numbers is ruled by its product string`() throws {
    let text = UdevRules(for: try .builtIn()).nodes.text
    let lines = text.split(separator: "\n").filter { $0.contains("2c87") }
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.contains(#"{product}=="HTC Vive""#) })
  }

  @Test func `what a pattern would give a meaning stands for any one character`() throws {
    let document = """
      family = "x"
      vendor = "v"
      model = "m"
      [[part]]
      role = "wiredController"
      name = "n"
      vendorID = 1
      productID = 2
      productString = 'a*[b]"|$é'
      interfaceClass = 3
      inputs = []
      """
    let text = UdevRules(for: try DeviceCatalog(documents: [(name: "x.device", text: document)]))
      .nodes.text
    #expect(
      text.contains(#"ATTR{idVendor}=="0001", ATTR{idProduct}=="0002", ATTR{product}=="a??b?????""#)
    )
  }

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-hwdb"), "needs udev"))
  func `systemd reads the names`() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "hwdb-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    let folder = root.appending(path: "etc/udev/hwdb.d")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let names = UdevRules(for: try .builtIn()).names
    try Data(names.text.utf8).write(to: folder.appending(path: names.name))
    #expect(try hwdb("--strict", "--root", root.path, "update") == "")
    #expect(
      try hwdb("--root", root.path, "query", "usb:v0BB4p2C87:HTC Vive")
        == "ID_MODEL_FROM_DATABASE=HTC Vive mainboard\n")
    #expect(try hwdb("--root", root.path, "query", "usb:v0BB4p2C87:MMP SDK") == "")
  }

  private func hwdb(_ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/systemd-hwdb")
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }
}
