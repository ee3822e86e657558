import Foundation

/// The law of imports: every room, on its floor, with what it may import. House order; a new room gets its line
/// here in the commit that opens it, with the line in Docs/Architecture.md.
enum House {
  struct Room {
    let name: String
    let floor: String
    /// Rooms of this package.
    var rooms: Set<String> = []
    /// Modules from outside: packages, the system's, the toolchain's.
    var others: Set<String> = []
  }

  static let floors = ["Core", "Device", "Pose", "Scene", "Store", "Tool"]

  /// Open to every room: SIMD vectors and time are everybody's words.
  static let openToAll: Set<String> = ["PoseMath"]

  /// What the system and the toolchain bring; kept out of Core, where the firmware has none of it.
  private static let system: Set<String> = ["Foundation", "Glibc", "Synchronization", "Dispatch"]

  private static let core = [
    Room(name: "CLibM", floor: "Core"),
    Room(name: "ByteLayout", floor: "Core"),
    // ByteLayout for its flags: an OptionSet needs the heap, which the firmware does not have.
    Room(name: "PoseMath", floor: "Core", rooms: ["CLibM", "ByteLayout"]),
    Room(name: "USBProtocol", floor: "Core", rooms: ["ByteLayout"]),
    Room(name: "DeviceProtocols", floor: "Core", rooms: ["ByteLayout"]),
    Room(name: "Fusion", floor: "Core"),
    Room(name: "Prediction", floor: "Core"),
    Room(name: "LighthouseModel", floor: "Core", rooms: ["ByteLayout"]),
  ]

  private static let device = [
    Room(name: "CLibUSB", floor: "Device"),
    Room(name: "CLibUDev", floor: "Device"),
    Room(name: "CZlib", floor: "Device"),
    Room(name: "CMalloc", floor: "Device"),
    Room(
      name: "DeviceCatalog", floor: "Device", rooms: ["USBProtocol", "DeviceProtocols"],
      others: ["Foundation", "TOMLKit"]),
    Room(
      name: "DeviceRecording", floor: "Device", rooms: ["ByteLayout", "USBProtocol", "CZlib"], others: system),
    Room(
      name: "DeviceIO", floor: "Device",
      rooms: ["ByteLayout", "USBProtocol", "CLibUSB", "CLibUDev", "CMalloc", "DeviceRecording"],
      others: system),
    Room(
      name: "FactoryConfiguration", floor: "Device", rooms: ["CZlib", "DeviceProtocols", "LighthouseModel"],
      others: ["Foundation", "Crypto"]),
    Room(
      name: "Drivers", floor: "Device",
      rooms: [
        "ByteLayout", "USBProtocol", "DeviceProtocols", "LighthouseModel", "DeviceCatalog", "DeviceIO",
        "FactoryConfiguration",
      ], others: ["Synchronization"]),
    Room(
      name: "DeviceEmulation", floor: "Device",
      rooms: [
        "ByteLayout", "USBProtocol", "DeviceProtocols", "LighthouseModel", "DeviceCatalog", "DeviceIO",
        "FactoryConfiguration", "CZlib",
      ], others: system),
    Room(
      name: "Wearers", floor: "Device", rooms: ["DeviceEmulation", "DeviceProtocols", "LighthouseModel"],
      others: ["Synchronization"]),
  ]

  private static let pose = [
    Room(name: "Calibration", floor: "Pose", rooms: ["Fusion"]),
    Room(name: "CalibrationGuide", floor: "Pose", rooms: ["Calibration"]),
    Room(
      name: "Lighthouse", floor: "Pose", rooms: ["ByteLayout", "Calibration", "Fusion", "LighthouseModel"]),
    Room(
      name: "PosePipeline", floor: "Pose",
      rooms: ["Fusion", "Prediction", "LighthouseModel", "Lighthouse", "Drivers"]),
    Room(
      name: "PoseReplay", floor: "Pose",
      rooms: [
        "ByteLayout", "USBProtocol", "DeviceProtocols", "DeviceCatalog", "DeviceRecording", "DeviceIO",
        "FactoryConfiguration", "Drivers", "Fusion", "PosePipeline",
      ], others: ["Foundation"]),
    Room(name: "CPoseLayout", floor: "Pose"),
    Room(
      name: "PoseSharedMemory", floor: "Pose", rooms: ["CPoseLayout"],
      others: ["Glibc", "Synchronization"]),
    Room(
      name: "PoseService", floor: "Pose",
      rooms: [
        "ByteLayout", "USBProtocol", "DeviceProtocols", "DeviceCatalog", "DeviceIO", "FactoryConfiguration",
        "Drivers", "Fusion", "LighthouseModel", "Lighthouse", "PosePipeline", "CPoseLayout",
        "PoseSharedMemory",
      ], others: ["Glibc", "Synchronization"]),
  ]

  private static let scene = [
    Room(name: "Assessment", floor: "Scene"),
    Room(name: "CMuJoCo", floor: "Scene"),
    Room(name: "Physics", floor: "Scene", rooms: ["CMuJoCo", "ByteLayout"], others: ["Glibc", "Crypto"]),
    Room(
      name: "Simulation", floor: "Scene",
      rooms: ["ByteLayout", "Physics", "Assessment", "CPoseLayout", "PoseSharedMemory"],
      others: ["Glibc", "Crypto"]),
    Room(name: "Trainees", floor: "Scene", rooms: ["Simulation", "Wearers"]),
  ]

  private static let store = [
    Room(name: "Wording", floor: "Store", rooms: ["Assessment", "CalibrationGuide"]),
    Room(name: "Ledger", floor: "Store", others: ["Foundation", "GRDB", "GRDBSQLite", "Crypto"]),
    Room(name: "Register", floor: "Store", rooms: ["Ledger"], others: ["Foundation"]),
    Room(
      name: "Inventory", floor: "Store", rooms: ["Calibration", "Ledger", "Register", "Assessment"],
      others: system.union(["GRDB", "GRDBSQLite"])),
    Room(name: "Audit", floor: "Store", rooms: ["Ledger", "Register"], others: system),
    Room(name: "CQREncode", floor: "Store"),
    Room(
      name: "Reports", floor: "Store", rooms: ["CQREncode", "Ledger", "Register", "Wording"],
      others: ["Foundation"]),
  ]

  /// The programs and what they are made of. They wire, so they see much; what they may not is in `walls`.
  private static let tool = [
    Room(name: "ControlProtocol", floor: "Tool", rooms: coreNames, others: ["Foundation"]),
    Room(
      name: "ControlChannel", floor: "Tool", rooms: coreNames.union(["ControlProtocol"]),
      others: system.union(["NIOCore", "NIOPosix"])),
    Room(
      name: "Diagnosis", floor: "Tool",
      rooms: coreNames.union(["DeviceCatalog", "Wording", "ControlProtocol", "ControlChannel"]),
      others: ["Glibc"]),
    Room(name: "Charts", floor: "Tool", others: ["Foundation"]),
    Room(
      name: "Certificates", floor: "Tool", rooms: ["Charts", "Inventory", "Reports", "Wording"],
      others: ["Foundation"]),
    // The laboratory: pure rooms on files, no service.
    Room(name: "RoomFormat", floor: "Tool", rooms: ["Lighthouse"], others: ["Foundation"]),
    Room(
      name: "Lab", floor: "Tool",
      rooms: coreNames.union([
        "CZlib", "DeviceCatalog", "DeviceEmulation", "DeviceRecording", "FactoryConfiguration", "Drivers",
        "Wearers", "Calibration", "Lighthouse", "PosePipeline", "PoseReplay", "RoomFormat", "Charts",
      ]), others: system),
    Room(
      name: "HeadsetService", floor: "Tool",
      rooms: [
        "LighthouseModel", "ByteLayout", "Fusion", "USBProtocol", "DeviceProtocols", "DeviceCatalog",
        "DeviceRecording",
        "DeviceIO", "FactoryConfiguration", "Drivers", "Lighthouse", "RoomFormat", "PosePipeline",
        "Register", "PoseSharedMemory", "PoseService", "Calibration", "CalibrationGuide",
        "Inventory", "ControlProtocol", "ControlChannel",
      ], others: system.union(["TOMLKit"])),
    Room(
      name: "headsetd", floor: "Tool",
      rooms: [
        "DeviceIO", "PoseSharedMemory", "PoseService", "ControlProtocol", "ControlChannel", "HeadsetService",
        "Wording",
      ],
      others: system.union(["ArgumentParser"])),
    Room(
      name: "headset-room", floor: "Tool",
      rooms: allNames(from: [core, pose, scene]).union(control).union(["Wording"]),
      others: system.union(["Logging", "ArgumentParser"])),
    Room(
      name: "ConsolePages", floor: "Tool",
      rooms: coreNames.union(control).union(["PoseSharedMemory", "Wording"]), others: ["Foundation"]),
    Room(
      name: "headset-console", floor: "Tool",
      rooms: coreNames.union(control).union(["CPoseLayout", "PoseSharedMemory", "Wording", "ConsolePages"]),
      others: system.union([
        "Hummingbird", "HummingbirdCore", "HTTPTypes", "Logging", "NIOCore", "ServiceLifecycle",
        "ArgumentParser",
      ])),
    Room(
      name: "headset-courier", floor: "Tool", rooms: coreNames.union(control).union(["Wording"]),
      others: system),
    Room(
      name: "headset-emulator", floor: "Tool",
      rooms: allNames(from: [core, device]).union(["Lighthouse", "RoomFormat", "Wording"]),
      others: system.union(["Logging", "ArgumentParser"])),
    Room(
      name: "headsetctl", floor: "Tool",
      rooms: allNames(from: [core, device, pose, store]).union(control).union([
        "Lab", "Certificates", "Charts", "RoomFormat",
      ]
      ),
      others: system.union(["Logging", "ArgumentParser"])),
  ]

  private static let control: Set<String> = ["ControlProtocol", "ControlChannel", "Diagnosis"]
  private static let coreNames = allNames(from: [core])

  private static func allNames(from floors: [[Room]]) -> Set<String> {
    Set(floors.joined().map(\.name))
  }

  static let rooms = core + device + pose + scene + store + tool

  /// Walls a line of the table could tear down unnoticed: nobody but these may import that.
  static let walls: [String: Set<String>] = [
    "CMuJoCo": ["Physics"],
    "Physics": ["Simulation", "headset-room"],
    "PoseService": ["HeadsetService", "headsetd"],
    "Inventory": ["Reports", "Certificates", "HeadsetService", "headsetd", "headsetctl"],
    "CLibUSB": ["DeviceIO"],
    "CLibUDev": ["DeviceIO"],
    "Hummingbird": ["headset-console"],
    "HummingbirdCore": ["headset-console"],
    "GRDB": ["Ledger", "Inventory"],
  ]
}
