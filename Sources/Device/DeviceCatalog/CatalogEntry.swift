/// What a part of the equipment does, which decides the driver that speaks to it.
public enum DeviceRole: String, Codable, Hashable, Sendable, CaseIterable {
  /// Power, proximity, lens distance and button of a headset.
  case headsetMainboard
  /// Inertial unit and light receiver of a headset.
  case headsetReceiver
  /// A radio receiver with one controller or tracker behind it.
  case controllerReceiver
  /// A controller on its own USB cable.
  case wiredController
}

/// One part of a product on the bus: how it is recognised and what it is called.
public struct CatalogEntry: Hashable, Sendable {
  /// The family that names its codecs, driver and page, e.g. `vive`.
  public var family: String
  /// The name of the part for people, e.g. "HTC Vive headset".
  public var name: String
  public var role: DeviceRole
  public var vendorID: UInt16
  public var productID: UInt16
  /// Where the pair of numbers is shared between products, the product string that tells them apart.
  public var productString: String?
  /// The USB class that one of its interfaces must have: 3 is HID.
  public var interfaceClass: UInt8
  /// The input reports each interrupt endpoint sends.
  public var inputs: [Input]
  /// What the model's inertial sensor is held to.
  public var calibration = CalibrationLimits.usual

  /// An interrupt IN endpoint and the ids of the reports that arrive there.
  public struct Input: Codable, Hashable, Sendable {
    /// Endpoint address, direction bit included.
    public var endpoint: UInt8
    public var reports: [UInt8]
  }
}
