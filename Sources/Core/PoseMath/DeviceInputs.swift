public import ByteLayout

/// The inputs of a headset or a controller, each of which may be absent: a report carries some of them, and
/// `merge` makes the latest of each from many reports.
@frozen
public struct DeviceInputs: Equatable, Sendable {
  /// Which of the fields below have been reported.
  public var present: Fields
  /// What is pressed or touched.
  public var buttons: Buttons
  /// 0 let go to 1 pulled.
  public var trigger: Float
  /// -1 left to 1 right; 0 where the pad is not touched.
  public var padX: Float
  /// -1 bottom to 1 top; 0 where the pad is not touched.
  public var padY: Float
  /// The proximity sensor's own count: no source gives its unit. It grows as a face comes near.
  public var rawProximity: UInt16
  /// Whether the proximity sensor sees a face.
  public var isWorn: Bool
  /// The distance of the two lens centres, metres.
  public var interpupillaryDistance: Float
  /// 0 to 100.
  public var batteryPercent: UInt8
  /// Whether the battery is being charged.
  public var isCharging: Bool

  /// Nothing reported: every field absent, and neutral for those who do not ask.
  @inlinable
  public init() {
    present = .none
    buttons = .none
    trigger = 0
    padX = 0
    padY = 0
    rawProximity = 0
    isWorn = false
    interpupillaryDistance = 0
    batteryPercent = 0
    isCharging = false
  }

  /// Fields that are reported together.
  @frozen
  public struct Fields: BitFlags {
    /// The bits of the set.
    public var rawValue: UInt8

    /// The set with these bits.
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// `buttons`.
    @inlinable public static var buttons: Self { Self(rawValue: 1 << 0) }
    /// `trigger`.
    @inlinable public static var trigger: Self { Self(rawValue: 1 << 1) }
    /// `padX` and `padY`.
    @inlinable public static var pad: Self { Self(rawValue: 1 << 2) }
    /// `rawProximity` and `isWorn`.
    @inlinable public static var proximity: Self { Self(rawValue: 1 << 3) }
    /// `interpupillaryDistance`.
    @inlinable public static var interpupillaryDistance: Self { Self(rawValue: 1 << 4) }
    /// `batteryPercent` and `isCharging`.
    @inlinable public static var battery: Self { Self(rawValue: 1 << 5) }
  }

  /// What is pressed or touched, whatever bit the device's own report has it in.
  @frozen
  public struct Buttons: BitFlags {
    /// The bits of the set.
    public var rawValue: UInt32

    /// The set with these bits.
    @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The trigger's end click.
    @inlinable public static var trigger: Self { Self(rawValue: 1 << 0) }
    /// Either grip button, at the sides of the handle.
    @inlinable public static var grip: Self { Self(rawValue: 1 << 1) }
    /// The button above the pad.
    @inlinable public static var menu: Self { Self(rawValue: 1 << 2) }
    /// The button below the pad, or the headset's own.
    @inlinable public static var system: Self { Self(rawValue: 1 << 3) }
    /// The pad pressed down.
    @inlinable public static var padClick: Self { Self(rawValue: 1 << 4) }
    /// A finger on the pad.
    @inlinable public static var padTouch: Self { Self(rawValue: 1 << 5) }
  }

  /// Takes over the fields that `update` carries and keeps the others.
  @inlinable
  public mutating func merge(_ update: DeviceInputs) {
    if update.present.isEmpty { return }
    if update.present.contains(.buttons) { buttons = update.buttons }
    if update.present.contains(.trigger) { trigger = update.trigger }
    if update.present.contains(.pad) {
      padX = update.padX
      padY = update.padY
    }
    if update.present.contains(.proximity) {
      rawProximity = update.rawProximity
      isWorn = update.isWorn
    }
    if update.present.contains(.interpupillaryDistance) {
      interpupillaryDistance = update.interpupillaryDistance
    }
    if update.present.contains(.battery) {
      batteryPercent = update.batteryPercent
      isCharging = update.isCharging
    }
    present |= update.present
  }
}
