public import Foundation

/// One event as it enters the tree. Its place is not part of it: the tree gives that.
public struct LedgerEntry: Hashable, Sendable {
  /// What happened, as `custody.transferred`.
  public let kind: String
  /// Who did it, by role and number, as `technician/1000`; never a person's name.
  public let actor: String
  public let time: LedgerTime
  /// What belongs to it. The ledger does not look into it.
  public let payload: [String: CanonicalJSON]

  /// - Throws: `badKind`, `badActor`. Kinds that begin with `ledger.` are the ledger's own.
  public init(
    kind: String, actor: String, time: LedgerTime, payload: [String: CanonicalJSON]
  ) throws(LedgerError) {
    guard !kind.hasPrefix(Self.ownPrefix) else { throw .badKind(kind) }
    try self.init(checking: kind, actor: actor, time: time, payload: payload)
  }

  init(
    checking kind: String, actor: String, time: LedgerTime, payload: [String: CanonicalJSON]
  ) throws(LedgerError) {
    guard Self.isWord(kind, byteCountMax: Self.kindByteCountMax) else { throw .badKind(kind) }
    guard Self.isWord(actor, byteCountMax: Self.actorByteCountMax) else { throw .badActor(actor) }
    self.kind = kind
    self.actor = actor
    self.time = time
    self.payload = payload
  }

  /// Bytes of a leaf; an entry with a photograph holds its digest, not the photograph.
  public static let leafByteCountMax = 65_536
  static let kindByteCountMax = 64
  static let actorByteCountMax = 128
  static let ownPrefix = "ledger."

  /// Letters, digits and `._:/@+-`: nothing that JSON would have to escape.
  private static func isWord(_ text: String, byteCountMax: Int) -> Bool {
    (1...byteCountMax).contains(text.utf8.count) && text.utf8.allSatisfy(isWordByte)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "-")...UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "_"), UInt8(ascii: "+"):
      true
    default: false
    }
  }
}

// MARK: - Leaf

// A leaf is one line of canonical JSON (RFC 8785): {"actor":...,"kind":...,"payload":{...},"time":...,"trusted":...}
extension LedgerEntry {
  /// The bytes that are hashed, stored and exported.
  ///
  /// - Throws: `notCanonical`, `tooLarge`.
  public func leaf() throws(LedgerError) -> String {
    var text = "{\"actor\":\"\(actor)\",\"kind\":\"\(kind)\",\"payload\":"
    try CanonicalJSON.object(payload).write(to: &text, depth: 1)
    text += ",\"time\":\(time.milliseconds),\"trusted\":\(time.isTrusted)}"
    guard text.utf8.count <= Self.leafByteCountMax else { throw .tooLarge(byteCount: text.utf8.count) }
    return text
  }

  /// Reads what `leaf` writes and nothing else: another spelling of the same JSON is refused.
  ///
  /// - Throws: `badLeaf`.
  public init(leaf bytes: Data) throws(LedgerError) {
    guard bytes.count <= Self.leafByteCountMax,
      let fields = try? JSONDecoder().decode(Fields.self, from: bytes)
    else { throw .badLeaf }
    let entry = try? LedgerEntry(
      checking: fields.kind, actor: fields.actor,
      time: LedgerTime(milliseconds: fields.time, isTrusted: fields.trusted), payload: fields.payload)
    guard let entry, let again = try? entry.leaf(), bytes.elementsEqual(again.utf8) else { throw .badLeaf }
    self = entry
  }

  private struct Fields: Decodable {
    let actor: String
    let kind: String
    let payload: [String: CanonicalJSON]
    let time: Int64
    let trusted: Bool
  }

  /// Whether a leaf's kind is one of the ledger's own, by its bytes alone: an actor holds no quotation mark.
  static func isOwn(_ leaf: UnsafeRawBufferPointer) -> Bool {
    let start = unsafe leaf.dropFirst(actorKey.count).prefix(actorByteCountMax + ownKind.count)
    guard unsafe leaf.starts(with: actorKey), let quote = unsafe start.firstIndex(of: UInt8(ascii: "\""))
    else { return false }
    return unsafe start[quote...].starts(with: ownKind)
  }

  private static let actorKey = Array("{\"actor\":\"".utf8)
  private static let ownKind = Array("\",\"kind\":\"ledger.".utf8)
}
