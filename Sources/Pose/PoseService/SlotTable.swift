internal import PoseSharedMemory

/// Which device has which slot of the shared memory. The control side's own; the loop never sees it.
struct SlotTable {
  private struct Entry {
    var serial: DeviceSerial?
    var isTaken = false
    var generation: UInt32
    /// The order of release; the slot longest free is given away first.
    var released = 0
  }

  private var entries: [Entry]
  private var releaseCount = 0

  /// - Parameter firstGeneration: the generation of slots that have had no device of this writer.
  init(slotCount: Int, firstGeneration: UInt32) {
    entries = Array(repeating: Entry(generation: firstGeneration), count: slotCount)
  }

  /// A slot for a unit: the one it had before, else one that nobody had, else the one longest free; nil
  /// where all are taken.
  mutating func take(for serial: DeviceSerial) -> (slot: Int, generation: UInt32)? {
    let free = entries.indices.filter { !entries[$0].isTaken }
    let choice =
      free.first { entries[$0].serial == serial } ?? free.first { entries[$0].serial == nil }
      ?? free.min { entries[$0].released < entries[$1].released }
    guard let slot = choice else { return nil }
    entries[slot].isTaken = true
    entries[slot].serial = serial
    entries[slot].generation &+= 1
    return (slot, entries[slot].generation)
  }

  /// Gives a slot free again; what is published there stays until another unit takes it.
  mutating func release(_ slot: Int) {
    guard entries.indices.contains(slot), entries[slot].isTaken else { return }
    releaseCount += 1
    entries[slot].isTaken = false
    entries[slot].released = releaseCount
  }
}
