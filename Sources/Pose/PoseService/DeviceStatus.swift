/// One attached device, as the service sees it.
public struct DeviceStatus: Equatable, Sendable {
  /// What the service calls it as long as it is attached.
  public var id: DeviceID
  /// Which unit it is, and how it is worn.
  public var description: DeviceDescription
  /// Its slot in shared memory.
  public var slot: Int
  /// How old its newest sample is.
  public var freshness: Freshness
  /// Whether its proximity sensor sees a face; false without one.
  public var isWorn: Bool
  /// What happened to its reports.
  public var counts: DeviceCounts
}

/// A device's number while it is attached; never given twice by one service.
public struct DeviceID: Hashable, Comparable, Sendable {
  /// Counts from 1 in the order of attachment.
  public let number: UInt64

  /// Orders by attachment.
  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
