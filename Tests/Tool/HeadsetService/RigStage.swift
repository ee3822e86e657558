import ControlProtocol
import DeviceCatalog
import DeviceIO
import Foundation
import HeadsetTestSupport
import Inventory
import PoseMath
import PoseService
import PoseSharedMemory
import Testing
import USBProtocol

@testable import HeadsetService

/// A rig with everything but a bus: a loop that runs, a record on disk, and devices that tests bring.
final class RigStage {
  let rig: Rig
  let catalog: DeviceCatalog
  let reader: PoseReader
  private let place: TemporaryPlace
  var folder: URL { place.url }
  var database: String { folder.appending(path: "inventory.sqlite").path }

  init() throws {
    place = try TemporaryPlace.makeFolder("rig")
    var settings = PoseServiceConfiguration()
    settings.segmentName = "/rig-stage-" + UUID().uuidString.prefix(8)
    let poses = try PoseService(settings)
    try poses.start()
    reader = try PoseReader(name: settings.segmentName)
    catalog = try DeviceCatalog.builtIn()
    let clock = RigClock()
    let record = InventoryRecorder(
      try InventorySettings(
        path: place.url.appending(path: "inventory.sqlite").path, rig: "stage", version: "0", boot: "boot",
        processID: getpid(), startedAt: clock.now))
    rig = Rig(catalog: catalog, poses: poses, inventory: record, clock: clock)
  }

  deinit {
    rig.stop()
    rig.poses.stop()
    // Its thread would write the folder anew.
    _ = rig.inventory?.stop(at: rig.clock.now, waitMilliseconds: 10_000)
  }

  /// Opens `transport` as the device at `busPath`.
  func arrive(_ busPath: String, _ transport: InMemoryTransport) throws {
    try arrive(busPath, transport.identity) { transport }
  }

  /// Opens what `open` gives, each time it is asked, as the device at `busPath`.
  func arrive(_ busPath: String, _ identity: USBIdentity, open: @escaping RigUnit.Opener) throws {
    let entry = try #require(catalog.entry(for: identity))
    rig.arrive(
      RigUnit(
        busPath: busPath, entry: entry, identity: identity, isEmulated: true, arrival: MonotonicClock.now,
        open: open))
  }

  /// The state of the device at `busPath`, and who it says it is.
  func status(_ busPath: String) -> ShownDevice? {
    rig.deviceStatuses(reader: reader).first { $0.busPath == busPath }
  }

  /// Ends the record and reads it.
  func record() throws -> InventoryReader {
    rig.stop()
    _ = rig.inventory?.stop(at: rig.clock.now, waitMilliseconds: 10_000)
    return try InventoryReader(path: database)
  }

  /// Lets `stage` send, and looks until something holds; the test's time limit bounds it.
  func play(_ stage: EmulatedStage, until holds: () throws -> Bool) async throws {
    while try !holds() {
      stage.pump()
      try await Task.sleep(for: .milliseconds(1))
    }
  }
}
