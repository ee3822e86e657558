import ControlChannel
import ControlProtocol
import Foundation
import HeadsetTestSupport

/// A folder with everything a service of its own needs.
final class TestRig {
  private let place: TemporaryPlace
  var folder: URL { place.url }
  let segment = "/hst-" + UUID().uuidString.prefix(8)
  var socket: String { folder.appending(path: "s").path }
  /// Groups that every Debian has, in the place of the service's own.
  static let technicianGroup = "staff"
  static let auditorGroup = "users"
  var database: String { folder.appending(path: "inventory.sqlite").path }

  init() throws {
    place = try TemporaryPlace.makeFolder("hst", in: "/tmp", permissions: 0o700)
  }

  /// Starts the emulator on `port` (0: any that is free) and returns it with its port.
  func startEmulator(
    port: UInt16 = 0, stations: Int = 0, generation: Int = 1, wearer: String = "trainee",
    devices: [String] = ["vive", "wand", "wireless-wand"]
  ) async throws -> (Program, UInt16) {
    let lit =
      ["--stations", "\(stations)", "--generation", "\(generation)", "--wearer", wearer]
      + ["--room-file", folder.appending(path: "stations.json").path]
    let arguments =
      devices.flatMap { ["--device", $0] } + ["--rest", "2"]
      + ["--listen", "127.0.0.1:\(port)"] + (stations > 0 ? lit : [])
    let emulator = try Program("headset-emulator", arguments, in: folder)
    _ = await within(seconds: 20) { emulator.text.contains("serving on") }
    let chosen = emulator.text.split(separator: "serving on 127.0.0.1:").last
      .flatMap { UInt16($0.prefix { $0.isNumber }) }
    return (emulator, chosen ?? 0)
  }

  func startService(emulatorPort port: UInt16) throws -> Program {
    let configuration = folder.appending(path: "headsetd.toml")
    try """
    [rig]
    name = "test"
    [pose]
    segment = "\(segment)"
    room = "\(folder.path)/room.json"
    [control]
    socket = "\(socket)"
    technician_group = "\(Self.technicianGroup)"
    auditor_group = "\(Self.auditorGroup)"
    [record]
    database = "\(database)"
    recordings = "\(folder.path)"
    [usb]
    enabled = false
    [[usb.usbip]]
    host = "127.0.0.1"
    port = \(port)
    """.write(to: configuration, atomically: true, encoding: .utf8)
    return try Program("headsetd", "--configuration", configuration.path, in: folder)
  }

  /// One question on a connection of its own; nil where the service is not there.
  func ask(_ verb: ControlVerb) -> ControlPayload? {
    guard var client = try? ControlClient(socketPath: socket) else { return nil }
    return try? client.ask(verb).get()
  }

  /// The devices that stream.
  func streaming() -> [DeviceStatus] {
    guard case .devices(let devices) = ask(.list) else { return [] }
    return devices.filter { $0.state == .streaming }
  }
}
