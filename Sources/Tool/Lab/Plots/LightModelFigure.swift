public import Charts
internal import DeviceEmulation
internal import LighthouseModel
internal import PoseMath
internal import Wearers

/// Light of a recording beside light that the simulator makes up: what the constants of its noise are fitted by.
public struct LightModelFigure: Sendable {
  /// The picture.
  public let figure: Figure
  /// What the recording's light is like.
  public let recorded: LightFigures
  /// What the simulator's is like.
  public let simulated: LightFigures

  /// The picture of the device with the most hits of the recording at `path`.
  /// - Throws: `LabError` for a file that cannot be read or is no recording.
  public init(of path: String, named name: String) throws(LabError) {
    var censuses: [Int: LightCensus] = [:]
    _ = try LightSource.read(path) { event in
      censuses[event.device, default: LightCensus(isWireless: event.isWireless)].ingest(event.kind)
    }
    let census = censuses.values.max { $0.hitCount < $1.hitCount } ?? LightCensus(isWireless: false)
    let simulation = Self.simulation(like: census)
    recorded = LightFigures(census)
    simulated = LightFigures(simulation)
    figure = Figure(
      title: "Light of \(name) and of the simulator",
      subtitle: "\(census.hitCount) hits recorded, \(simulation.hitCount) made up of a still headset for "
        + "\(Int(Self.seconds)) s, seed \(Self.seed). Scatter at rest only.",
      panels: Self.panels(census, simulation))
  }

  private static let seed: UInt64 = 1
  /// Of made-up light: some 20 000 hits.
  private static let seconds = 12.0

  /// A still headset in a room with as many stations.
  private static func simulation(like recorded: LightCensus) -> LightCensus {
    let generation = recorded.generation
    var room = EmulatedRoom.typical(
      generation, stationCount: max(1, recorded.stationCount), seed: seed)
    // The recordings' four stations are two of the steady kind and two of the other.
    if generation == .second, room.stations.count > 2 {
      for index in 0..<2 { room.stations[index].noise = .unsteadySecondGeneration }
    }
    var device = SimulatedDevice(unit: LightScene.still.unit(seed: seed), room: room)
    var census = LightCensus(isWireless: false)
    while true {
      switch device.next() {
      case .light(let light): census.ingest(.light(light))
      case .sample(let sample, _, _):
        guard sample.timestamp.seconds(since: .zero) < seconds else { return census }
        census.ingest(.sample(sample, ticks: (sample.timestamp.nanoseconds * 6 + 62) / 125))
      }
    }
  }

  // MARK: - Parts

  private static func panels(_ recorded: LightCensus, _ simulated: LightCensus) -> [Panel] {
    let (real, made) = (LightFigures(recorded), LightFigures(simulated))
    func microradians(_ values: [Double]) -> [Double] { LightFigures.noise(values).map { $0 * 1e6 } }
    let isFirst = recorded.generation == .first
    let wide = isFirst ? 160.0 : 60.0
    var panels = [
      histogram(
        "A hit about its sweep", "Error, urad", -40...40, microradians(recorded.scatter.own),
        microradians(simulated.scatter.own), real.ownError * 1e6, made.ownError * 1e6, unit: "urad rms"),
      histogram(
        "What a sweep's hits share", "Error, urad", -wide...wide, microradians(recorded.scatter.common),
        microradians(simulated.scatter.common), real.commonError * 1e6, made.commonError * 1e6,
        unit: "urad rms"),
      histogram(
        "Sweeps that a photodiode misses", "Share", 0...1, recorded.scatter.missed,
        simulated.scatter.missed, real.missedShare * 100, made.missedShare * 100, unit: "% in the mean"),
    ]
    if isFirst {
      panels.append(
        histogram(
          "Pulses of sweeps", "Ticks", 0...700, recorded.pulseLengths, simulated.pulseLengths,
          real.pulseLength ?? 0, made.pulseLength ?? 0, unit: "in the median"))
    }
    panels.append(wander(recorded, simulated))
    return panels
  }

  private static func histogram(
    _ title: String, _ label: String, _ range: ClosedRange<Double>, _ recorded: [Double],
    _ simulated: [Double], _ real: Double, _ made: Double, unit: String
  ) -> Panel {
    func line(_ name: String, _ values: [Double], _ figure: Double, _ ink: Ink) -> Mark {
      .line(
        .init(
          "\(name): \(OrientationFigure.short(figure)) \(unit)", points: steps(values, range), ink: ink,
          isDashed: ink == .vermilion))
    }
    let marks = [line("recorded", recorded, real, .blue), line("made up", simulated, made, .vermilion)]
    return Panel(
      title: title, x: Axis(label, range: range),
      y: Axis("% in a bin", around: marks.flatMap(\.ordinates), zero: true), marks: marks, height: 150)
  }

  private static let binCount = 50

  /// The outline of a histogram, percent; what lies outside is not drawn but counts.
  private static func steps(_ values: [Double], _ range: ClosedRange<Double>) -> [SIMD2<Double>] {
    let width = (range.upperBound - range.lowerBound) / Double(binCount)
    var counts = [Int](repeating: 0, count: binCount)
    for value in values where range.contains(value) {
      counts[min(binCount - 1, Int((value - range.lowerBound) / width))] += 1
    }
    return counts.enumerated().flatMap { index, count in
      let height = 100 * Double(count) / Double(max(1, values.count))
      let left = range.lowerBound + Double(index) * width
      return [SIMD2(left, height), SIMD2(left + width, height)]
    }
  }

  private static let lags = [1, 2, 3, 4, 5, 6, 8, 10, 14, 20, 28, 40, 60, 80, 120, 160]

  private static func wander(_ recorded: LightCensus, _ simulated: LightCensus) -> Panel {
    let marks = [("recorded", recorded, Ink.blue), ("made up", simulated, .vermilion)].map {
      name, census, ink in
      Mark.line(
        .init(
          name,
          points: lags.compactMap { lag in census.wander(turns: lag).map { SIMD2(Double(lag), $0) } },
          ink: ink, isDashed: ink == .vermilion))
    }
    return Panel(
      title: "How far a rotor is from an even turn",
      x: Axis("Turns later", scale: .logarithmic, range: 1...200),
      y: Axis("Ticks rms", scale: .logarithmic, around: marks.flatMap(\.ordinates)), marks: marks, height: 150
    )
  }
}
