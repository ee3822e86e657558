import Testing

@testable import Register

@Suite struct AssetTagTests {
  @Test func `the standard's own example has its check character`() {
    #expect(CheckCharacter.of("A12425GABC1234002".utf8) == UInt8(ascii: "M"))
  }

  @Test func `a tag is read as it is printed, and as people type it`() throws {
    let site = try #require(SiteCode("KE-NBO"))
    let tag = try #require(AssetTag(site: site, number: 42))
    #expect(AssetTag(tag.text) == tag)
    #expect(AssetTag(" " + tag.text.lowercased() + " ") == tag)
  }

  @Test func `every wrong character and every swap of neighbours is found`() throws {
    let alphabet = [Character]("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    let site = try #require(SiteCode("CI-ABJ2"))
    let tag = try #require(AssetTag(site: site, number: 1907))
    let text = Array(tag.text)
    for index in text.indices where text[index] != "-" {
      for other in alphabet where other != text[index] {
        var wrong = text
        wrong[index] = other
        #expect(AssetTag(String(wrong)) == nil, "\(String(wrong))")
      }
      if index + 1 < text.count, text[index + 1] != "-", text[index] != text[index + 1] {
        var wrong = text
        wrong.swapAt(index, index + 1)
        #expect(AssetTag(String(wrong)) == nil, "\(String(wrong))")
      }
    }
  }

  @Test(arguments: [
    "", "KE-NBO", "KE-NBO-42-1", "KEN-NBO-0042-1", "KE-N-0042-1", "KE--0042-1", "KE-NBO-0000-2",
  ])
  func `what is no tag is none`(text: String) { #expect(AssetTag(text) == nil) }
}
