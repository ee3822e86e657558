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

let package = Package(
  name: "headsetd",
  dependencies: [
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0")
  ],
  targets: [
    // Core: pure steps on values; the same files run in the firmware.
    .target(name: "CLibM", path: "Sources/Core/CLibM"),
    room("PoseMath", on: "Core", imports: ["CLibM"]),
    room("ByteLayout", on: "Core"),
    room("USBProtocol", on: "Core", imports: ["ByteLayout"]),
    room("Fusion", on: "Core", imports: ["PoseMath"]),

    // Device: bytes in and out of real, recorded and emulated equipment.
    .systemLibrary(
      name: "CLibUSB", path: "Sources/Device/CLibUSB", pkgConfig: "libusb-1.0",
      providers: [.apt(["libusb-1.0-0-dev"])]),
    .systemLibrary(
      name: "CLibUDev", path: "Sources/Device/CLibUDev", pkgConfig: "libudev",
      providers: [.apt(["libudev-dev"])]),
    room(
      "DeviceIO", on: "Device", imports: ["CLibUSB", "CLibUDev", "ByteLayout", "PoseMath", "USBProtocol"]),
    room(
      "DeviceCatalog", on: "Device", imports: ["USBProtocol", "TOMLKit"],
      resources: [.embedInCode("Devices")]),
    room("FactoryConfiguration", on: "Device", imports: ["PoseMath"]),
    room("Drivers", on: "Device", imports: ["PoseMath"]),

    // Pose: from samples to a predicted pose, on time.
    .target(name: "CPoseLayout", path: "Sources/Pose/CPoseLayout", linkerSettings: [.linkedLibrary("m")]),
    room("PoseSharedMemory", on: "Pose", imports: ["CPoseLayout", "PoseMath"]),

    // What tests share, then the tests, in the order of the rooms.
    .target(
      name: "HeadsetTestSupport", dependencies: ["PoseMath", "USBProtocol", "DeviceIO"],
      path: "Tests/Support",
      swiftSettings: houseSettings),
    tests(of: "PoseMath", on: "Core"),
    tests(of: "ByteLayout", on: "Core"),
    tests(of: "USBProtocol", on: "Core", imports: ["ByteLayout", "HeadsetTestSupport"]),
    tests(of: "Fusion", on: "Core", imports: ["PoseMath", "ByteLayout"]),
    tests(
      of: "DeviceIO", on: "Device",
      imports: ["CLibUSB", "ByteLayout", "PoseMath", "USBProtocol", "HeadsetTestSupport"]),
    tests(of: "DeviceCatalog", on: "Device", imports: ["USBProtocol"]),
    tests(of: "FactoryConfiguration", on: "Device", imports: ["PoseMath"]),
    tests(of: "Drivers", on: "Device", imports: ["PoseMath"]),
    tests(of: "PoseSharedMemory", on: "Pose", imports: ["CPoseLayout", "PoseMath"]),
  ],
  swiftLanguageModes: [.v6]
)
