internal import LighthouseModel

/// When a device first had light enough for a pose: ten sweeps on four photodiodes within a tenth of a second, seen at
/// that time and not long before. A radio that was just linked sends nothing for half a second, then light half a
/// second old; a device that was just opened tells a few syncs.
struct EnoughLight {
  private static let sweepCount = 10
  private static let sensorCount = 4
  /// Ticks: a tenth of a second, and how far light may lie before the newest inertial sample.
  private static let span: Int64 = 4_800_000
  private static let leadMax: Int64 = 2_400_000
  /// No sweep of generation 1 is so long, ticks (lighthouse-v1.md, "Timing").
  private static let flashLengthMin: UInt32 = 1500

  private var sweeps: [(ticks: Int64, sensor: UInt8)] = []

  /// Takes light; returns whether there is enough of it now.
  mutating func ingest(_ light: LightEvent, newestSample: Int64) -> Bool {
    guard let sensor = Self.sensor(of: light) else { return false }
    let lead = light.ticks &- newestSample
    guard lead >= -Self.span, lead <= Self.leadMax else { return false }
    sweeps.append((light.ticks, sensor))
    sweeps.removeAll { light.ticks - $0.ticks > Self.span }
    return sweeps.count >= Self.sweepCount && Set(sweeps.map(\.sensor)).count >= Self.sensorCount
  }

  private static func sensor(of light: LightEvent) -> UInt8? {
    switch light {
    case .pulse(let sensor, _, let length): length < flashLengthMin ? sensor : nil
    case .sweep(_, let sensor, _): sensor
    case .sync: nil
    }
  }
}
