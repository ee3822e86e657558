internal import Lighthouse
internal import LighthouseModel

/// What a recording's light holds, as `headsetctl lab light --json` prints it. A figure that the recording
/// cannot give is null.
public struct LightSummary: Encodable, Sendable {
  /// As it was given.
  public var recording: String
  /// The devices that saw light or moved, in the order of appearance.
  public var devices: [Device]

  /// One device.
  public struct Device: Encodable, Sendable {
    /// As the recording or the catalog calls it.
    public var name: String
    /// The unit's serial.
    public var serial: String?
    /// Inertial samples.
    public var samples = 0
    /// Pulses, syncs and sweeps.
    public var events = 0
    /// Of them without a time: before the first sample or too far from the last.
    public var untimed = 0
    /// Of them after later light had been worked off.
    public var late = 0
    /// Pulses that belong to a flash.
    public var flashPulses = 0
    /// Flashes that set a rotor's clock.
    public var flashes = 0
    /// Half cycles without a tracked station's flash.
    public var missedFlashes = 0
    /// Flashes whose length contradicts their place in the cycle.
    public var badCodes = 0
    /// Syncs of generation 2.
    public var syncs = 0
    /// Syncs that fit no whole number of turns.
    public var badSyncs = 0
    /// Light before the stations' beat was known.
    public var beforeLock = 0
    /// How often that beat was found.
    public var locks = 0
    /// Sweeps that became angles.
    public var hits = 0
    /// Light in no window of a cycle.
    public var strays = 0
    /// Sweeps of stations whose sync was not seen.
    public var withoutSync = 0
    /// Hits of a photodiode met before in the same sweep: reflections.
    public var repeated = 0
    /// The stations whose light was told from stray light.
    public var stations: [Station] = []

    enum CodingKeys: String, CodingKey {
      case name, serial, samples, events, untimed, late, flashes, syncs, locks, hits, strays, repeated,
        stations
      case flashPulses = "flash_pulses"
      case missedFlashes = "missed_flashes"
      case badCodes = "bad_codes"
      case badSyncs = "bad_syncs"
      case beforeLock = "before_lock"
      case withoutSync = "without_sync"
    }
  }

  /// One station as one device saw it.
  public struct Station: Encodable, Sendable {
    /// 1 or 2.
    public var generation: Int
    /// Generation 2: 0...15. Generation 1: 0 for the one that flashes first.
    public var place: Int
    /// Hexadecimal, as printed on the station; null where no whole broadcast was received.
    public var id: String?
    /// A, B, C, or the channel as people count it from 1.
    public var mode: String?
    /// Of the station's software.
    public var firmware: Int?
    /// Whole broadcasts received, and those given up.
    public var broadcasts = 0
    public var damagedBroadcasts = 0
    /// Direction of up in the station's frame, the largest component +-127.
    public var acceleration: [Int]?
    /// Of both planes, by the sheets' names.
    public var calibration: [Plane]?
    /// Of both planes.
    public var clocks: [Clock] = []

    enum CodingKeys: String, CodingKey {
      case generation, place, id, mode, firmware, broadcasts, acceleration, calibration, clocks
      case damagedBroadcasts = "damaged_broadcasts"
    }
  }

  /// The calibration of one plane.
  public struct Plane: Encodable, Sendable {
    /// Radians; magnitudes of ogee in the unit of curve.
    public var phase, tilt, curve, gibphase, gibmag, ogeephase, ogeemag: Float
  }

  /// How well one plane's clock was followed while the device was at rest, microradians.
  public struct Clock: Encodable, Sendable {
    /// 0 or 1.
    public var plane: Int
    /// All of this plane.
    public var hits: Int
    /// Sweeps at rest with at least three photodiodes.
    public var stillSweeps: Int
    /// What the hits of a sweep share, root mean square.
    public var commonError: Double?
    /// And median of the sizes.
    public var commonErrorMedian: Double?
    /// What a photodiode adds of its own, root mean square.
    public var ownError: Double?

    enum CodingKeys: String, CodingKey {
      case plane, hits
      case stillSweeps = "still_sweeps"
      case commonError = "common_error_urad"
      case commonErrorMedian = "common_error_median_urad"
      case ownError = "own_error_urad"
    }
  }
}

extension LightSummary.Station {
  init(generation: StationGeneration, place: Int, broadcast: StationBroadcast?, frames: (Int, Int)) {
    self.generation = Int(generation.rawValue)
    self.place = place
    (broadcasts, damagedBroadcasts) = frames
    guard let broadcast else { return }
    let digits = String(broadcast.id, radix: 16)
    id = String(repeating: "0", count: 8 - digits.count) + digits
    mode = broadcast.mode.map(Self.name)
    firmware = Int(broadcast.firmware)
    acceleration = (0..<3).map { Int(broadcast.acceleration[$0]) }
    calibration = [broadcast.calibration.first, broadcast.calibration.second].map { sweep in
      LightSummary.Plane(
        phase: sweep.phase, tilt: sweep.tilt, curve: sweep.curve, gibphase: sweep.gibPhase,
        gibmag: sweep.gibMagnitude, ogeephase: sweep.ogeePhase, ogeemag: sweep.ogeeMagnitude)
    }
  }

  private static func name(of mode: StationMode) -> String {
    switch mode {
    case .a: "A"
    case .b: "B"
    case .c: "C"
    case .channel(let channel): "\(channel + 1)"
    case .unrecognized(let code): "unrecognized \(code)"
    }
  }
}
