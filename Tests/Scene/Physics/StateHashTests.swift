import Physics
import Testing

@Suite struct StateHashTests {
  @Test func `the hash of abc is the one of the standard`() {
    // FIPS 180-4, the example of SHA-256 published with it.
    let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(StateHash(of: Array("abc".utf8)).description == expected)
    var hasher = StateHasher()
    hasher.ingest(Array("a".utf8))
    hasher.ingest(Array("bc".utf8))
    #expect(hasher.finished().description == expected)
  }

  @Test func `a hash is 32 bytes or none`() {
    #expect(StateHash(bytes: Array(repeating: 7, count: 31)) == nil)
    #expect(StateHash(bytes: Array(repeating: 7, count: 32))?.bytes.count == StateHash.byteCount)
  }

  @Test func `the fingerprint of the C library is the same every time in one process`() {
    #expect(LibMFingerprint.current() == LibMFingerprint.current())
  }
}
