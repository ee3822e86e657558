internal import Synchronization

/// A bounded way for values from one thread to one other: no lock, no allocation after `init`. Ownership
/// moves with the value, so the receiver decides where it ends.
@safe
final class HandoverQueue<Element>: @unchecked Sendable {
  /// Invariant behind `@unchecked`: slots in `head..<tail` are initialised and belong to the receiver, the
  /// others to the sender; the two counters hand them over.
  private let slots: UnsafeMutablePointer<Element>
  private let mask: Int
  private let head = Atomic<Int>(0)
  private let tail = Atomic<Int>(0)

  /// - Parameter countMax: how many values may be under way; rounded up to a power of two.
  init(countMax: Int) {
    precondition(countMax > 0 && countMax <= 1 << 20)
    var capacity = 1
    while capacity < countMax { capacity *= 2 }
    mask = capacity - 1
    unsafe slots = .allocate(capacity: capacity)
  }

  /// How many values can be under way.
  var capacity: Int { mask + 1 }

  deinit {
    while pop() != nil {}
    unsafe slots.deallocate()
  }

  /// Takes `element` over; false, and nothing taken, where the queue is full. The sender's thread.
  func push(_ element: consuming Element) -> Bool {
    let end = tail.load(ordering: .relaxed)
    guard end &- head.load(ordering: .acquiring) <= mask else { return false }
    unsafe (slots + (end & mask)).initialize(to: element)
    tail.store(end &+ 1, ordering: .releasing)
    return true
  }

  /// The oldest value, or nil where none waits. The receiver's thread.
  func pop() -> Element? {
    let start = head.load(ordering: .relaxed)
    guard start != tail.load(ordering: .acquiring) else { return nil }
    let element = unsafe (slots + (start & mask)).move()
    head.store(start &+ 1, ordering: .releasing)
    return element
  }
}
