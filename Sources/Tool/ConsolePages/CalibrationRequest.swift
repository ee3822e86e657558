public import ControlProtocol
private import Foundation

/// What the page sends to begin, to answer and to follow a guided calibration.
public enum CalibrationRequest {
  /// The verb that a body asks for; nil where it is not the page's JSON or its words are out of bounds.
  ///
  /// - Parameter body: at most `RequestGate.bodyByteCountMax` bytes, of any kind.
  public static func verb(for route: RequestGate.Route, body: [UInt8]) -> ControlVerb? {
    guard let words = try? JSONDecoder().decode(Words.self, from: Data(body)) else { return nil }
    let verb: ControlVerb? =
      switch route {
      case .calibration: .calibration(serial: words.serial)
      case .calibrationStart:
        words.purpose.map { .calibrationStart(serial: words.serial, purpose: $0) }
      case .calibrationAnswer: words.answer.map { .calibrationAnswer(serial: words.serial, answer: $0) }
      case .page, .events, .sessionStart, .sessionStop: nil
      }
    return verb.flatMap { $0.fault(for: .kiosk) == nil ? $0 : nil }
  }

  private struct Words: Decodable {
    var serial: String
    var purpose: CalibrationStatus.Purpose?
    var answer: String?
  }
}
