public import ArgumentParser
public import Register

// The register's values as arguments of the command line: read by their own rules, so that what is wrong is said
// before anything is asked of the service.

extension RegisterWord: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension RegisterText: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension SiteCode: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension AssetTag: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension CivilDay: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension DocumentDigest: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension FindingName: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension CurrencyCode: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

/// As `1234.56EUR` or `"1234.56 EUR"`.
extension Money: ExpressibleByArgument {
  public init?(argument: String) {
    guard let code = CurrencyCode(String(argument.suffix(3))) else { return nil }
    let amount = argument.dropLast(3)
    self.init(decimal: amount.last == " " ? amount.dropLast() : amount, currency: code)
  }
}

extension PartyRole: ExpressibleByArgument {}
extension EquipmentKind: ExpressibleByArgument {}
extension DocumentKind: ExpressibleByArgument {}
extension Condition: ExpressibleByArgument {}
extension TitleKind: ExpressibleByArgument {}
extension ValuationBasis: ExpressibleByArgument {}
extension DisposalMethod: ExpressibleByArgument {}
extension FindingKind: ExpressibleByArgument {}
extension FindingOutcome: ExpressibleByArgument {}
extension ImportFormat: ExpressibleByArgument {}

/// States that people may put an asset in.
extension AssetStatus: ExpressibleByArgument {
  public static var allValueStrings: [String] {
    allCases.filter { $0 != .inTransit && $0 != .disposed }.map(\.rawValue)
  }
}
