import ArgumentParser
import DeviceEmulation
import LighthouseModel
import PoseMath
import USBProtocol
import Wording

/// The program: chooses equipment, shows it, serves it until it is told to stop.
@main
struct HeadsetEmulator: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "headset-emulator",
    abstract: "Shows emulated headsets and controllers over USB/IP.",
    discussion: """
      The devices answer as real ones do, down to their descriptors, and move with a synthetic wearer: they \
      lie still first, then somebody puts them on. Their serial numbers begin with LHR-E0 or EMULATED.

      To headsetd, or to `usbip attach -r 127.0.0.1 -b 1-1`:
        headset-emulator --device vive --device wireless-wand

      In a room with two base stations, walking round a container:
        headset-emulator --device vive --device wireless-wand --wearer trainee --stations 2

      An Index among four base stations of generation 2:
        headset-emulator --device index --device wireless-wand --wearer trainee --stations 4 --generation 2

      To this machine's kernel (as root, with module vhci-hcd loaded):
        headset-emulator --device vive --vhci

      It serves until SIGINT or SIGTERM and then unplugs everything. Exit status: 0 after a stop, 1 where it \
      cannot serve, 64 for a wrong command line.
      """)

  @Option(
    name: .customLong("device"),
    help: "A device to emulate, repeatable: vive, index, wand (on its cable), wireless-wand.")
  var devices: [EquipmentChoice] = [.vive]

  @Option(help: "Everything random follows from this number: sensor errors and motion.")
  var seed: UInt64 = 1

  @Option(
    help: """
      What the wearer does: standing, walking, trainee (round a container, looking and crouching), technician (shows the room to the \
      headset, as 'headsetctl room solve' asks) or calibrating (lays the devices down in all directions, as 'headsetctl calibrate' asks).
      """)
  var wearer: MannerChoice = .standing

  @Option(
    help:
      "Base stations in the room, 0 to 2 of generation 1, 0 to 4 of generation 2: their light falls on the devices."
  )
  var stations = 0

  @Option(help: "Which generation the stations are of, 1 or 2.")
  var generation: UInt8 = 1

  @Option(
    help:
      "Where to write the room that the stations stand in, for 'headsetctl room use' or the service's settings.",
    completion: .file(extensions: ["json"]))
  var roomFile: String?

  @Option(help: "Seconds the devices lie still at the beginning.")
  var rest: Double = 8

  @Option(help: "IPv4 address and port to listen on; port 0 takes a free one.")
  var listen: Endpoint = .loopback

  @Flag(help: "Attach the devices to this machine's kernel instead of listening.")
  var vhci = false

  func validate() throws {
    guard rest >= 0, rest <= 3_600 else {
      throw ValidationError("--rest takes 0 to 3600 seconds.")
    }
    guard let kind = StationGeneration(rawValue: generation) else {
      throw ValidationError("--generation takes 1 or 2.")
    }
    let most = kind == .first ? 2 : 4
    guard (0...most).contains(stations) else { throw ValidationError("--stations takes 0 to \(most).") }
    guard roomFile == nil || stations > 0 else { throw ValidationError("--room-file needs --stations.") }
    guard devices.count <= 8 else { throw ValidationError("At most 8 devices.") }
  }

  func run() throws {
    let stop = try StopSignal()
    let plugged = HostClock.now
    let situation = Situation(
      wearer, generation: StationGeneration(rawValue: generation) ?? .first, stationCount: stations,
      seed: seed, restSeconds: rest)
    if let roomFile, let room = situation.room { try RoomDescription(room).write(to: roomFile) }
    let equipment = devices.enumerated().map { index, device in
      device.equipment(number: UInt32(index + 1), worn: situation, plugged: plugged)
    }
    let bus = EmulatedBus(equipment)
    let server = USBIPServer(bus: bus) { HostClock.now }
    announce(bus)
    do throws(ServerError) {
      try open(server, bus)
      try server.run(until: stop.descriptor)
    } catch {
      Console.complain(error)
      throw ExitCode.failure
    }
  }

  /// One line a device.
  private func announce(_ bus: EmulatedBus) {
    for device in 0..<bus.deviceCount {
      let port = bus.port(of: device)
      Console.say(
        .emulating(
          device: port.name,
          identifier: hex(port.descriptors.vendorID) + ":" + hex(port.descriptors.productID),
          serial: port.descriptors.serial, busID: EmulatedBus.busID(of: device)))
    }
  }

  private func open(_ server: USBIPServer, _ bus: EmulatedBus) throws(ServerError) {
    guard vhci else {
      let port = try server.listen(address: listen.address, port: listen.port)
      Console.say(.servingAt(address: "\(listen.address):\(port)"))
      return
    }
    for device in 0..<bus.deviceCount {
      let socket = try VirtualHostController.attach(
        deviceID: EmulatedBus.deviceID(of: device), speed: USBIP.Speed.full)
      server.serve(device: device, on: socket)
    }
    Console.say(.attachedToKernel)
  }

  private func hex(_ number: UInt16) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
