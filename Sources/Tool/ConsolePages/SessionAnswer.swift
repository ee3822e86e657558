public import ControlProtocol
public import Wording

/// What the page hears back: the session as it is now, or a sentence.
public struct SessionAnswer: Equatable, Sendable {
  /// The HTTP status.
  public let status: Int
  /// JSON.
  public let body: String

  /// The service did it.
  public init(_ session: SessionStatus) {
    status = 200
    body = PageJSON.text(["session": session])
  }

  /// A guided calibration as it stands.
  public init(_ guide: CalibrationStatus, in wording: Wording) {
    status = 200
    body = PageJSON.text(["guide": GuideView(guide, in: wording)])
  }

  /// It did not: 409 where the service said no, 503 where it said nothing.
  public init(_ sentence: Sentence, wasAnswered: Bool, in wording: Wording) {
    self.init(sentence, status: wasAnswered ? 409 : 503, in: wording)
  }

  /// No guide runs, which was only asked: an answer as good as any.
  public init(noGuide sentence: Sentence, in wording: Wording) {
    self.init(sentence, status: 200, in: wording)
  }

  private init(_ sentence: Sentence, status: Int, in wording: Wording) {
    self.status = status
    let notice = wording.notice(sentence)
    body = PageJSON.text(["cause": notice.cause, "cure": notice.cure ?? ""])
  }

  /// The console itself did not ask.
  public init(_ text: PageText, status: Int, in wording: Wording) {
    self.status = status
    body = PageJSON.text(["cause": wording(page: text), "cure": ""])
  }
}
