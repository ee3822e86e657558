public import LighthouseModel
public import PoseMath

/// A station as its light and its broadcast tell, before anyone knows where it stands.
public struct StationIdentity: Equatable, Sendable {
  /// As `SweepHit.station` has it.
  public var place: UInt8
  /// The number it tells of itself; nil while its broadcast was never heard.
  public var serial: UInt32?
  /// Of its planes; the ideal one while its broadcast was never heard.
  public var calibration: StationCalibration<Double>

  /// A station of these facts.
  public init(place: UInt8, serial: UInt32?, calibration: StationCalibration<Double>) {
    self.place = place
    self.serial = serial
    self.calibration = calibration
  }

  /// A station that broadcast this; without a broadcast, ideal planes.
  public init(place: UInt8, generation: StationGeneration, broadcast: StationBroadcast?) {
    self.init(
      place: place, serial: broadcast?.id,
      calibration: broadcast.map { StationCalibration($0.calibration) }
        ?? StationCalibration(generation: generation))
  }

  var slot: Int? { StationTable.slot(place: place, generation: calibration.generation) }
}

extension LightDecoder {
  /// The stations whose beat this decoder knows, with what they told of themselves. Allocates.
  public var identities: [StationIdentity] {
    let first = (0..<2).filter { firstGeneration.isSeen(station: $0) }.map { place in
      StationIdentity(
        place: UInt8(place), generation: .first, broadcast: firstGeneration.broadcast(ofStation: place))
    }
    let second = (0..<SweepDecoder.channelCount).filter { secondGeneration.period(ofChannel: $0) != nil }
      .map { channel in
        StationIdentity(
          place: UInt8(channel), generation: .second,
          broadcast: secondGeneration.broadcast(ofChannel: channel))
      }
    return first + second
  }
}
