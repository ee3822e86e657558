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
    wording.notice(sentence).complaint(of: "headsetctl")
  }
}
