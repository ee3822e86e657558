/// A recording's bytes in order, inflated where the file is gzip'ed, with a window of bounded size.
///
/// A gzip stream that breaks ends the bytes where it breaks; `damage` then says so.
struct ByteStream: ~Copyable {
  /// Most bytes that `fill` can be asked for: a packet of the greatest length with its head.
  static let windowByteCountMax = 1 << 22
  private static let inputByteCount = 1 << 16

  private var source: ByteSource
  private var inflater: Inflater?
  /// Compressed bytes, where the file is gzip'ed.
  private var input: [UInt8] = []
  private var inputRange = 0..<0
  /// How many bytes of the file came before those in `input`.
  private var inputOffset = 0
  private var hasEnded = false

  private var window = [UInt8](repeating: 0, count: 1 << 17)
  private var range = 0..<0
  /// Offset of the first unread byte in the inflated stream.
  private(set) var offset = 0
  private(set) var damage: RecordingDamage?

  /// Begins to read, and inflates if the first two bytes are gzip's.
  init(_ source: consuming ByteSource) throws(RecordingError) {
    self.source = source
    guard try fill(2) else { return }
    if window[range.lowerBound] == 0x1f, window[range.lowerBound + 1] == 0x8b {
      try beginInflating()
    }
  }

  /// Whether the file is compressed.
  var isCompressed: Bool { inflater != nil }

  /// What is there to read now; `fill` makes it longer.
  var unread: Span<UInt8> {
    @_lifetime(borrow self)
    borrowing get { window.span.extracting(range) }
  }

  /// Reads on until `count` bytes are unread; false where the stream ends before.
  /// - Precondition: `count` is at most `windowByteCountMax`.
  mutating func fill(_ count: Int) throws(RecordingError) -> Bool {
    precondition(count <= Self.windowByteCountMax)
    if range.count >= count { return true }
    makeRoom(for: count)
    while range.count < count, !hasEnded {
      if inflater == nil {
        let read = try source.read(into: &window, range.upperBound..<window.count)
        range = range.lowerBound..<range.upperBound + read
        hasEnded = read == 0
      } else {
        try inflateOnce()
      }
    }
    return range.count >= count
  }

  /// Passes over `count` unread bytes.
  mutating func advance(by count: Int) {
    precondition(count <= range.count)
    range = range.lowerBound + count..<range.upperBound
    offset += count
  }

  // MARK: -

  private mutating func makeRoom(for count: Int) {
    for index in 0..<range.count { window[index] = window[range.lowerBound + index] }
    range = 0..<range.count
    if window.count < count {
      window += [UInt8](repeating: 0, count: max(count, 2 * window.count) - window.count)
    }
  }

  /// What was read is gzip: it becomes input, and the window begins anew.
  private mutating func beginInflating() throws(RecordingError) {
    inflater = Inflater(.gzip)
    guard inflater != nil else { throw .cannotRead(code: 12) }
    input = window
    inputRange = range
    range = 0..<0
  }

  private mutating func inflateOnce() throws(RecordingError) {
    if inputRange.isEmpty, try !readInput() {
      end(.truncatedCompression)
      return
    }
    var room = range.upperBound..<window.count
    let outcome = inflater?.inflate(&input, &inputRange, into: &window, &room) ?? .corrupt
    range = range.lowerBound..<room.lowerBound
    switch outcome {
    case .running: break
    case .corrupt: end(.corruptCompression)
    case .ended: try beginNextMember()
    }
  }

  /// After a member may come another (RFC 1952, section 2.2), nothing, or bytes that are none of it.
  private mutating func beginNextMember() throws(RecordingError) {
    while inputRange.count < 2, try readInput() {}
    if inputRange.isEmpty {
      hasEnded = true
    } else if inputRange.count >= 2, input[inputRange.lowerBound] == 0x1f,
      input[inputRange.lowerBound + 1] == 0x8b
    {
      inflater?.restart()
    } else {
      end(.bytesAfterCompression)
    }
  }

  /// Appends to the input after moving what is left to its front; false at the file's end.
  private mutating func readInput() throws(RecordingError) -> Bool {
    inputOffset += inputRange.lowerBound
    for index in 0..<inputRange.count { input[index] = input[inputRange.lowerBound + index] }
    inputRange = 0..<inputRange.count
    let read = try source.read(into: &input, inputRange.upperBound..<input.count)
    inputRange = 0..<inputRange.upperBound + read
    return read > 0
  }

  private mutating func end(_ cause: RecordingDamage.Cause) {
    hasEnded = true
    damage = RecordingDamage(cause, offset: inputOffset + inputRange.lowerBound)
  }
}
