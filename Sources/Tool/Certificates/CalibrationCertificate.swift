public import Inventory
private import Reports
public import Wording

/// One measurement of one unit as a page to be printed: HTML for A4 in one file, its plots in it, with nothing that
/// is loaded from elsewhere. The same facts give the same bytes.
public struct CalibrationCertificate: Sendable {
  /// Whose, with its whole history.
  public let unit: CalibratedUnit
  /// The measurement that it certifies; one of the history's.
  public let row: KeptCalibration
  /// Where it stands in the ledger; nil where it does not.
  public let ledger: Witness?
  public let wording: Wording

  /// The ledger's word for it.
  public struct Witness: Equatable, Sendable {
    public let sequence: Int
    /// The line of the newest signed head, as `audit head` prints it.
    public let head: String

    /// An entry under a head.
    public init(sequence: Int, head: String) {
      self.sequence = sequence
      self.head = head
    }
  }

  /// A certificate of one row; nil for a row without figures.
  public init?(_ unit: CalibratedUnit, row: KeptCalibration, ledger: Witness?, wording: Wording) {
    guard row.after != nil, row.limits != nil else { return nil }
    self.unit = unit
    self.row = row
    self.ledger = ledger
    self.wording = wording
  }

  /// What it is known by: rig, serial and the row's number.
  public var name: String { "\(row.rig)/\(unit.serial)/\(row.id)" }

  /// The page.
  public var html: String {
    var page = HTMLText()
    page.open(
      language: wording.language.rawValue, title: "\(wording.text(.title)) \(name)", sheet: Self.sheet)
    head(&page)
    result(&page)
    plots(&page)
    parameters(&page)
    witness(&page)
    page.close()
    return page.text
  }

  // MARK: - Parts

  private func head(_ page: inout HTMLText) {
    page.heading(1, wording.text(.title))
    if unit.isEmulated { page.paragraph(wording.text(.emulatedWarning), class: "warning") }
    let time = row.measured.text + (row.measured.isTrusted ? "" : " (\(wording.text(.untrustedClock)))")
    page.definitions([
      (wording.text(.number), name), (wording.text(.model), "\(unit.family), \(unit.model)"),
      (wording.text(.serial), unit.serial), (wording.text(.part), unit.part),
      (wording.text(.firmware), row.firmware ?? "-"),
      (wording.text(.configuration), row.configurationSHA256 ?? "-"),
      (wording.text(.measured), time), (wording.text(.operator_), String(row.uid)),
      (wording.text(.positions), String(row.restCount)),
      (wording.text(.duration), "\(Decimal.fixed(row.durationSeconds, 0)) s"),
      (wording.text(.lostSamples), String(row.lostSampleCount)),
    ])
    page.paragraph(wording.text(row.wasWarm ? .warm : .cold))
  }

  private func result(_ page: inout HTMLText) {
    page.heading(2, wording.text(.result))
    guard let after = row.after, let limits = row.limits else { return }
    func line(
      _ text: CertificateText, _ unit: String, _ digits: Int, _ value: (SensorCalibration.Errors) -> Double
    ) -> [String] {
      func figure(_ errors: SensorCalibration.Errors?) -> String {
        errors.map { Decimal.fixed(value($0), digits) + " " + unit } ?? "-"
      }
      return [wording.text(text), figure(row.before), figure(after), figure(limits)]
    }
    let degrees = 180 / Double.pi
    page.table(
      heads: [wording.text(.quantity), wording.text(.before), wording.text(.after), wording.text(.limit)],
      rows: [
        line(.gravity, "m/s²", 4) { $0.gravity }, line(.turn, "°", 3) { $0.turn * degrees },
        line(.rate, "°/s", 4) { $0.rate * degrees },
      ])
    let forecast = CalibrationForecast(unit.calibrations)
    let isInForce = KeptCalibration.inForce(unit.calibrations)?.id == row.id
    page.definitions([
      (wording.text(.grade), wording.text(row.grade.text)),
      (wording.text(isInForce ? .inForce : .notInForce), wording.text(row.kind.text)),
      (wording.text(.trend), trend(forecast)), (wording.text(.nextDue), forecast.nextDue ?? "-"),
    ])
  }

  private func trend(_ forecast: CalibrationForecast) -> String {
    guard let trend = forecast.trend else { return wording.text(.trendUnknown) }
    func percent(_ share: Double) -> String { Decimal.fixed(share * 100, 0) }
    return
      "\(wording.text(trend.quantity.text)): \(percent(trend.shareNow)) %, \(percent(trend.sharePerYear)) ± "
      + "\(percent(trend.sharePerYearConfidence)) % a⁻¹ (95 %)"
  }

  private func plots(_ page: inout HTMLText) {
    for figure in CertificatePlots(unit, row, wording).figures { page.figure(figure) }
  }

  private func parameters(_ page: inout HTMLText) {
    page.heading(2, wording.text(.parameters))
    page.paragraph(wording.text(.method))
    for (text, begin, errors, unit) in [
      (CertificateText.accelerometer, 0, 24, "m/s²"), (.gyroscope, 12, 36, "rad/s"),
    ] where row.parameters.count == SensorCalibration.parameterCount {
      func figure(_ index: Int) -> String {
        let deviation = row.parameters[errors + index]
        return Decimal.fixed(row.parameters[begin + index], 6)
          + (deviation > 0 ? " ± " + Decimal.fixed(deviation, 6) : "")
      }
      page.table(
        heads: [wording.text(text), wording.text(.matrix), "", "", "\(wording.text(.bias)), \(unit)"],
        rows: (0..<3).map { axis in
          [["x", "y", "z"][axis]] + (0..<3).map { figure(3 * axis + $0) } + [figure(9 + axis)]
        })
    }
  }

  /// As wide as on the other reports: 0.7 mm a module, which a telephone's camera reads off paper.
  static let codeMillimeters = 42

  private func witness(_ page: inout HTMLText) {
    page.heading(2, wording.text(.ledger))
    if let ledger {
      page.definitions([
        (wording.text(.ledgerEntry), String(ledger.sequence)), (wording.text(.ledgerHead), ledger.head),
        (wording.text(.journal), row.journalSHA256 ?? "-"),
      ])
      page.paragraph(wording.text(.ledgerHelp))
      // A head is 205 characters (decision 0016); what is no code's stands as text alone.
      if let code = try? QRCode(ledger.head) {
        page.code(code.svg(millimeters: Self.codeMillimeters), caption: wording.text(.ledgerHead))
      }
    } else {
      page.paragraph(wording.text(.noLedger))
    }
    page.signatures([wording.text(.technician), wording.text(.signature)])
    page.paragraph("\(wording.text(.page)) · \(name)", class: "foot")
  }
}
