/// Picks the samples of each IMU report that no earlier report brought, oldest first, and counts the ones
/// that never came.
///
/// A sample is new if its sequence number is 1...127 ahead of the last one taken, modulo 256 (htc-vive.md,
/// "0x20, IMU"). Two cases lie outside that rule. The first report gives its newest sample alone, because
/// the others may be older than the stream. And a report none of whose slots is new, nor one of the last
/// three taken, shows that the count jumped: the selector then takes its newest sample and goes on from
/// there, instead of waiting for the count to come round.
@frozen
public struct IMUSlotSelector: Sendable {
  /// What one report brought: up to three samples, oldest first.
  @frozen
  public struct Selection: Sendable {
    @usableFromInline var slots: InlineArray<3, ViveIMUSlot>
    @usableFromInline var lost: InlineArray<3, UInt32>
    public fileprivate(set) var count: Int

    fileprivate init() {
      slots = InlineArray(repeating: .zero)
      lost = InlineArray(repeating: 0)
      count = 0
    }

    /// - Precondition: `index` lies in `0..<count`.
    @inlinable
    public subscript(index: Int) -> ViveIMUSlot { slots[index] }

    /// How many samples before this one were lost.
    /// - Precondition: `index` lies in `0..<count`.
    @inlinable
    public func lostBefore(_ index: Int) -> UInt32 { lost[index] }

    fileprivate mutating func append(_ slot: ViveIMUSlot, lostBefore: UInt32) {
      slots[count] = slot
      lost[count] = lostBefore
      count += 1
    }
  }

  /// The last sample taken; nil before the first.
  public private(set) var last: ViveIMUSlot?

  public init() {}

  /// The samples of `report` that are new. Constant time, no allocation.
  public mutating func select(from report: borrowing ViveIMUReport) -> Selection {
    var selection = Selection()
    guard var last else {
      let newest = report.newestSlot
      selection.append(newest, lostBefore: 0)
      self.last = newest
      return selection
    }
    while selection.count < ViveIMUReport.slotCount,
      let next = report.slot(after: last.sequence)
    {
      selection.append(next, lostBefore: report.lostCount(from: last, to: next))
      last = next
    }
    if selection.count == 0, !report.repeats(last) {
      let newest = report.newestSlot
      selection.append(newest, lostBefore: report.lostCount(from: last, to: newest))
      last = newest
    }
    self.last = last
    return selection
  }
}
