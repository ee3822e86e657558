// swift-tools-version: 6.2
import PackageDescription

let houseSettings: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

// Figures of the service's hot path. A package of its own, so that what only benchmarks need, the replaced
// heap above all, never comes near the service.
let package = Package(
  name: "headsetd-benchmarks",
  dependencies: [
    .package(name: "headsetd", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .target(name: "CAllocationCounter"),
    .executableTarget(
      name: "pose-benchmarks",
      dependencies: [
        "CAllocationCounter",
        .product(name: "PoseRooms", package: "headsetd"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: houseSettings),
    .executableTarget(
      name: "fusion-benchmarks",
      dependencies: [
        .product(name: "LabRooms", package: "headsetd"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: houseSettings),
    .executableTarget(
      name: "ledger-benchmarks",
      dependencies: [
        .product(name: "StoreRooms", package: "headsetd"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: houseSettings),
    .executableTarget(
      name: "audit-benchmarks",
      dependencies: [
        .product(name: "StoreRooms", package: "headsetd"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: houseSettings),
    .executableTarget(
      name: "program-benchmarks",
      dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: houseSettings),
    .executableTarget(
      name: "simulation-benchmarks",
      dependencies: [
        .product(name: "SceneRooms", package: "headsetd"), .product(name: "CMuJoCo", package: "headsetd"),
      ],
      swiftSettings: houseSettings),
  ],
  swiftLanguageModes: [.v6]
)
