public import DeviceProtocols
public import LighthouseModel
public import PoseMath

/// What one report held, in place: nothing of it lives on the heap.
@frozen
public struct StreamOutput: Sendable {
  /// The most samples one report carries: report 0x20 of the Vive has three slots (htc-vive.md, "0x20").
  public static let sampleCountMax = 3
  /// The most pulses one report carries: two radio messages of eight (vive-controllers-watchman.md).
  public static let lightPulseCountMax = 16

  @usableFromInline var samples: InlineArray<3, IMUSample<Double>>
  @usableFromInline var filled: Int
  /// The inputs that the report carried; those it did not carry are absent, not zero.
  public var inputs: DeviceInputs
  /// Whether a radio link came up or went down with this report.
  public var link: LinkChange
  /// How the report was understood.
  public var reading: ReportReading
  /// Samples that the device took and that never arrived, found with this report.
  public var lostSampleCount: UInt32
  /// Whether the report held light of generation 2 that the device has not been told to decode.
  public var hasUndecodedLight: Bool
  /// Light that cannot be put on the device's time: it came before the first inertial sample, or lies too far
  /// from the last one.
  public var untimedLightCount: UInt32
  @usableFromInline var pulses: InlineArray<16, LightPulse>
  @usableFromInline var pulseCount: Int
  @usableFromInline var events: InlineArray<16, LightEvent>
  @usableFromInline var eventCount: Int

  /// A report that says nothing.
  @inlinable
  public init(reading: ReportReading = .known) {
    samples = InlineArray(repeating: Self.noSample)
    filled = 0
    inputs = DeviceInputs()
    link = .unchanged
    self.reading = reading
    lostSampleCount = 0
    hasUndecodedLight = false
    pulses = InlineArray(repeating: LightPulse(sensor: 0, startTicks: 0, lengthTicks: 0))
    pulseCount = 0
    untimedLightCount = 0
    events = InlineArray(repeating: .pulse(sensor: 0, start: 0, length: 0))
    eventCount = 0
  }

  /// How many samples the report held, oldest first.
  @inlinable public var sampleCount: Int { filled }

  /// Adds a sample after those already there; a fourth is not kept and counts as lost.
  @inlinable
  public mutating func append(_ sample: IMUSample<Double>) {
    guard filled < Self.sampleCountMax else {
      lostSampleCount &+= 1
      return
    }
    samples[filled] = sample
    filled += 1
    lostSampleCount &+= sample.lostBefore
  }

  /// The sample at `index`, oldest first.
  /// - Precondition: `index` lies in `0..<sampleCount`.
  @inlinable
  public subscript(sample index: Int) -> IMUSample<Double> {
    precondition(index >= 0 && index < filled)
    return samples[index]
  }

  /// How many pulses of lighthouse light the report held.
  @inlinable public var lightPulseCount: Int { pulseCount }

  /// The pulse at `index`, in the report's order, which is not that of time.
  /// - Precondition: `index` lies in `0..<lightPulseCount`.
  @inlinable
  public subscript(lightPulse index: Int) -> LightPulse {
    precondition(index >= 0 && index < pulseCount)
    return pulses[index]
  }

  /// Adds a pulse; a seventeenth is not kept.
  @inlinable
  public mutating func append(_ pulse: LightPulse) {
    guard pulseCount < Self.lightPulseCountMax else { return }
    pulses[pulseCount] = pulse
    pulseCount += 1
  }

  /// How many things the photodiodes saw, by the device's time: pulses, syncs and sweeps.
  @inlinable public var lightEventCount: Int { eventCount }

  /// What the photodiodes saw, in the report's order, which is not that of time.
  /// - Precondition: `index` lies in `0..<lightEventCount`.
  @inlinable
  public subscript(lightEvent index: Int) -> LightEvent {
    precondition(index >= 0 && index < eventCount)
    return events[index]
  }

  /// Adds light, nil for light without a time; a seventeenth is not kept.
  @inlinable
  public mutating func append(_ event: LightEvent?) {
    guard let event else {
      untimedLightCount &+= 1
      return
    }
    guard eventCount < Self.lightPulseCountMax else { return }
    events[eventCount] = event
    eventCount += 1
  }

  @usableFromInline static var noSample: IMUSample<Double> {
    IMUSample(timestamp: .zero, angularVelocity: .zero, acceleration: .zero)
  }
}

/// How well a report was understood.
public enum ReportReading: UInt8, Sendable {
  /// Every byte is a named field or a named unknown.
  case known
  /// A report id, or a form of it, that no sheet describes.
  case unknown
  /// A known id whose bytes contradict its layout.
  case malformed
}

/// What a report says about the radio link of a wireless device.
public enum LinkChange: UInt8, Sendable {
  /// The report says nothing about it.
  case unchanged
  /// The device came into reach or was switched on.
  case connected
  /// The device went out of reach or was switched off (report 0x26, vive-controllers-watchman.md).
  case disconnected
}
