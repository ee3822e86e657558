/// A room that is refined while people are in it.
extension LighthouseTracker {
  /// Tracks by stations that stand a little otherwise; the table of before comes back in its place, so that its memory is
  /// freed where the caller likes. Pose, biases and what was learned of the light stay: whoever moves the stations by
  /// less than their light errs sees no step. The stations are the same ones, with the same model scale.
  public mutating func exchange(_ stations: inout StationTable) { core.exchange(&stations) }
}

extension TrackerCore {
  mutating func exchange(_ other: inout StationTable) {
    swap(&stations, &other)
    search.stations = stations
  }
}
