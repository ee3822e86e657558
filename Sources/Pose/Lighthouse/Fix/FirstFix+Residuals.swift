internal import LighthouseModel
internal import PoseMath

/// How well each station agrees with a pose.
extension FirstFix {
  /// Fewer hits of a station tell nothing of it.
  static let residualHitCountMin = 6

  /// By slot: the median of the absolute residuals of the last window's hits at a fix, radians; nil for a station
  /// with too few.
  func medianResiduals(at fix: Fix) -> InlineArray<18, Double?> {
    let state = BodyState(pose: fix.worldFromBody, velocity: fix.velocity)
    var medians = InlineArray<18, Double?>(repeating: nil)
    for slot in 0..<StationTable.slotCount where stations[slot] != nil {
      var histogram = ResidualHistogram()
      for index in 0..<sightingCount where sightings[index].slot == slot {
        let sighting = sightings[index]
        let angle = stations[slot]?.angle(of: sighting.place(state), plane: sighting.plane)
        histogram.add(angle.map { sighting.angle - $0.value } ?? .infinity)
      }
      if histogram.count >= Self.residualHitCountMin { medians[slot] = histogram.median }
    }
    return medians
  }

  /// By slot: what a station counts where the last window agreed with no pose.
  var failure: InlineArray<18, Double?> {
    var medians = InlineArray<18, Double?>(repeating: nil)
    for slot in 0..<StationTable.slotCount {
      let count = (0..<sightingCount).count { sightings[$0].slot == slot }
      if count >= Self.residualHitCountMin { medians[slot] = StationWatch.residualOfFailure }
    }
    return medians
  }
}

/// Sizes of residuals, counted in steps of a sixth: a median without sorting, without memory.
private struct ResidualHistogram {
  private static let binCount = 64
  /// Radians; the last bin begins at 14 mrad.
  private static let smallest = 1e-6
  private static let step = 7.0 / 6

  private var bins = InlineArray<64, Int>(repeating: 0)
  private(set) var count = 0

  mutating func add(_ residual: Double) {
    var bin = 0
    var edge = Self.smallest
    while bin + 1 < Self.binCount, abs(residual) > edge {
      bin += 1
      edge *= Self.step
    }
    bins[bin] += 1
    count += 1
  }

  /// Within its bin as if hits were spread evenly.
  var median: Double {
    var before = 0
    var edge = Self.smallest
    for bin in 0..<Self.binCount {
      if 2 * (before + bins[bin]) >= count, bins[bin] > 0 {
        let part = (Double(count) / 2 - Double(before)) / Double(bins[bin])
        return edge / Self.step * (1 + (Self.step - 1) * part)
      }
      before += bins[bin]
      edge *= Self.step
    }
    return edge
  }
}
