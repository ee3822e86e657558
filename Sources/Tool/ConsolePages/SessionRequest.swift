public import ControlProtocol
private import Foundation

/// What the page sends to begin or end a session.
public enum SessionRequest {
  /// The verb that a body asks for; nil where it is not the page's JSON or its words are out of bounds.
  ///
  /// - Parameter body: at most `RequestGate.bodyByteCountMax` bytes, of any kind.
  public static func verb(for route: RequestGate.Route, body: [UInt8]) -> ControlVerb? {
    switch route {
    case .sessionStart:
      guard let start = try? JSONDecoder().decode(Start.self, from: Data(body)) else { return nil }
      let verb = ControlVerb.sessionStart(purpose: start.purpose)
      return verb.fault(for: .kiosk) == nil ? verb : nil
    case .sessionStop:
      return (try? JSONDecoder().decode(Stop.self, from: Data(body))) == nil ? nil : .sessionStop
    case .page, .events, .calibration, .calibrationStart, .calibrationAnswer: return nil
    }
  }

  private struct Start: Decodable {
    var purpose: String
  }

  /// An empty object.
  private struct Stop: Decodable {}
}
