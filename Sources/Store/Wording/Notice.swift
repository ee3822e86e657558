/// One sentence on what happened, and one on what to do where something can be done.
public struct Notice: Hashable, Sendable {
  public let cause: String
  public let cure: String?

  init(_ cause: String, cure: String? = nil) {
    self.cause = cause
    self.cure = cure
  }

  /// As a program writes it to a terminal: its name, the cause, the cure below where there is one.
  public func complaint(of program: String) -> String {
    ([program + ": " + cause] + [cure].compactMap(\.self)).map(Wording.printable).joined(separator: "\n  ")
  }
}

extension Wording {
  /// `text` with everything a terminal could take for a command, or that turns the reading direction, replaced:
  /// a device chooses its own strings, a file its own bytes.
  public static func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
            "?"
          default: scalar
          }
        }))
  }
}
