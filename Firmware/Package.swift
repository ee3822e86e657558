// swift-tools-version: 6.2
import PackageDescription

/// The controller's firmware: the Core rooms, by symbolic link, compiled as Embedded Swift for a Cortex-M4F.
///
/// A package of its own, because a dependency on the service's package would compile those rooms for a host
/// and resolve all that the service needs.
let embeddedSettings: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableExperimentalFeature("Lifetimes"),
  .enableExperimentalFeature("Embedded"),
  .unsafeFlags([
    "-wmo", "-no-allocations", "-Xfrontend", "-function-sections", "-Xfrontend",
    "-disable-stack-protector",
  ]),
]

func room(_ name: String, imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: embeddedSettings)
}

let package = Package(
  name: "headset-firmware",
  targets: [
    .target(name: "CLibM"),
    room("ByteLayout"),
    room("DeviceProtocols", imports: ["ByteLayout"]),
    room("PoseMath", imports: ["CLibM", "ByteLayout"]),
    room("Fusion", imports: ["PoseMath"]),
    // Samples from integers, the same on every machine; the host's test compiles the same file.
    room("ReferenceMotion", imports: ["PoseMath"]),
    // Vectors, reset and the way out of the emulator.
    .target(name: "CStartup"),
    .executableTarget(
      name: "Controller",
      dependencies: ["ByteLayout", "CStartup", "Fusion", "PoseMath", "ReferenceMotion"],
      swiftSettings: embeddedSettings),
  ],
  swiftLanguageModes: [.v6]
)
