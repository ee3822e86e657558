/// What stands on an asset's label: `KE-NBO-0042-C`, which are the country (ISO 3166-1 alpha-2), the site, a number
/// and a check character over all of them. A tag is given once and never again, disposal or not.
public struct AssetTag: Hashable, Comparable, Sendable {
  /// Country and site, as `KE-NBO`.
  public let site: SiteCode
  /// 1 to 9999.
  public let number: Int

  /// Tags that a site can give.
  public static let numberMax = 9999

  /// Nil for a number that no label holds.
  public init?(site: SiteCode, number: Int) {
    guard (1...Self.numberMax).contains(number) else { return nil }
    self.site = site
    self.number = number
  }

  /// Reads a tag as people type it or a scanner sends it: blanks around it and small letters are let pass, a wrong
  /// check character is not.
  public init?(_ text: some StringProtocol) {
    let parts = text.uppercased().split(separator: "-", omittingEmptySubsequences: false).map { part in
      part.drop { $0.isWhitespace }
    }
    guard text.utf8.count <= 32, parts.count == 4, let site = SiteCode("\(parts[0])-\(parts[1])"),
      parts[2].utf8.count == 4, parts[2].utf8.allSatisfy({ (48...57).contains($0) }),
      let number = Int(parts[2]), let tag = AssetTag(site: site, number: number),
      tag.text.hasSuffix("-" + String(parts[3].filter { !$0.isWhitespace }))
    else { return nil }
    self = tag
  }

  /// As it is printed.
  public var text: String {
    let digits = String(String(10_000 + number).dropFirst())
    let body = (site.text + digits).utf8.filter { $0 != UInt8(ascii: "-") }
    // A site's code has nothing but letters and digits, so there is always one.
    let check = CheckCharacter.of(body) ?? UInt8(ascii: "0")
    return "\(site.text)-\(digits)-\(Character(UnicodeScalar(check)))"
  }

  /// Whether a text has a tag's form, and another check character than its own.
  public static func isMisread(_ text: some StringProtocol) -> Bool {
    let parts = text.uppercased().filter { !$0.isWhitespace }
      .split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count <= 32, parts.count == 4, parts[3].count == 1,
      let site = SiteCode("\(parts[0])-\(parts[1])"), parts[2].utf8.count == 4,
      let number = Int(parts[2]), let tag = AssetTag(site: site, number: number)
    else { return false }
    return !tag.text.hasSuffix("-" + parts[3])
  }

  public static func < (first: Self, second: Self) -> Bool {
    first.site == second.site ? first.number < second.number : first.site < second.site
  }
}

/// A site by country and place, as `KE-NBO`: two letters, then two to eight letters or digits.
public struct SiteCode: Hashable, Comparable, Sendable {
  /// In capitals.
  public let text: String

  /// Nil for another form.
  public init?(_ text: some StringProtocol) {
    let code = text.uppercased()
    let parts = code.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 2, parts[0].utf8.allSatisfy(Self.isLetter),
      (2...8).contains(parts[1].utf8.count),
      parts[1].utf8.allSatisfy({ Self.isLetter($0) || (48...57).contains($0) })
    else { return nil }
    self.text = code
  }

  /// ISO 3166-1 alpha-2, by its form alone.
  public var country: String { String(text.prefix(2)) }

  public static func < (first: Self, second: Self) -> Bool { first.text < second.text }

  private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) }
}

extension AssetTag: RegisterScalar {
  init?(scalar: String) {
    guard let tag = AssetTag(scalar), tag.text == scalar else { return nil }
    self = tag
  }
  var scalar: String { text }
}

extension SiteCode: RegisterScalar {
  init?(scalar: String) {
    guard let code = SiteCode(scalar), code.text == scalar else { return nil }
    self = code
  }
  var scalar: String { text }
}
