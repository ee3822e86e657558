internal import Wording

/// Why a verb could not be carried out: a sentence for people and a status for programs.
struct Failure: Error, Hashable {
  let sentence: Sentence
  let status: EndStatus

  init(_ sentence: Sentence, _ status: EndStatus) {
    self.sentence = sentence
    self.status = status
  }

  /// The cause, and the cure below it where there is one.
  func text(in wording: Wording) -> String {
    let notice = wording.notice(sentence)
    // Facts come from devices, files and the service; none of them may command the terminal.
    return ["headsetctl: " + notice.cause, notice.cure].compactMap(\.self).map(Terminal.printable)
      .joined(separator: "\n  ")
  }
}
