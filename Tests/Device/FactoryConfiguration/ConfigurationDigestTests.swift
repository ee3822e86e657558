import FactoryConfiguration
import Testing

@Suite struct ConfigurationDigestTests {
  /// FIPS 180-4's own example, and the empty message (NIST's SHAVS short messages, length 0).
  @Test(arguments: [
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
  ])
  func `digests are those of the standard, in lower-case digits`(text: String, digest: String) {
    #expect(ConfigurationDigest(of: Array(text.utf8)).description == digest)
  }
}
