extension Span<UInt8> {
  /// The bytes of `range` as an array.
  func array(_ range: Range<Int>) -> [UInt8] {
    let part = extracting(range)
    return [UInt8](capacity: part.count) { (output: inout OutputSpan<UInt8>) in
      for index in part.indices { output.append(part[index]) }
    }
  }
}
