public import LighthouseModel
public import PoseMath

/// The stations of a room and where they stand: what a tracker must know before light means a place.
///
/// The world is OpenXR's (+Y up, metres): the floor at height 0, forward along -Z.
public struct Room: Equatable, Sendable {
  /// Sixteen channels of generation 2.
  public static let stationCountMax = 16

  /// A station of the room.
  public struct Member: Equatable, Sendable {
    /// As `SweepHit.station` has it: the channel, or the place in the cycle.
    public var place: UInt8
    /// The number the station tells of itself; nil while its broadcast was never heard.
    public var serial: UInt32?
    /// What it told of its planes; the ideal ones while it was never heard.
    public var calibration: StationCalibration<Double>
    /// Its frame in the world's; it looks along its -Z.
    public var worldFromStation: Pose<Double>
    /// Median of the absolute residuals when the room was solved, radians: what its hits are compared with later.
    public var residual: Double

    /// A station of these facts.
    public init(
      place: UInt8, serial: UInt32?, calibration: StationCalibration<Double>,
      worldFromStation: Pose<Double>, residual: Double
    ) {
      self.place = place
      self.serial = serial
      self.calibration = calibration
      self.worldFromStation = worldFromStation
      self.residual = residual
    }
  }

  /// In the order of their places.
  public var members: [Member]
  /// The factor that the devices' points are multiplied with in this room. Angles cannot tell a factor on body
  /// and room, so it belongs to the room that was solved with it: 1 for our own.
  public var modelScale: Double

  /// A room of these stations.
  public init(members: [Member], modelScale: Double = 1) {
    self.members = members
    self.modelScale = modelScale
  }
}
