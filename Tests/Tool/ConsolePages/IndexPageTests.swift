import Testing
import Wording

@testable import ConsolePages

@Suite struct IndexPageTests {
  private static let tokens = PageTokens(cookie: "c", page: "p")

  @Test(arguments: [Wording.english, .french])
  func `every place of the template is filled`(wording: Wording) {
    let page = IndexPage.html(in: wording, tokens: Self.tokens)
    #expect(!page.contains("{{") && !page.contains("}}"))
    #expect(page.contains("<html lang=\"\(wording.language.rawValue)\">"))
  }

  @Test func `a text cannot become markup`() {
    let page = IndexPage.fill("<p title=\"{{a}}\">{{a}}</p>{{b}}{{c}", with: ["a": "<b onclick='x'>&\""])
    let safe = "&lt;b onclick=&#39;x&#39;&gt;&amp;&quot;"
    #expect(page == "<p title=\"\(safe)\">\(safe)</p>{{b}}{{c}")
  }

  @Test func `the page holds no inline script, style or handler, and names no other host`() {
    let page = IndexPage.html(in: .english, tokens: Self.tokens)
    #expect(!page.contains("<style") && !page.contains(" style=") && !page.contains("http"))
    let handlers = page.firstRange(of: " on[a-z]+=")
    #expect(handlers == nil)
    for piece in page.split(separator: "<script").dropFirst() { #expect(piece.hasPrefix(" src=\"/")) }
  }

  @Test func `scripts turn no text into markup`() {
    for file in PageFile.embedded where file.type == PageFile.script {
      let text = String(decoding: file.bytes, as: UTF8.self)
      for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"]
      {
        #expect(!text.contains(word), "\(file.path): \(word)")
      }
    }
  }

  @Test func `every text of the page is translated`() {
    let same = Set(PageText.allCases.filter { Wording.english(page: $0) == Wording.french(page: $0) })
    // Words that both languages share, and a unit.
    let shared: Set<PageText> = [.sessionHeading, .pose, .microseconds, .station]
    #expect(same == shared)
  }

  @Test(arguments: [
    ("fr", "en"), ("fr-CA,fr;q=0.9,en;q=0.8", "fr"), ("en-GB,en;q=0.9,fr;q=0.8", "en"),
    ("de, fr;q=0.3", "fr"),
    ("de", "en"), ("", "en"), ("fr;q=0", "en"), (";;q=,=fr", "en"), ("fr;q=nan, en;q=0.1", "en"),
  ])
  func `a browser is answered in the language it prefers`(accepted: String, language: String) {
    var request = RequestFacts(
      method: "GET", target: "/", host: nil, headers: ["accept-language": [accepted]])
    if accepted == "fr" { request.target = "/?lite&lang=en" }
    #expect(PageLanguage.choose(for: request).language.rawValue == language)
  }
}
