internal import DeviceIO
internal import Inventory
internal import PoseMath
internal import Synchronization

/// What was refused, tried again.
extension Rig {
  /// Opens those refused devices whose time has come; each on a thread of its own.
  func retryRefused(at now: Timestamp) {
    let due = state.withLock { state -> [RigUnit] in
      guard !state.isStopping else { return [] }
      return state.units.values.filter { $0.isRefused && $0.backOff.isDue(at: now) }.map { unit in
        var next = unit.again(at: now)
        next.backOff.begin()
        state.units[unit.busPath] = next
        return next
      }
    }
    for unit in due { open(unit) }
  }

  /// Forgets the refused devices below `prefix` that are not offered any more.
  func forgetRefused(below prefix: String, except offered: Set<String>) {
    let gone = state.withLock { state in
      state.units.values.filter {
        $0.isRefused && $0.busPath.hasPrefix(prefix) && !offered.contains($0.busPath)
      }.map(\.busPath)
    }
    for path in gone { dismiss(path, cause: .unplugged) }
  }
}
