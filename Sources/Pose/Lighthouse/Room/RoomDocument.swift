internal import LighthouseModel
internal import PoseMath

/// A room as it stands in a file: JSON with keys that tell their units. Docs/Formats/room.md describes it.
///
/// Reading is strict: a room that is half understood puts a headset in the wrong place.
public struct RoomDocument: Codable, Equatable, Sendable {
  /// What `format` must say.
  public static let format = "headsetd-room-1"

  /// `headsetd-room-1`.
  public var format: String
  /// The factor of the devices' points in this room.
  public var modelScale: Double
  /// In the order of their places.
  public var stations: [Station]

  enum CodingKeys: String, CodingKey {
    case format, stations
    case modelScale = "model_scale"
  }

  /// A station.
  public struct Station: Codable, Equatable, Sendable {
    /// 1 or 2.
    public var generation: Int
    /// Generation 2: the channel, 0...15. Generation 1: the place in the cycle, 0 or 1.
    public var place: Int
    /// Hexadecimal, as printed on the station; absent while its broadcast was never heard.
    public var serial: String?
    /// Metres: +X right, +Y up from the floor, -Z forward.
    public var position: [Double]
    /// Unit quaternion w, x, y, z: station to room.
    public var orientation: [Double]
    /// Median of the absolute residuals when the room was solved, microradians.
    public var residual: Double
    /// Both planes' deviations.
    public var planes: [Plane]

    enum CodingKeys: String, CodingKey {
      case generation, place, serial, planes
      case position = "position_m"
      case orientation = "orientation_wxyz"
      case residual = "residual_urad"
    }
  }

  /// A plane of a station, by the names of the sheets lighthouse-v1.md and lighthouse-v2.md.
  public struct Plane: Codable, Equatable, Sendable {
    /// Radians; `curve` and `ogeemag` as the sheets have them.
    public var phase, tilt, curve, gibphase, gibmag, ogeephase, ogeemag: Double
  }
}

/// Why a document is no room.
public enum RoomDocumentError: Error, Equatable, Sendable {
  /// Another format, or another version of ours.
  case otherFormat(String)
  /// No station, or more than there can be.
  case stationCount(Int)
  /// Two stations on one channel, or in one place of the cycle.
  case samePlace(generation: Int, place: Int)
  /// A value that cannot be: of the station so many down the list, counted from 0.
  case badValue(station: Int, key: String)
  /// A factor of the model that is none.
  case badModelScale
}

// MARK: - To a room

extension RoomDocument {
  /// Farther from the origin no station of a room stands, metres.
  static let distanceMax = 100.0

  /// The room that this describes.
  /// - Throws: `RoomDocumentError` for the first thing that is wrong.
  public func room() throws(RoomDocumentError) -> Room {
    guard format == Self.format else { throw .otherFormat(String(format.prefix(40))) }
    guard !stations.isEmpty, stations.count <= Room.stationCountMax else {
      throw .stationCount(stations.count)
    }
    guard (0.5...2).contains(modelScale) else { throw .badModelScale }
    var members: [Room.Member] = []
    for (index, station) in stations.enumerated() {
      let member = try station.member(number: index)
      guard
        !members.contains(where: {
          $0.place == member.place && $0.calibration.generation == member.calibration.generation
        })
      else { throw .samePlace(generation: station.generation, place: station.place) }
      members.append(member)
    }
    return Room(members: members.sorted { $0.place < $1.place }, modelScale: modelScale)
  }
}

extension RoomDocument.Station {
  func member(number: Int) throws(RoomDocumentError) -> Room.Member {
    func wrong(_ key: CodingKeys) -> RoomDocumentError { .badValue(station: number, key: key.rawValue) }
    guard let generation = UInt8(exactly: generation).flatMap(StationGeneration.init(rawValue:)) else {
      throw wrong(.generation)
    }
    guard let place = UInt8(exactly: place), StationTable.slot(place: place, generation: generation) != nil
    else { throw wrong(.place) }
    guard position.count == 3, position.allSatisfy({ abs($0) <= RoomDocument.distanceMax }) else {
      throw wrong(.position)
    }
    guard orientation.count == 4, orientation.allSatisfy(\.isFinite),
      abs(orientation.reduce(0) { $0 + $1 * $1 } - 1) < 1e-3
    else { throw wrong(.orientation) }
    guard residual >= 0, residual < 1e6 else { throw wrong(.residual) }
    guard planes.count == 2, planes.allSatisfy(\.isPlausible) else { throw wrong(.planes) }
    var number: UInt32?
    if let serial {
      guard serial.utf8.count == 8, let read = UInt32(serial, radix: 16) else { throw wrong(.serial) }
      number = read
    }
    let turned = Quaternion(
      w: orientation[0], x: orientation[1], y: orientation[2], z: orientation[3])
    return Room.Member(
      place: place, serial: number,
      calibration: StationCalibration(
        generation: generation, first: planes[0].calibration, second: planes[1].calibration),
      worldFromStation: Pose(
        orientation: turned.normalized(), position: SIMD3(position[0], position[1], position[2])),
      residual: residual * 1e-6)
  }
}

extension RoomDocument.Plane {
  var calibration: SweepCalibration<Double> {
    SweepCalibration(
      phase: phase, tilt: tilt, curve: curve, gibPhase: gibphase, gibMagnitude: gibmag,
      ogeePhase: ogeephase, ogeeMagnitude: ogeemag)
  }

  /// Halves reach to 65504; no calibration seen comes near ten.
  var isPlausible: Bool {
    [phase, tilt, curve, gibphase, gibmag, ogeephase, ogeemag].allSatisfy { abs($0) <= 10 }
  }
}

// MARK: - From a room

extension RoomDocument {
  /// The document of a room. Numbers are rounded far below what light tells: micrometres, nanoradians.
  public init(_ room: Room) {
    self.init(
      format: Self.format, modelScale: room.modelScale, stations: room.members.map(Station.init))
  }

}

extension RoomDocument.Station {
  init(_ member: Room.Member) {
    let pose = member.worldFromStation
    func round(_ number: Double, _ scale: Double) -> Double { (number * scale).rounded() / scale }
    self.init(
      generation: Int(member.calibration.generation.rawValue), place: Int(member.place),
      serial: member.serial.map(Self.hexadecimal),
      position: (0..<3).map { round(pose.position[$0], 1e7) },
      orientation: [pose.orientation.w, pose.orientation.x, pose.orientation.y, pose.orientation.z].map {
        round($0, 1e9)
      },
      residual: round(member.residual * 1e6, 1e2),
      planes: [member.calibration.first, member.calibration.second].map(RoomDocument.Plane.init))
  }

  /// Eight digits, as printed on a station.
  public static func hexadecimal(_ serial: UInt32) -> String {
    let digits = String(serial, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}

extension RoomDocument.Plane {
  init(_ calibration: SweepCalibration<Double>) {
    self.init(
      phase: calibration.phase, tilt: calibration.tilt, curve: calibration.curve,
      gibphase: calibration.gibPhase, gibmag: calibration.gibMagnitude, ogeephase: calibration.ogeePhase,
      ogeemag: calibration.ogeeMagnitude)
  }
}
