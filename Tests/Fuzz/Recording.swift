import DeviceRecording

/// A recording from anywhere. The first byte picks: the rest is a whole file, or the records of one sound
/// chunk, so that the checksum does not keep the mutations out. What is read must be writable again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRecording(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start = unsafe start, count > 0 else { return 0 }
  let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  let rest = Array(input.dropFirst())
  let file = input[0] % 2 == 0 ? rest : RecordingEncoder.header() + chunk(of: rest)
  guard let events = try? allEvents(of: file) else { return 0 }
  var encoder = RecordingEncoder()
  var again = RecordingEncoder.header()
  for event in events {
    guard let bytes = try? encoder.encode(event) else { preconditionFailure("read, but not writable") }
    again += bytes
  }
  again += encoder.flush()
  precondition((try? allEvents(of: again)) == events)
  return 0
}

private func allEvents(of file: [UInt8]) throws(RecordingError) -> [RecordingEvent] {
  var reader = try RecordingReader.open(bytes: file)
  var events: [RecordingEvent] = []
  while let event = try reader.next() { events.append(event) }
  return events
}

/// A chunk with these records and its right checksum.
private func chunk(of records: [UInt8]) -> [UInt8] {
  let head = Array("HSCK".utf8) + word(UInt32(records.count)) + word(0)
  return head + word(checksum(head + records)) + records
}

private func word(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> (8 * $0) & 0xff) } }

private func checksum(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(0xffff_ffff as UInt32) { register, byte in
    (0..<8).reduce(register ^ UInt32(byte)) { value, _ in
      value & 1 == 1 ? value >> 1 ^ 0xedb8_8320 : value >> 1
    }
  }
}
