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

/// A room: `Sources/<floor>/<name>`, which may import what is listed (the law is in Tests/HouseRules).
func room(
  _ name: String, on floor: String, imports: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: imports, path: "Sources/\(floor)/\(name)", resources: resources,
    swiftSettings: houseSettings)
}

/// The tests of a room: `Tests/<floor>/<name>`.
func tests(of name: String, on floor: String, imports: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + imports,
    path: "Tests/\(floor)/\(name)", swiftSettings: houseSettings)
}

/// A program: `Sources/Tool/<name>`.
func program(_ name: String, imports: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: imports, path: "Sources/Tool/\(name)", swiftSettings: houseSettings)
}

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
/// SQLite with migrations; the library itself is the system's.
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")

let package = Package(
  name: "headsetd",
  dependencies: [
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // Core: pure steps on values; the same files run in the firmware.
    .target(name: "CLibM", path: "Sources/Core/CLibM"),
    room("PoseMath", on: "Core", imports: ["CLibM"]),
    tests(of: "PoseMath", on: "Core"),
    room("ByteLayout", on: "Core"),
    tests(of: "ByteLayout", on: "Core"),
    room("USBProtocol", on: "Core", imports: ["ByteLayout"]),

    // Device: bytes in and out of real, recorded and emulated equipment.
    room(
      "DeviceCatalog", on: "Device", imports: ["USBProtocol", "TOMLKit"],
      resources: [.embedInCode("Devices")]),
    tests(of: "DeviceCatalog", on: "Device", imports: ["USBProtocol", "HeadsetTestSupport"]),
    room("DeviceIO", on: "Device", imports: ["PoseMath", "USBProtocol"]),
    room("FactoryConfiguration", on: "Device", imports: ["PoseMath"]),
    tests(of: "FactoryConfiguration", on: "Device", imports: ["PoseMath"]),
    room("Drivers", on: "Device", imports: ["PoseMath"]),
    tests(of: "Drivers", on: "Device", imports: ["PoseMath"]),

    // Store: what must still be true next year.
    room("Wording", on: "Store"),
    tests(of: "Wording", on: "Store"),
    room("Inventory", on: "Store", imports: ["PoseMath", grdb, sqlite]),
    tests(of: "Inventory", on: "Store", imports: ["PoseMath", grdb, "inventory-load"]),
    .executableTarget(
      name: "inventory-load", dependencies: ["Inventory", "PoseMath"], path: "Tests/Store/InventoryLoad",
      swiftSettings: houseSettings),

    // Tool: what people start, click and type.
    room("ControlProtocol", on: "Tool"),
    tests(of: "ControlProtocol", on: "Tool"),
    room("ControlChannel", on: "Tool", imports: ["ControlProtocol", nioCore, nioPosix]),
    tests(of: "ControlChannel", on: "Tool", imports: ["ControlProtocol", nioCore, nioEmbedded]),
    room("Diagnosis", on: "Tool", imports: ["DeviceCatalog", "Wording"]),
    tests(of: "Diagnosis", on: "Tool", imports: ["Wording"]),
    program(
      "headsetctl",
      imports: [
        "ControlChannel", "ControlProtocol", "DeviceCatalog", "Diagnosis", "Inventory", "USBProtocol",
        "Wording",
        arguments,
      ]),
    .testTarget(
      name: "headsetctlTests",
      dependencies: [
        "headsetctl", "ControlChannel", "ControlProtocol", "Diagnosis", "HeadsetTestSupport", "Inventory",
        "Wording",
        arguments,
      ], path: "Tests/Tool/headsetctl", exclude: ["Snapshots"], swiftSettings: houseSettings),

    // What tests share; the house itself: the law of imports, documentation comments, habits.
    .target(name: "HeadsetTestSupport", path: "Tests/Support", swiftSettings: houseSettings),
    .testTarget(
      name: "ScriptsTests", dependencies: ["DeviceCatalog", "HeadsetTestSupport"], path: "Tests/Scripts",
      swiftSettings: houseSettings),
    .testTarget(name: "HouseRules", path: "Tests/HouseRules", swiftSettings: houseSettings),
  ],
  swiftLanguageModes: [.v6]
)
