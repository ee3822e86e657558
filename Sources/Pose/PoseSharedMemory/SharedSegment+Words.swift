internal import Synchronization

/// Words of the segment as atomics, by byte offset. Offsets are the layout's own, never a reader's or a
/// client's.
///
/// `Atomic` may lie in raw memory as long as it is only reached through the pointer; that it has the size
/// and alignment of its value is what the initialiser of `PosePublisher` asserts.
extension SharedSegment {
  /// A store that orders nothing.
  @inline(__always)
  func store(_ value: UInt64, at offset: Int) {
    unsafe word(at: offset).pointee.store(value, ordering: .relaxed)
  }

  /// A store that everything before it is ordered before.
  @inline(__always)
  func release(_ value: UInt64, at offset: Int) {
    unsafe word(at: offset).pointee.store(value, ordering: .releasing)
  }

  @inline(__always)
  func load(at offset: Int) -> UInt64 {
    unsafe word(at: offset).pointee.load(ordering: .relaxed)
  }

  func store(_ value: UInt32, at offset: Int) {
    unsafe half(at: offset).pointee.store(value, ordering: .relaxed)
  }

  func release(_ value: UInt32, at offset: Int) {
    unsafe half(at: offset).pointee.store(value, ordering: .releasing)
  }

  func loadHalf(at offset: Int) -> UInt32 {
    unsafe half(at: offset).pointee.load(ordering: .relaxed)
  }

  @inline(__always)
  private func word(at offset: Int) -> UnsafeMutablePointer<Atomic<UInt64>> {
    assert(offset >= 0 && offset % 8 == 0 && offset + 8 <= byteCount)
    return unsafe (base + offset).assumingMemoryBound(to: Atomic<UInt64>.self)
  }

  private func half(at offset: Int) -> UnsafeMutablePointer<Atomic<UInt32>> {
    assert(offset >= 0 && offset % 4 == 0 && offset + 4 <= byteCount)
    return unsafe (base + offset).assumingMemoryBound(to: Atomic<UInt32>.self)
  }
}
