internal import ArgumentParser
internal import Certificates
internal import ControlProtocol
internal import Foundation
internal import Inventory
internal import Ledger
internal import Wording

struct CalibrateCertificateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certificate",
    abstract: "Write the certificate of a measurement as a page to be printed.",
    discussion: """
      HTML for A4 in one file, with plots, the errors before and after, the grade and the ledger's signed head, in the \
      user's language. Reads the database itself, so it works while the service is down.
      """)

  @Argument(help: ArgumentHelp("The device's serial.", valueName: "device"))
  var serial: String
  @Option(
    help: ArgumentHelp(
      "The measurement's number in 'calibrate history'; the newest by default.", valueName: "number"))
  var number: Int64?
  @Option(
    help: ArgumentHelp("Where to write the page; '-' for standard output.", valueName: "file"),
    completion: .file())
  var out = "-"
  @Option(help: ArgumentHelp("The database.", valueName: "path"), completion: .file())
  var database: String?
  @OptionGroup var service: ServiceOptions

  func run() throws {
    let path = database ?? (try? service.status())?.inventory.path ?? InventoryCommand.defaultDatabase
    let found: CalibrationCertificate?
    do throws(InventoryError) {
      found = try self.certificate(of: try InventoryReader(path: path), at: path)
    } catch {
      throw Failure(error, at: path)
    }
    guard let certificate = found else { throw Failure(.guide(.notGraded(serial: serial)), .noInput) }
    guard out != "-" else { return Terminal.write(certificate.html) }
    do {
      try Data(certificate.html.utf8).write(to: URL(filePath: out), options: .withoutOverwriting)
    } catch {
      throw Failure(.cannotWrite(path: out, detail: (error as NSError).localizedDescription), .cannotCreate)
    }
  }
}

extension CalibrateCertificateCommand {
  /// Of the measurement that was named, or the newest one, of the part that has it.
  private func certificate(
    of reader: InventoryReader, at path: String
  ) throws(InventoryError) -> CalibrationCertificate? {
    let measured = try reader.calibratedUnits(serial: serial).flatMap { unit in
      unit.calibrations.filter { $0.after != nil && (number == nil || $0.id == number) }.map { (unit, $0) }
    }
    guard let (unit, row) = measured.max(by: { $0.1.id < $1.1.id }) else { return nil }
    var witness: CalibrationCertificate.Witness?
    if let sequence = try reader.ledgerSequence(ofCalibration: row.id), let head = Self.head(at: path) {
      witness = CalibrationCertificate.Witness(sequence: sequence, head: head)
    }
    return CalibrationCertificate(unit, row: row, ledger: witness, wording: .ofUser)
  }

  private static func head(at path: String) -> String? {
    try? LedgerReader(path: path).read { try Ledger.head(of: $0).text }
  }
}
