/// Which of two stations sweeps in which half cycle, and on which axis: voted by the flashes' codes.
///
/// Four half cycles make the cycle (lighthouse-v1.md, "Timing"): a station sweeps axis 0, axis 1 and then skips
/// two, while the other sweeps. A station alone skips none. Every flash votes for the half cycle, modulo four,
/// in which the first station sweeps axis 0.
struct CyclePhase {
  /// Who sweeps in a half cycle.
  struct Place: Equatable {
    /// 0 for the station that flashes first.
    var station: Int
    var axis: Int
  }

  private static let voteCountMin = 6
  /// A station is believed to be alone only after so many flashes without a skip.
  private static let aloneCountMin = 16
  private static let share = 0.8
  /// Votes are halved from here on, so that a change is noticed.
  private static let voteCountMax = 128

  private enum Order: Equatable {
    case undecided
    /// The half cycle, modulo four, in which the first station sweeps axis 0.
    case shared(Int)
    /// The half cycle, modulo two, of axis 0.
    case alone(Int)
  }

  private var votes = InlineArray<4, Int>(repeating: 0)
  private var count = 0
  private var skipCount = 0
  private var order = Order.undecided

  /// A flash of `station` in `halfCycle` had this code.
  mutating func vote(_ code: FlashCode, halfCycle: Int, station: Int) {
    let place = (code.skips ? 2 : 0) + code.axis + (station == 1 ? 2 : 0)
    votes[(halfCycle - place) & 3] += 1
    count += 1
    skipCount += code.skips ? 1 : 0
    if count >= Self.voteCountMax {
      for index in 0..<4 { votes[index] /= 2 }
      count /= 2
      skipCount /= 2
    }
    decide()
  }

  private mutating func decide() {
    guard count >= Self.voteCountMin else { return }
    let needed = Self.share * Double(count)
    for phase in 0..<4 where Double(votes[phase]) >= needed {
      order = .shared(phase)
      return
    }
    guard count >= Self.aloneCountMin, skipCount * 10 <= count else { return }
    for parity in 0..<2 where Double(votes[parity] + votes[parity + 2]) >= needed {
      order = .alone(parity)
      return
    }
  }

  /// Who sweeps; nil as long as the votes do not tell.
  func place(inHalfCycle halfCycle: Int) -> Place? {
    switch order {
    case .undecided: return nil
    case .alone(let parity): return Place(station: 0, axis: (halfCycle - parity) & 1)
    case .shared(let phase):
      let index = (halfCycle - phase) & 3
      return Place(station: index / 2, axis: index % 2)
    }
  }
}
