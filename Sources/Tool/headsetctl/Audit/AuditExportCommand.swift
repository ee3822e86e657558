internal import ArgumentParser
private import Ledger
private import Wording

/// Writes the ledger to a stick.
struct AuditExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the ledger to a bundle, a file of its own.",
    discussion: """
      The ledger is verified first: a broken one does not leave. The file is there whole and on the disk, or not at all; \
      one that is there is never written over. Prints the head that it ends with, to be kept elsewhere. Needs no key, and \
      no service.
      """)

  @Option(name: .shortAndLong, help: ArgumentHelp("The new file.", valueName: "bundle"), completion: .file())
  var output: String
  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    let reader: LedgerReader
    do throws(LedgerError) {
      reader = try LedgerReader(path: ledger.path)
    } catch {
      throw Failure(error, at: ledger.path)
    }
    do throws(LedgerError) {
      Terminal.writeLine(try reader.export(toPath: output).text)
    } catch .broken(let fault) {
      throw Failure(fault.sentence, .badData)
    } catch .notBegun {
      throw Failure(LedgerError.notBegun, at: ledger.path)
    } catch .accessDenied, .missing {
      throw Failure(.cannotWrite(path: output, detail: ""), .cannotCreate)
    } catch {
      throw Failure(error, at: output)
    }
  }
}
