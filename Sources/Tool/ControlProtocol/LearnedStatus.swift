/// What the service has learned of a device's gyroscope, and keeps by its serial.
public struct LearnedStatus: Codable, Hashable, Sendable {
  /// Degrees a second about the device's own axes.
  public var biasDegreesPerSecond: [Double]
  /// Standard deviation of each.
  public var deviationDegreesPerSecond: [Double]
  /// When the learning began, under this firmware and configuration: UTC, ISO 8601.
  public var since: String
  /// When it was last written down; the same form.
  public var updated: String

  public init(
    biasDegreesPerSecond: [Double], deviationDegreesPerSecond: [Double], since: String, updated: String
  ) {
    self.biasDegreesPerSecond = biasDegreesPerSecond
    self.deviationDegreesPerSecond = deviationDegreesPerSecond
    self.since = since
    self.updated = updated
  }

  private enum CodingKeys: String, CodingKey {
    case since, updated
    case biasDegreesPerSecond = "bias_deg_s"
    case deviationDegreesPerSecond = "deviation_deg_s"
  }
}
