internal import Synchronization

/// What the loop counts of one device. The loop stores, any thread reads.
final class DeviceMeters: Sendable {
  private let reports = Atomic<UInt64>(0)
  private let samples = Atomic<UInt64>(0)
  private let lostSamples = Atomic<UInt64>(0)
  private let lightPulses = Atomic<UInt64>(0)
  private let undecodedLight = Atomic<UInt64>(0)
  private let unknownReports = Atomic<UInt64>(0)
  private let malformedReports = Atomic<UInt64>(0)
  private let droppedReports = Atomic<UInt64>(0)
  private let linkLosses = Atomic<UInt64>(0)
  private let freshness = Atomic<UInt8>(Freshness.untracked.rawValue)
  private let worn = Atomic<Bool>(false)

  init() {}

  /// Makes the loop's own counts visible.
  func publish(_ counts: DeviceCounts, freshness: Freshness, isWorn: Bool) {
    reports.store(counts.reports, ordering: .relaxed)
    samples.store(counts.samples, ordering: .relaxed)
    lostSamples.store(counts.lostSamples, ordering: .relaxed)
    lightPulses.store(counts.lightPulses, ordering: .relaxed)
    undecodedLight.store(counts.undecodedLight, ordering: .relaxed)
    unknownReports.store(counts.unknownReports, ordering: .relaxed)
    malformedReports.store(counts.malformedReports, ordering: .relaxed)
    droppedReports.store(counts.droppedReports, ordering: .relaxed)
    linkLosses.store(counts.linkLosses, ordering: .relaxed)
    self.freshness.store(freshness.rawValue, ordering: .relaxed)
    worn.store(isWorn, ordering: .relaxed)
  }

  /// The counts as last made visible; each is right, together they may be of two ticks.
  var counts: DeviceCounts {
    DeviceCounts(
      reports: reports.load(ordering: .relaxed), samples: samples.load(ordering: .relaxed),
      lostSamples: lostSamples.load(ordering: .relaxed),
      lightPulses: lightPulses.load(ordering: .relaxed),
      undecodedLight: undecodedLight.load(ordering: .relaxed),
      unknownReports: unknownReports.load(ordering: .relaxed),
      malformedReports: malformedReports.load(ordering: .relaxed),
      droppedReports: droppedReports.load(ordering: .relaxed),
      linkLosses: linkLosses.load(ordering: .relaxed))
  }

  var isWorn: Bool { worn.load(ordering: .relaxed) }

  var currentFreshness: Freshness {
    Freshness(rawValue: freshness.load(ordering: .relaxed)) ?? .untracked
  }
}

/// What happened to one device's reports since it was attached.
public struct DeviceCounts: Equatable, Sendable {
  /// Reports that reached the stream.
  public var reports: UInt64 = 0
  /// Inertial samples in them.
  public var samples: UInt64 = 0
  /// Samples the device took and that never arrived.
  public var lostSamples: UInt64 = 0
  /// Light pulses in them.
  public var lightPulses: UInt64 = 0
  /// Reports of light that the device has yet to be told to decode.
  public var undecodedLight: UInt64 = 0
  /// Reports with an id that no sheet describes.
  public var unknownReports: UInt64 = 0
  /// Reports whose bytes contradict their layout.
  public var malformedReports: UInt64 = 0
  /// Reports that were overwritten in their ring before the loop came to them.
  public var droppedReports: UInt64 = 0
  /// How often a report said that the radio link went down.
  public var linkLosses: UInt64 = 0
}

/// How old a device's newest sample is.
public enum Freshness: UInt8, Sendable {
  /// No sample has arrived yet.
  case untracked
  case fresh
  /// No sample for 100 ms.
  case stale
  /// No sample for 1 s, or disconnected.
  case lost
}
