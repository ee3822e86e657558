internal import ArgumentParser
private import Audit
internal import Ledger
private import Register
private import Wording

/// Lays the registers of many rigs side by side.
struct AuditMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Merge the registers of many bundles into a file of its own, with all their conflicts.",
    discussion: """
      Every bundle is verified first; one that is not whole ends the merge with 65, and nothing is written. A conflict, as \
      one serial that is live at two sites, is listed with both histories and decided by nobody. The same bundles give the \
      same bytes in any order. 'audit verify' needs the bundles, not this file.
      """)

  @Argument(help: ArgumentHelp("Bundles to merge.", valueName: "bundle"), completion: .file())
  var bundle: [String]
  @Option(
    name: .shortAndLong, help: ArgumentHelp("The new file.", valueName: "register"), completion: .file())
  var output: String
  @Option(
    help: ArgumentHelp(
      "A public key of a rig; may be given again. With any, every bundle needs one of them.",
      valueName: "file"),
    completion: .file())
  var key: [String] = []
  @OptionGroup var form: OutputOptions

  func validate() throws {
    guard (1...BundleAudit.bundleCountMax).contains(bundle.count) else {
      throw ValidationError("Between 1 and \(BundleAudit.bundleCountMax) bundles.")
    }
  }

  func run() throws {
    let verification = LedgerVerification(trusting: try key.map(AuditVerifyCommand.key))
    var audits: [BundleAudit] = []
    for (path, result) in zip(bundle, BundleAudit.all(bundle, by: verification)) {
      do throws(LedgerError) {
        audits.append(try result.get())
      } catch {
        throw Failure(error, at: path)
      }
    }
    if let broken = audits.first(where: { !$0.verdict.isIntact }) {
      throw Failure(.report(.notWhole(path: broken.path)), .badData)
    }
    let merge = RegisterMerge(audits)
    do throws(LedgerError) {
      try MergedRegisterFile(merge).write(toPath: output)
    } catch {
      throw Failure(error, at: output)
    }
    if form.json {
      try Terminal.write(json: BundleReport(audits, conflicts: merge.conflicts), inSnakeCase: true)
    } else {
      Terminal.write(summary(merge, .ofUser))
    }
  }

  private func summary(_ merge: RegisterMerge, _ wording: Wording) -> String {
    var table = TextTable()
    table.append([wording.audit(.written), output])
    table.append([wording.audit(.ledger), String(merge.sources.count)])
    table.append([wording.audit(.assets), String(merge.assets.count)])
    table.append([wording.audit(.conflicts), String(merge.conflicts.count)])
    for conflict in merge.conflicts {
      let kind =
        AuditTerm(rawValue: conflict.kind.rawValue).map { wording.audit($0) } ?? conflict.kind.rawValue
      let sides = conflict.sides.map { side in
        merge.sources[side.source].origin + (side.tag.map { " \($0.text)" } ?? "")
      }
      table.append(["", "\(kind): \(conflict.subject) (\(sides.joined(separator: ", ")))"])
    }
    return table.text
  }
}
