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
    tests(of: "PoseMath", on: "Core"),
    room("ByteLayout", on: "Core"),
    tests(of: "ByteLayout", on: "Core"),
    room("USBProtocol", on: "Core", imports: ["ByteLayout"]),
    tests(of: "USBProtocol", on: "Core", imports: ["ByteLayout", "HeadsetTestSupport"]),
    room("DeviceProtocols", on: "Core", imports: ["ByteLayout"]),
    tests(of: "DeviceProtocols", on: "Core", imports: ["ByteLayout", "HeadsetTestSupport"]),
    room("Fusion", on: "Core", imports: ["PoseMath"]),
    tests(of: "Fusion", on: "Core", imports: ["PoseMath", "ByteLayout"]),

    // Device: bytes in and out of real, recorded and emulated equipment.
    room(
      "DeviceCatalog", on: "Device", imports: ["USBProtocol", "TOMLKit"],
      resources: [.embedInCode("Devices")]),
    tests(of: "DeviceCatalog", on: "Device", imports: ["USBProtocol"]),
    .systemLibrary(name: "CZlib", path: "Sources/Device/CZlib", providers: [.apt(["zlib1g-dev"])]),
    room("DeviceRecording", on: "Device", imports: ["ByteLayout", "CZlib", "PoseMath", "USBProtocol"]),
    tests(
      of: "DeviceRecording", on: "Device", imports: ["HeadsetTestSupport", "PoseMath", "USBProtocol"]),
    .systemLibrary(
      name: "CLibUSB", path: "Sources/Device/CLibUSB", pkgConfig: "libusb-1.0",
      providers: [.apt(["libusb-1.0-0-dev"])]),
    .systemLibrary(
      name: "CLibUDev", path: "Sources/Device/CLibUDev", pkgConfig: "libudev",
      providers: [.apt(["libudev-dev"])]),
    room(
      "DeviceIO", on: "Device", imports: ["CLibUSB", "CLibUDev", "ByteLayout", "PoseMath", "USBProtocol"]),
    tests(
      of: "DeviceIO", on: "Device",
      imports: ["CLibUSB", "ByteLayout", "PoseMath", "USBProtocol", "HeadsetTestSupport"]),
    room("FactoryConfiguration", on: "Device", imports: ["PoseMath"]),
    tests(of: "FactoryConfiguration", on: "Device", imports: ["PoseMath"]),
    room("Drivers", on: "Device", imports: ["PoseMath"]),
    tests(of: "Drivers", on: "Device", imports: ["PoseMath"]),

    // Pose: from samples to a predicted pose, on time.
    room("PosePipeline", on: "Pose", imports: ["PoseMath", "Fusion"]),
    tests(of: "PosePipeline", on: "Pose", imports: ["PoseMath"]),
    .target(name: "CPoseLayout", path: "Sources/Pose/CPoseLayout", linkerSettings: [.linkedLibrary("m")]),
    room("PoseSharedMemory", on: "Pose", imports: ["CPoseLayout", "PoseMath"]),
    tests(of: "PoseSharedMemory", on: "Pose", imports: ["CPoseLayout", "PoseMath"]),
    room(
      "PoseService", on: "Pose",
      imports: ["ByteLayout", "PoseMath", "DeviceIO", "Drivers", "PosePipeline", "PoseSharedMemory"]),
    tests(
      of: "PoseService", on: "Pose",
      imports: [
        "HeadsetTestSupport", "PoseMath", "DeviceIO", "Drivers", "PosePipeline", "PoseSharedMemory",
      ]),

    // The whole, from outside.
    .target(
      name: "ReferenceMotion", dependencies: ["PoseMath"], path: "Firmware/Sources/ReferenceMotion",
      swiftSettings: houseSettings),
    .testTarget(
      name: "FirmwareTests", dependencies: ["PoseMath", "Fusion", "ReferenceMotion"],
      path: "Tests/EndToEnd/Firmware", swiftSettings: houseSettings),

    // What tests share.
    .target(
      name: "HeadsetTestSupport", dependencies: ["PoseMath", "USBProtocol", "DeviceIO"],
      path: "Tests/Support", swiftSettings: houseSettings),

    // Tool: what people start, click and type.
    room("HeadsetService", on: "Tool", imports: ["TOMLKit"]),
    tests(of: "HeadsetService", on: "Tool"),
  ],
  swiftLanguageModes: [.v6]
)
