internal import ByteLayout
public import DeviceCatalog
internal import DeviceProtocols
public import LighthouseModel

/// What tells a part of the Vive family which stations' light to decode. Start-up asks for the first generation's;
/// light of the second then comes undecoded (report 0x27), which says that it is there.
///
/// Source: lighthouse-v2.md, "Reports": report 0x04 and 0x07 on a cable, command 0x87 by radio.
public enum ViveLightMode {
  /// The feature writes that make the part with this role decode the light of `generation`.
  public static func writes(for role: DeviceRole, generation: StationGeneration) -> [FeatureWrite] {
    switch role {
    case .headsetMainboard: return []
    case .headsetReceiver, .wiredController:
      let mode = ViveModeReport(mode: generation == .first ? .pulses : .events)
      return [mode.encoded(), ViveVerbosityReport(verbosity: 3).encoded()].map(write)
    case .controllerReceiver:
      let commands: [WatchmanCommand] = [.opticalMode(generation == .first ? .raw0 : .raw1), .switchProtocol]
      return commands.map { write(WatchmanCommandReport($0).encoded()) }
    }
  }

  private static func write(_ report: ReportBytes) -> FeatureWrite {
    FeatureWrite(interface: 0, data: report.array)
  }
}
