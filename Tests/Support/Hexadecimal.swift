extension [UInt8] {
  /// The bytes that pairs of hexadecimal digits name; blanks are skipped, anything else ends the reading.
  public init(hex text: String) {
    self.init()
    var high: UInt8?
    for character in text where character != " " && character != "\n" {
      guard let digit = character.hexDigitValue else { return }
      if let upper = high {
        append(upper << 4 | UInt8(digit))
        high = nil
      } else {
        high = UInt8(digit)
      }
    }
  }
}
