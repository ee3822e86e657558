internal import ArgumentParser
private import DeviceCatalog
private import Diagnosis
private import Foundation
private import Wording

struct UdevCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "udev",
    abstract: "Print or install the udev files for the known devices.",
    discussion: """
      Without options the rules for the device nodes are printed. With --install, as root, all files are \
      written to the system's folders; then run 'systemd-hwdb update', 'udevadm control --reload' and \
      'udevadm trigger'.
      """)

  enum Part: String, CaseIterable, ExpressibleByArgument {
    case nodes, seat, names
  }

  @Argument(help: "nodes (the rules), seat (takes the devices from the user at the screen) or names (hwdb).")
  var part = Part.nodes
  @Flag(help: "Install all files.")
  var install = false
  @Option(
    help: ArgumentHelp("Install below this folder instead of /.", valueName: "path"), completion: .directory)
  var root = "/"

  func run() throws {
    guard let catalog = try? DeviceCatalog.builtIn() else {
      throw Failure(.serviceFault(code: "catalog", detail: ""), .software)
    }
    let rules = UdevRules(for: catalog)
    guard install else {
      let file =
        switch part {
        case .nodes: rules.nodes
        case .seat: rules.seat
        case .names: rules.names
        }
      return Terminal.write(file.text)
    }
    for file in rules.files {
      let folder = file.name.hasSuffix(".hwdb") ? "etc/udev/hwdb.d" : "etc/udev/rules.d"
      try write(file.text, to: URL(filePath: root).appending(path: folder).appending(path: file.name))
    }
  }

  private func write(_ text: String, to file: URL) throws(Failure) {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      // Written beside it and renamed: udev never reads half a file.
      try Data(text.utf8).write(to: file, options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
    } catch {
      let isForbidden = (error as? CocoaError)?.code == .fileWriteNoPermission
      throw Failure(
        .cannotWrite(path: file.path, detail: isForbidden ? systemText(EACCES) : ""),
        isForbidden ? .noPermission : .cannotCreate)
    }
    Terminal.writeLine(file.path)
  }
}
