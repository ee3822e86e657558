public import PoseMath

/// One instant on both clocks: the host's monotonic one, which measures, and the wall's, which dates.
public struct Moment: Hashable, Sendable {
  /// CLOCK_MONOTONIC of this boot; comparable only within one service run.
  public let host: Timestamp
  public let wall: WallTime

  public init(host: Timestamp, wall: WallTime) {
    self.host = host
    self.wall = wall
  }
}
