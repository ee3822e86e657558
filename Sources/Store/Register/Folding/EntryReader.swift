public import Foundation
public import Ledger

/// The parts of a ledger's entry, read from its bytes without parsing its payload: an entry has one spelling
/// (`{"actor":...,"kind":...,"payload":{...},"time":...,"trusted":...}`), and neither actor nor kind can hold a
/// quotation mark.
public struct EntryReader: Sendable {
  /// Role and number.
  public let actor: RegisterActor
  /// The kind's word, whoever's kind it is.
  public let kind: String
  /// The bytes of the payload.
  public let payload: ArraySlice<UInt8>
  public let time: LedgerTime

  /// Of an entry that is about to be appended.
  public init(_ entry: LedgerEntry) throws(LedgerError) {
    actor = RegisterActor(entry.actor)
    kind = entry.kind
    payload = Array(try CanonicalJSON.object(entry.payload).encode().utf8)[...]
    time = entry.time
  }

  /// Nil for bytes of another form.
  public init?(leaf: Data) {
    var cursor = PayloadCursor([UInt8](leaf)[...])
    do throws(RegisterRefusal) {
      try cursor.expect("{\"actor\":")
      actor = RegisterActor(try cursor.string())
      try cursor.expect(",\"kind\":")
      kind = try cursor.string()
      try cursor.expect(",\"payload\":")
      let tail = try cursor.tail()
      payload = tail.payload
      time = tail.time
    } catch {
      return nil
    }
  }
}

extension PayloadCursor {
  /// The payload, and the time that ends the entry: looked for from the end, for a payload may hold anything.
  mutating func tail() throws(RegisterRefusal) -> (payload: ArraySlice<UInt8>, time: LedgerTime) {
    let isTrusted: Bool
    var position: Int
    if ends(",\"trusted\":true}") {
      (isTrusted, position) = (true, end - 16)
    } else if ends(",\"trusted\":false}") {
      (isTrusted, position) = (false, end - 17)
    } else {
      throw RegisterRefusal(.unreadable)
    }
    var milliseconds: Int64 = 0
    var scale: Int64 = 1
    var digitCount = 0
    while position > index, digitCount < 16, (48...57).contains(bytes[position - 1]) {
      position -= 1
      digitCount += 1
      milliseconds += Int64(bytes[position] - 48) * scale
      scale *= 10
    }
    guard digitCount > 0, position - 8 > index, bytes[(position - 8)..<position].elementsEqual(Self.timeKey)
    else {
      throw RegisterRefusal(.unreadable)
    }
    return (
      bytes[index..<(position - 8)], LedgerTime(milliseconds: milliseconds, isTrusted: isTrusted)
    )
  }

  private static let timeKey = Array(",\"time\":".utf8)

  private func ends(_ text: StaticString) -> Bool {
    guard text.utf8CodeUnitCount <= end - index else { return false }
    var cursor = PayloadCursor(bytes[(end - text.utf8CodeUnitCount)..<end])
    return cursor.accept(text)
  }
}
