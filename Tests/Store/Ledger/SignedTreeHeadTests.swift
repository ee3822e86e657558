import Foundation
import HeadsetTestSupport
import Testing

@testable import Ledger

@Suite struct SignedTreeHeadTests {
  private static func head(size: Int = 7, isTrusted: Bool = true) throws -> SignedTreeHead {
    let time = LedgerTime(milliseconds: 1_772_000_000_250, isTrusted: isTrusted)
    return try LedgerSigningKey.test(1).sign(TreeHead(size: size, time: time, root: .emptyTree))
  }

  @Test func `what is signed is RFC 9162's TreeHeadDataV2 with our one extension`() throws {
    let bytes = try Self.head().head.signedBytes
    #expect(
      Hexadecimal.encode(bytes) == "0000019c936e38fa" + "0000000000000007" + "20"
        + MerkleHash.emptyTree.text + "0005" + "f000" + "0001" + "01")
    #expect(try Self.head(isTrusted: false).head.signedBytes.last == 0)
  }

  @Test func `a head's text reads back, and has only characters of QR's alphanumeric mode`() throws {
    for head in [try Self.head(), try Self.head(size: Int.max, isTrusted: false)] {
      #expect(try SignedTreeHead(text: head.text) == head)
      #expect(try SignedTreeHead(text: "  \(head.text)\n") == head)
      #expect(head.text.allSatisfy { "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".contains($0) })
      #expect(head.text.utf8.count < 230)
    }
    #expect(try Self.head().text.hasPrefix("HSTH1:34750F98BD59FCFC:7:1772000000250T:4OYMIQUY7QOB"))
  }

  @Test(arguments: [
    "", "HSTH1", "HSTH1:::::", "HSTH2:34750F98BD59FCFC:7:1772000000250T:A:B",
    String(repeating: "A", count: 100_000),
  ])
  func `other text is refused`(text: String) {
    #expect(throws: LedgerError.badHead) { try SignedTreeHead(text: text) }
  }

  @Test func `every single change of a head's text is refused or breaks its signature`() throws {
    let head = try Self.head()
    let key = try LedgerSigningKey.test(1).publicKey
    let text = Array(head.text)
    for index in text.indices {
      for other in ["0", "A", "a", ":", "7"] as [Character] where other != text[index] {
        var forged = text
        forged[index] = other
        let read = try? SignedTreeHead(text: String(forged))
        #expect(read?.isSigned(by: key) != true, "\(index): \(other)")
      }
    }
    #expect(head.isSigned(by: key))
    #expect(!head.isSigned(by: try LedgerSigningKey.test(2).publicKey))
  }

  @Test func `seeded bytes as text never trap`() throws {
    var random = SeededGenerator(seed: 32)
    let text = Array(try Self.head().text.utf8)
    for _ in 0..<mutationCount {
      _ = try? SignedTreeHead(text: String(decoding: random.mutate(text), as: UTF8.self))
    }
  }

  @Test func `OpenSSL reads our keys and verifies our signatures`() throws {
    let shelf = try Shelf()
    let head = try shelf.key.sign(TreeHead(size: 3, time: .at(0), root: .emptyTree))
    let names = ["head", "signature", "public.pem", "private.pem"].map { shelf.folder + "/" + $0 }
    try head.head.signedBytes.write(to: URL(filePath: names[0]))
    try head.signature.write(to: URL(filePath: names[1]))
    try Data(shelf.key.publicKey.pem.utf8).write(to: URL(filePath: names[2]))
    try Data(shelf.key.pem.utf8).write(to: URL(filePath: names[3]))
    let verified = try Peers.run(
      "/usr/bin/openssl",
      ["pkeyutl", "-verify", "-pubin", "-inkey", names[2], "-rawin", "-in", names[0], "-sigfile", names[1]],
      input: "", timeoutSeconds: 20)
    #expect(verified.status == 0)
    let exported = try Peers.run(
      "/usr/bin/openssl", ["pkey", "-in", names[3], "-pubout"], input: "", timeoutSeconds: 20)
    #expect(exported.output == shelf.key.publicKey.pem)
  }

  @Test func `a public key's text reads back, anything else is refused`() throws {
    let key = try LedgerSigningKey.test(1).publicKey
    #expect(try LedgerPublicKey(pem: key.pem) == key)
    for text in [
      "", "x", key.pem.replacing("PUBLIC", with: "PRIVATE"), String(key.pem.dropLast(30)), "\(key.pem)x",
    ] {
      #expect(throws: LedgerError.badKey) { try LedgerPublicKey(pem: text) }
    }
    #expect(throws: LedgerError.badKey) { try LedgerPublicKey(bytes: Data(count: 31)) }
    // A point that is not on the curve verifies nothing.
    let bent = try LedgerPublicKey(bytes: Data(repeating: 0xFF, count: 32))
    #expect(!bent.verifies(Data(count: 64), of: Data()))
    #expect(!key.verifies(Data(count: 63), of: Data()))
  }

  /// RFC 8032 section 7.1, test 2.
  @Test func `signatures are Ed25519's`() throws {
    let seed = try #require(
      Hexadecimal.decode("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
    let key = try LedgerSigningKey(seed: seed)
    #expect(
      Hexadecimal.encode(key.publicKey.bytes)
        == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    let signature = try #require(
      Hexadecimal.decode(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
          + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"))
    #expect(key.publicKey.verifies(signature, of: Data([0x72])))
    #expect(!key.publicKey.verifies(signature, of: Data([0x73])))
  }
}
