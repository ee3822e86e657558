public import ByteLayout

/// Any report that a Vive headset, wand, tracker or receiver sends on an interrupt endpoint.
///
/// The report ids do not overlap between the devices, so that bytes alone tell which it is. Sources:
/// htc-vive.md and vive-controllers-watchman.md; every input report of the Vive recordings decodes and gives
/// its bytes back.
public enum ViveInputReport: ReportLayout {
  /// 0x20: inertial samples of a headset, wired wand or tracker.
  case imu(ViveIMUReport)
  /// 0x25: light of a headset.
  case light(ViveLightReport)
  /// 0x28: light of lighthouse 2.
  case sweeps(ViveSweepReport)
  /// 0x27: light of lighthouse 2 that the device did not decode.
  case modulation(ViveModulationReport)
  /// 0x21: light of a wired wand or tracker.
  case wandLight(ViveWandLightReport)
  /// 0x03: IPD, proximity and button of a headset.
  case mainboardStatus(ViveMainboardStatus)
  /// 0x01: inputs and battery of a wired wand or tracker.
  case wandStatus(ViveWandStatus)
  /// 0x23, 0x24: messages of a wireless controller.
  case watchman(WatchmanReport)
  /// 0x26: a wireless controller came or went.
  case watchmanLink(WatchmanLinkReport)
  /// A single zero byte: what endpoint 0x81 of headset and wand gives once, right after the host configured
  /// the device (captures system-02, system-07, controller-wired-plug-in, vive_cal).
  case configured

  /// - Throws: `unexpectedTag` for a report id that is none of these; else as the report's own codec.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    guard bytes.count > 0 else {
      throw .truncated(layout: "Vive input report", expected: 1, actual: 0)
    }
    switch bytes[0] {
    case ViveIMUReport.reportID: self = .imu(try ViveIMUReport(decoding: bytes))
    case ViveLightReport.reportID: self = .light(try ViveLightReport(decoding: bytes))
    case ViveSweepReport.reportID: self = .sweeps(try ViveSweepReport(decoding: bytes))
    case ViveModulationReport.reportID: self = .modulation(try ViveModulationReport(decoding: bytes))
    case ViveWandLightReport.reportID: self = .wandLight(try ViveWandLightReport(decoding: bytes))
    case ViveMainboardStatus.reportID:
      self = .mainboardStatus(try ViveMainboardStatus(decoding: bytes))
    case ViveWandStatus.reportID: self = .wandStatus(try ViveWandStatus(decoding: bytes))
    case WatchmanReport.reportIDOfOne, WatchmanReport.reportIDOfTwo:
      self = .watchman(try WatchmanReport(decoding: bytes))
    case WatchmanLinkReport.reportID: self = .watchmanLink(try WatchmanLinkReport(decoding: bytes))
    case 0 where bytes.count == 1: self = .configured
    default: throw .unexpectedTag(layout: "Vive input report", tag: bytes[0])
    }
  }

  public func encoded() -> ReportBytes {
    switch self {
    case .imu(let report): report.encoded()
    case .light(let report): report.encoded()
    case .sweeps(let report): report.encoded()
    case .modulation(let report): report.encoded()
    case .wandLight(let report): report.encoded()
    case .mainboardStatus(let report): report.encoded()
    case .wandStatus(let report): report.encoded()
    case .watchman(let report): report.encoded()
    case .watchmanLink(let report): report.encoded()
    case .configured: ReportBytes(zeros: 1)
    }
  }
}
