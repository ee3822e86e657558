// swift-tools-version: 6.2
import PackageDescription

/// Every room is compiled alike: Swift 6, no unmarked unsafe code, no warning.
let houseSettings: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableExperimentalFeature("Lifetimes"),
]

/// Rooms of numbers, and their tests, are optimised in a debug build, too: some are thirty times faster, and nobody
/// waits for a test that fuses an hour of samples. Only the root package may ask for it.
let numberSettings: [SwiftSetting] = houseSettings + [.unsafeFlags(["-O"], .when(configuration: .debug))]
let roomsOfNumbers: Set<String> = [
  "PoseMath", "Fusion", "Prediction", "LighthouseModel", "Wearers", "Calibration", "CalibrationGuide",
  "Lighthouse", "PosePipeline", "Lab",
  // Hashes, a million of them.
  "Ledger",
]
func settings(of room: String) -> [SwiftSetting] {
  roomsOfNumbers.contains(room) ? numberSettings : houseSettings
}

/// A room: `Sources/<floor>/<name>`, which may import what is listed (the law is in Tests/HouseRules).
func room(
  _ name: String, on floor: String, imports: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: imports, path: "Sources/\(floor)/\(name)", resources: resources,
    swiftSettings: settings(of: name))
}

/// The tests of a room: `Tests/<floor>/<name>`.
func tests(of name: String, on floor: String, imports: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + imports,
    path: "Tests/\(floor)/\(name)", swiftSettings: settings(of: name))
}

/// A program: `Sources/Tool/<name>`, a composition root.
func program(_ name: String, imports: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: imports, path: "Sources/Tool/\(name)", swiftSettings: houseSettings)
}

/// SQLite with migrations; the library itself is the system's.
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

/// The web server of the console alone, and what it is made of.
let webServer: [Target.Dependency] = [
  .product(name: "Hummingbird", package: "hummingbird"),
  .product(name: "HummingbirdCore", package: "hummingbird"),
  .product(name: "HTTPTypes", package: "swift-http-types"),
  .product(name: "Logging", package: "swift-log"),
  .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
]

let package = Package(
  name: "headsetd",
  products: [
    // What `Benchmarks`, a package of its own, measures.
    .library(
      name: "PoseRooms",
      targets: [
        "ByteLayout", "PoseMath", "USBProtocol", "DeviceProtocols", "DeviceCatalog", "DeviceIO",
        "FactoryConfiguration", "Drivers", "Prediction", "PosePipeline", "PoseSharedMemory",
        "PoseService", "LighthouseModel", "Lighthouse", "DeviceEmulation", "Wearers",
        "HeadsetTestSupport",
      ]),
    .library(name: "LabRooms", targets: ["PoseMath", "Fusion", "Lab"]),
    .library(
      name: "StoreRooms", targets: ["Ledger", "Register", "Audit", "Reports", "Wording", "AcademyLedgers"]),
    .library(name: "SceneRooms", targets: ["PoseMath", "PoseSharedMemory", "Physics", "Simulation"]),
    .library(name: "CMuJoCo", targets: ["CMuJoCo"]),
  ],
  dependencies: [
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // Core: pure steps on values; the same files run in the firmware.
    .target(name: "CLibM", path: "Sources/Core/CLibM"),
    room("ByteLayout", on: "Core"),
    tests(of: "ByteLayout", on: "Core"),
    room("PoseMath", on: "Core", imports: ["CLibM", "ByteLayout"]),
    tests(of: "PoseMath", on: "Core", imports: ["ByteLayout"]),
    room("USBProtocol", on: "Core", imports: ["ByteLayout"]),
    tests(of: "USBProtocol", on: "Core", imports: ["ByteLayout", "HeadsetTestSupport"]),
    room("DeviceProtocols", on: "Core", imports: ["ByteLayout"]),
    tests(of: "DeviceProtocols", on: "Core", imports: ["ByteLayout", "HeadsetTestSupport"]),
    room("Fusion", on: "Core", imports: ["PoseMath"]),
    tests(of: "Fusion", on: "Core", imports: ["PoseMath", "ByteLayout"]),
    room("Prediction", on: "Core", imports: ["PoseMath"]),
    tests(of: "Prediction", on: "Core", imports: ["PoseMath", "ByteLayout"]),
    room("LighthouseModel", on: "Core", imports: ["ByteLayout", "PoseMath"]),
    tests(of: "LighthouseModel", on: "Core", imports: ["ByteLayout", "PoseMath", "HeadsetTestSupport"]),

    // Device: bytes in and out of real, recorded and emulated equipment.
    room(
      "DeviceCatalog", on: "Device", imports: ["USBProtocol", "TOMLKit"],
      resources: [.embedInCode("Devices")]),
    tests(of: "DeviceCatalog", on: "Device", imports: ["USBProtocol", "HeadsetTestSupport"]),
    .systemLibrary(name: "CMalloc", path: "Sources/Device/CMalloc"),
    .systemLibrary(name: "CZlib", path: "Sources/Device/CZlib", providers: [.apt(["zlib1g-dev"])]),
    room("DeviceRecording", on: "Device", imports: ["ByteLayout", "CZlib", "PoseMath", "USBProtocol"]),
    tests(
      of: "DeviceRecording", on: "Device",
      imports: ["HeadsetTestSupport", "PoseMath", "USBProtocol"]),
    .systemLibrary(
      name: "CLibUSB", path: "Sources/Device/CLibUSB", pkgConfig: "libusb-1.0",
      providers: [.apt(["libusb-1.0-0-dev"])]),
    .systemLibrary(
      name: "CLibUDev", path: "Sources/Device/CLibUDev", pkgConfig: "libudev",
      providers: [.apt(["libudev-dev"])]),
    room(
      "DeviceIO", on: "Device",
      imports: ["CLibUSB", "CLibUDev", "CMalloc", "ByteLayout", "PoseMath", "USBProtocol"]),
    .executableTarget(
      name: "guest-probe", dependencies: ["DeviceIO", "USBProtocol", "HeadsetTestSupport"],
      path: "Tests/Guest/Probe", swiftSettings: houseSettings),
    tests(
      of: "DeviceIO", on: "Device",
      imports: ["CLibUSB", "ByteLayout", "PoseMath", "USBProtocol", "HeadsetTestSupport"]),
    room("FactoryConfiguration", on: "Device", imports: ["CZlib", "PoseMath", "LighthouseModel", crypto]),
    tests(of: "FactoryConfiguration", on: "Device", imports: ["CZlib", "PoseMath", "HeadsetTestSupport"]),
    room(
      "Drivers", on: "Device",
      imports: [
        "ByteLayout", "PoseMath", "USBProtocol", "DeviceProtocols", "LighthouseModel", "DeviceCatalog",
        "DeviceIO", "FactoryConfiguration",
      ]),
    tests(
      of: "Drivers", on: "Device",
      imports: [
        "ByteLayout", "PoseMath", "USBProtocol", "DeviceProtocols", "LighthouseModel", "DeviceCatalog",
        "DeviceIO", "FactoryConfiguration", "HeadsetTestSupport",
      ]),

    room(
      "DeviceEmulation", on: "Device",
      imports: ["CZlib", "ByteLayout", "PoseMath", "USBProtocol", "DeviceProtocols", "LighthouseModel"]),
    tests(
      of: "DeviceEmulation", on: "Device",
      imports: [
        "ByteLayout", "PoseMath", "USBProtocol", "DeviceProtocols", "CZlib", "DeviceCatalog", "DeviceIO",
        "FactoryConfiguration", "Drivers", "LighthouseModel", "Lighthouse", "Wearers", "HeadsetTestSupport",
      ]),
    room(
      "Wearers", on: "Device", imports: ["PoseMath", "LighthouseModel", "DeviceProtocols", "DeviceEmulation"]),
    tests(
      of: "Wearers", on: "Device",
      imports: ["PoseMath", "LighthouseModel", "DeviceProtocols", "DeviceEmulation", "HeadsetTestSupport"]),

    // Pose: from samples to a predicted pose, on time.
    room("Calibration", on: "Pose", imports: ["PoseMath"]),
    tests(of: "Calibration", on: "Pose", imports: ["PoseMath", "HeadsetTestSupport"]),
    room("CalibrationGuide", on: "Pose", imports: ["PoseMath", "Calibration"]),
    tests(
      of: "CalibrationGuide", on: "Pose", imports: ["PoseMath", "Calibration", "HeadsetTestSupport"]),
    room("Lighthouse", on: "Pose", imports: ["ByteLayout", "Calibration", "LighthouseModel", "PoseMath"]),
    tests(
      of: "Lighthouse", on: "Pose",
      imports: [
        "ByteLayout", "LighthouseModel", "PoseMath", "DeviceEmulation", "Wearers", "HeadsetTestSupport",
      ]),
    room(
      "PosePipeline", on: "Pose",
      imports: ["PoseMath", "Fusion", "Prediction", "LighthouseModel", "Lighthouse"]),
    tests(
      of: "PosePipeline", on: "Pose",
      imports: [
        "PoseMath", "Fusion", "LighthouseModel", "Lighthouse", "DeviceEmulation", "FactoryConfiguration",
        "Wearers",
      ]),
    room(
      "PoseReplay", on: "Pose",
      imports: [
        "ByteLayout", "PoseMath", "USBProtocol", "DeviceCatalog", "DeviceRecording", "FactoryConfiguration",
        "Drivers", "PosePipeline",
      ]),
    tests(
      of: "PoseReplay", on: "Pose",
      imports: [
        "PoseMath", "USBProtocol", "DeviceCatalog", "DeviceRecording", "FactoryConfiguration", "Drivers",
        "PosePipeline", "HeadsetTestSupport",
      ]),
    .target(name: "CPoseLayout", path: "Sources/Pose/CPoseLayout", linkerSettings: [.linkedLibrary("m")]),
    room("PoseSharedMemory", on: "Pose", imports: ["CPoseLayout", "PoseMath"]),
    tests(
      of: "PoseSharedMemory", on: "Pose",
      imports: ["CPoseLayout", "ByteLayout", "PoseMath", "HeadsetTestSupport"]),
    room(
      "PoseService", on: "Pose",
      imports: [
        "ByteLayout", "PoseMath", "Fusion", "LighthouseModel", "DeviceIO", "Drivers", "Lighthouse",
        "PosePipeline",
        "PoseSharedMemory",
      ]),
    tests(
      of: "PoseService", on: "Pose",
      imports: [
        "HeadsetTestSupport", "ByteLayout", "PoseMath", "Fusion", "DeviceIO", "Drivers", "Lighthouse",
        "LighthouseModel", "PosePipeline", "PoseSharedMemory",
      ]),

    // Scene: the inspection room.
    .systemLibrary(name: "CMuJoCo", path: "Sources/Scene/CMuJoCo", pkgConfig: "mujoco"),
    room("Physics", on: "Scene", imports: ["CMuJoCo", "ByteLayout", "PoseMath", crypto]),
    tests(of: "Physics", on: "Scene", imports: ["PoseMath"]),
    room("Simulation", on: "Scene", imports: ["Physics", "PoseSharedMemory", "ByteLayout", "PoseMath"]),
    tests(of: "Simulation", on: "Scene", imports: ["Physics", "PoseSharedMemory", "PoseMath"]),

    // Store: what must still be true next year.
    room("Wording", on: "Store"),
    tests(of: "Wording", on: "Store", imports: ["Register"]),
    room("Ledger", on: "Store", imports: [crypto, grdb, sqlite]),
    tests(
      of: "Ledger", on: "Store",
      imports: ["FaultyDisk", "HeadsetTestSupport", "ledger-load", grdb, sqlite]),
    .executableTarget(
      name: "ledger-load", dependencies: ["Ledger"], path: "Tests/Store/LedgerLoad",
      swiftSettings: houseSettings),
    .target(name: "FaultyDisk", path: "Tests/Store/FaultyDisk"),
    room("Register", on: "Store", imports: ["Ledger"]),
    tests(of: "Register", on: "Store", imports: ["Ledger"]),
    room("Inventory", on: "Store", imports: ["Calibration", "Ledger", "Register", "PoseMath", grdb, sqlite]),
    tests(
      of: "Inventory", on: "Store",
      imports: ["FaultyDisk", "HeadsetTestSupport", "Ledger", "Register", "PoseMath", grdb, "inventory-load"]),
    .executableTarget(
      name: "inventory-load", dependencies: ["Inventory", "PoseMath", "Register"],
      path: "Tests/Store/InventoryLoad",
      swiftSettings: houseSettings),
    room("Audit", on: "Store", imports: ["Ledger", "Register"]),
    tests(of: "Audit", on: "Store", imports: ["AcademyLedgers", "Ledger", "Register"]),
    .systemLibrary(
      name: "CQREncode", path: "Sources/Store/CQREncode", pkgConfig: "libqrencode",
      providers: [.apt(["libqrencode-dev"])]),
    room("Reports", on: "Store", imports: ["CQREncode", "Ledger", "Register", "Wording"]),
    tests(of: "Reports", on: "Store", imports: ["AcademyLedgers", "Ledger", "Register", "Wording"]),
    .target(
      name: "AcademyLedgers", dependencies: ["Ledger", "Register"], path: "Tests/Store/AcademyLedgers",
      swiftSettings: houseSettings),

    // Tool: what people start, click and type.
    room("ControlProtocol", on: "Tool"),
    tests(of: "ControlProtocol", on: "Tool"),
    room("ControlChannel", on: "Tool", imports: ["ControlProtocol", nioCore, nioPosix]),
    tests(
      of: "ControlChannel", on: "Tool",
      imports: ["ControlProtocol", "HeadsetTestSupport", nioCore, nioEmbedded]),
    room(
      "Diagnosis", on: "Tool", imports: ["DeviceCatalog", "Wording", "ControlProtocol", "ControlChannel"]),
    tests(of: "Diagnosis", on: "Tool", imports: ["Wording", "ControlProtocol", "ControlChannel"]),
    room(
      "HeadsetService", on: "Tool",
      imports: [
        "LighthouseModel", "ByteLayout", "PoseMath", "Fusion", "USBProtocol", "DeviceProtocols",
        "DeviceCatalog",
        "DeviceRecording", "DeviceIO", "FactoryConfiguration", "Drivers", "Lighthouse", "RoomFormat",
        "PosePipeline", "PoseSharedMemory",
        "Register", "PoseService", "Calibration", "CalibrationGuide", "Inventory", "ControlProtocol",
        "ControlChannel",
        "TOMLKit",
      ]),
    tests(
      of: "HeadsetService", on: "Tool",
      imports: [
        "PoseMath", "Fusion", "USBProtocol", "DeviceProtocols", "DeviceCatalog", "DeviceIO", "Drivers",
        "DeviceEmulation", "Wearers", "PosePipeline", "Lighthouse", "PoseSharedMemory", "PoseService",
        "Register", "Inventory",
        "ControlProtocol", "ControlChannel", "Calibration", "CalibrationGuide", "FactoryConfiguration",
        "Ledger", "HeadsetTestSupport",
      ]),
    program(
      "headsetd",
      imports: [
        "DeviceIO", "HeadsetService", "ControlProtocol", "ControlChannel", "PoseService",
        "PoseSharedMemory", "Wording", argumentParser,
      ]),

    room("RoomFormat", on: "Tool", imports: ["Lighthouse"]),
    tests(of: "RoomFormat", on: "Tool", imports: ["Lighthouse", "LighthouseModel", "PoseMath"]),
    room("Charts", on: "Tool"),
    tests(of: "Charts", on: "Tool"),
    room("Certificates", on: "Tool", imports: ["Charts", "Inventory", "PoseMath", "Reports", "Wording"]),
    tests(of: "Certificates", on: "Tool", imports: ["Inventory", "Reports", "Wording"]),
    room(
      "Lab", on: "Tool",
      imports: [
        "ByteLayout", "PoseMath", "DeviceProtocols", "Fusion", "Prediction", "LighthouseModel", "CZlib",
        "DeviceCatalog", "DeviceEmulation", "DeviceRecording", "FactoryConfiguration", "Drivers", "Wearers",
        "Calibration", "Lighthouse", "PoseReplay", "RoomFormat", "Charts",
      ]),
    tests(
      of: "Lab", on: "Tool",
      imports: [
        "Lighthouse", "Fusion", "ByteLayout", "Calibration", "Charts", "LighthouseModel", "PoseMath",
        "Prediction", "RoomFormat",
        "DeviceEmulation", "Wearers",
        "HeadsetTestSupport",
      ]),
    program(
      "headsetctl",
      imports: [
        "Audit", "Calibration", "Certificates", "Charts", "ControlChannel", "ControlProtocol",
        "DeviceCatalog",
        "DeviceRecording", "Diagnosis", "FactoryConfiguration", "Inventory", "Lab", "Ledger", "Lighthouse",
        "LighthouseModel", "PoseMath", "PoseReplay", "Register", "Reports", "RoomFormat", "USBProtocol",
        "Wearers",
        "Wording", argumentParser,
      ]),
    .testTarget(
      name: "headsetctlTests",
      dependencies: [
        "headsetctl", "headsetd", "headset-room", "headset-console", "headset-emulator", "ControlChannel",
        "ControlProtocol", "DeviceRecording", "Diagnosis", "HeadsetTestSupport", "Inventory", "Ledger",
        "PoseMath", "Register", "AcademyLedgers",
        "USBProtocol", "Wording", argumentParser,
      ], path: "Tests/Tool/headsetctl", exclude: ["Snapshots"], swiftSettings: houseSettings),
    program(
      "headset-emulator",
      imports: [
        "PoseMath", "LighthouseModel", "USBProtocol", "DeviceEmulation", "Wearers", "Lighthouse",
        "RoomFormat", "Wording", argumentParser,
      ]),
    program(
      "headset-room",
      imports: ["Simulation", "Physics", "PoseSharedMemory", "PoseMath", "Wording", argumentParser]),
    .testTarget(
      name: "HeadsetRoomTests",
      dependencies: ["headset-room", "Simulation", "Physics", "PoseSharedMemory", "PoseMath"],
      path: "Tests/Tool/headset-room", swiftSettings: houseSettings),
    room(
      "ConsolePages", on: "Tool",
      imports: [
        "PoseMath", "PoseSharedMemory", "Wording", "ControlProtocol", "ControlChannel", "Diagnosis",
      ],
      resources: [.embedInCode("Resources")]),
    tests(
      of: "ConsolePages", on: "Tool",
      imports: ["PoseMath", "PoseSharedMemory", "Wording", "ControlProtocol", "ControlChannel", "Diagnosis"]),
    program(
      "headset-console",
      imports: [
        "PoseMath", "PoseSharedMemory", "Wording", "ControlProtocol", "ControlChannel", "Diagnosis",
        "ConsolePages", nioCore,
        argumentParser,
      ] + webServer),
    .testTarget(
      name: "ScriptsTests", dependencies: ["DeviceCatalog", "HeadsetTestSupport"], path: "Tests/Scripts",
      swiftSettings: houseSettings),

    // The whole, from outside.
    .target(
      name: "ReferenceMotion", dependencies: ["PoseMath"], path: "Firmware/Sources/ReferenceMotion",
      swiftSettings: houseSettings),
    .testTarget(
      name: "ProgramTests",
      dependencies: [
        "headsetd", "headset-emulator", "headsetctl", "headset-console", "ControlChannel",
        "ControlProtocol", "DeviceEmulation", "DeviceIO", "DeviceRecording", "HeadsetTestSupport",
        "Lighthouse",
        "LighthouseModel", "RoomFormat", "Wearers", "Inventory", "PoseMath", "PoseSharedMemory",
        "USBProtocol",
      ], path: "Tests/EndToEnd", exclude: ["Firmware"], swiftSettings: houseSettings),
    .testTarget(
      name: "FirmwareTests",
      dependencies: ["PoseMath", "Fusion", "ReferenceMotion", "Lab", "HeadsetTestSupport"],
      path: "Tests/EndToEnd/Firmware", swiftSettings: houseSettings),

    // What tests share.
    .target(
      name: "HeadsetTestSupport", dependencies: ["PoseMath", "USBProtocol", "DeviceIO"],
      path: "Tests/Support", swiftSettings: houseSettings),

    // The house itself: the law of imports, documentation comments, habits.
    .testTarget(name: "HouseRules", path: "Tests/HouseRules", swiftSettings: houseSettings),
  ],
  swiftLanguageModes: [.v6]
)
