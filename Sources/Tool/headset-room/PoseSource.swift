import PoseMath
import PoseSharedMemory
import Simulation

/// The pose segment as the loop sees it: opened when it appears, opened anew when its writer is gone.
struct PoseSource {
  private let name: String
  private var reader: PoseReader?
  private var nextTry = Timestamp.zero
  /// What was last read of each slot; reused, so that reading allocates nothing.
  private var readings: [PoseReading] = []

  /// How often a missing segment is looked for.
  private static let retryNanoseconds: Int64 = 500_000_000

  init(name: String) { self.name = name }

  /// All slots that have a device. A slot that is being written at the very moment is given as read before.
  ///
  /// - Throws: what stays wrong when one waits: the segment may not be opened, or is of another layout.
  mutating func read(at now: Timestamp) throws(SharedMemoryError) -> [PoseReading] {
    try openIfDue(at: now)
    guard let reader else { return [] }
    for index in 0..<reader.slotCount {
      if let slot = try reader.read(slot: index) {
        let reading = PoseReading(slot: slot, condition: reader.condition(of: slot, at: now))
        if index < readings.count { readings[index] = reading } else { readings.append(reading) }
      } else if index < readings.count {
        readings[index].condition = reader.condition(of: readings[index].slot, at: now)
      } else {
        readings.append(PoseReading(slot: PoseSlot(), condition: .empty))
      }
    }
    return readings
  }

  private mutating func openIfDue(at now: Timestamp) throws(SharedMemoryError) {
    if let reader, !reader.isWriterGone(at: now) { return }
    guard now >= nextTry else { return }
    nextTry = now.advanced(byNanoseconds: Self.retryNanoseconds)
    do throws(SharedMemoryError) {
      let opened = try PoseReader(name: name)
      if reader == nil || !opened.isWriterGone(at: now) {
        reader = opened
        readings.removeAll(keepingCapacity: true)
      }
    } catch .absent {
      // The service does not run yet, or no more: the last poses are held, for their writer is gone.
    } catch .foreignContent {
      // It is just being made.
    }
  }
}
