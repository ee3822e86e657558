public import ByteLayout

extension WatchmanLight {
  /// Sensors from 28 on would make a head byte that reads as an event in `WatchmanPayload1`; no wand or
  /// tracker of the captures has one.
  static let sensorMax: UInt8 = 27

  /// The section that `pulses(timeHigh:near:)` reads as `pulses`.
  ///
  /// - Parameter pulses: the one that ended last first, times within 2^23 ticks of each other.
  /// - Throws: `invalidField` for a sensor above 27, pulses that are not in order or overlap more deeply
  ///   than three bits tell; `overlong` where they do not fit 26 bytes.
  public init(pulses: LightPulses) throws(LayoutError) {
    let times = Self.sortedTimes(of: pulses)
    bytes = WatchmanBytes()
    guard pulses.count > 0 else { return }
    try appendHeads(of: pulses, times: times)
    var index = 2 * pulses.count - 1
    while index > 0 {
      appendDifference(times[index - 1] &- times[index])
      index -= 1
    }
    bytes.append(UInt16(truncatingIfNeeded: times[0]))
    bytes.append(UInt8(truncatingIfNeeded: times[0] &>> 16))
    guard Self.byteCount(of: pulses, times: times) <= WatchmanBytes.byteCountMax else {
      throw .overlong(
        layout: Self.layout, expected: WatchmanBytes.byteCountMax,
        actual: Self.byteCount(of: pulses, times: times))
    }
  }

  /// Starts and ends, newest first.
  private static func sortedTimes(of pulses: LightPulses) -> InlineArray<16, UInt32> {
    var times = InlineArray<16, UInt32>(repeating: 0)
    for index in 0..<pulses.count {
      insert(pulses[index].startTicks, into: &times, holding: 2 * index)
      insert(pulses[index].endTicks, into: &times, holding: 2 * index + 1)
    }
    return times
  }

  private static func insert(
    _ time: UInt32, into times: inout InlineArray<16, UInt32>, holding count: Int
  ) {
    var place = count
    while place > 0, Int32(bitPattern: time &- times[place - 1]) > 0 {
      times[place] = times[place - 1]
      place -= 1
    }
    times[place] = time
  }

  /// Each pulse takes the newest time left as its end and must find its start at most eight further on.
  private mutating func appendHeads(
    of pulses: LightPulses, times: InlineArray<16, UInt32>
  ) throws(LayoutError) {
    var isTaken: UInt16 = 0
    var end = 0
    for index in 0..<pulses.count {
      while isTaken & 1 &<< UInt16(truncatingIfNeeded: end) != 0 { end += 1 }
      var start = end + 1
      while start < 2 * pulses.count,
        isTaken & 1 &<< UInt16(truncatingIfNeeded: start) != 0
          || times[start] != pulses[index].startTicks
      {
        start += 1
      }
      guard pulses[index].sensor <= Self.sensorMax, pulses[index].endTicks == times[end],
        start < 2 * pulses.count, start - end <= 8
      else {
        throw .invalidField(
          layout: Self.layout, offset: index, value: UInt32(pulses[index].sensor))
      }
      isTaken |= 1 &<< UInt16(truncatingIfNeeded: end) | 1 &<< UInt16(truncatingIfNeeded: start)
      let edges = UInt8(truncatingIfNeeded: start - end - 1)
      bytes.append(pulses[index].sensor &<< 3 | edges)
    }
  }

  /// Lowest group first, bit 7 set: read backwards it is the last.
  private mutating func appendDifference(_ difference: UInt32) {
    bytes.append(UInt8(truncatingIfNeeded: difference) & 0x7f | 0x80)
    var rest = difference &>> 7
    while rest != 0 {
      bytes.append(UInt8(truncatingIfNeeded: rest) & 0x7f)
      rest = rest &>> 7
    }
  }

  private static func byteCount(of pulses: LightPulses, times: InlineArray<16, UInt32>) -> Int {
    var count = pulses.count + 3
    for index in 1..<2 * pulses.count {
      var rest = times[index - 1] &- times[index]
      repeat {
        count += 1
        rest = rest &>> 7
      } while rest != 0
    }
    return count
  }
}
