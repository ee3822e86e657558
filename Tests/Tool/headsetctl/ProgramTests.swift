import ControlChannel
import ControlProtocol
import Foundation
import Synchronization
import Testing

/// The program itself, started as people start it, against a service on a real socket.
@Suite struct ProgramTests {
  private static let service: ControlServer.Handler = { verb, _ in
    switch verb {
    case .list: .success(.devices(Sample.status.devices))
    case .show("LHR-C5C0BC88"): .success(.device(Sample.headset))
    case .show(let serial): .failure(.noSuchDevice(serial: serial))
    case .status: .success(.status(Sample.status))
    default: .success(.done)
    }
  }

  @Test func `every reading verb writes what the service says, as JSON too`() async throws {
    let place = try Tool.Place()
    let server = try place.serve(Self.service)
    let list = try await Tool.run("list", "--json", socket: place.socket)
    #expect(list.status == 0)
    #expect(
      try JSONDecoder().decode([String: [DeviceStatus]].self, from: Data(list.output.utf8))
        == ["devices": Sample.status.devices])
    let show = try await Tool.run("show", "LHR-C5C0BC88", "--json", socket: place.socket)
    #expect(try JSONDecoder().decode(DeviceStatus.self, from: Data(show.output.utf8)) == Sample.headset)
    let status = try await Tool.run("status", "--json", socket: place.socket)
    #expect(try JSONDecoder().decode(ServiceStatus.self, from: Data(status.output.utf8)) == Sample.status)
    #expect(try await Tool.run("list", socket: place.socket).output.contains("LHR-F7EFD942"))
    await server.stop()
  }

  @Test func `a watch that is no terminal writes every update, without a control character`() async throws {
    let place = try Tool.Place()
    let server = try place.serve(Self.service)
    let plain = try await Tool.run("watch", "--count", "3", "--rate", "60", socket: place.socket)
    #expect(plain.status == 0)
    #expect(plain.output.split(separator: "\n").count { $0.hasPrefix("LHR-C5C0BC88") } == 3)
    #expect(!plain.output.contains("\u{1b}"))
    let lines = try await Tool.run("watch", "--count", "2", "--json", socket: place.socket).output.split(
      separator: "\n")
    #expect(
      try lines.map { try JSONDecoder().decode(ServiceStatus.self, from: Data($0.utf8)) }
        == [Sample.status, Sample.status])
    await server.stop()
  }

  @Test func `on a terminal the view is redrawn in place and the cursor given back`() async throws {
    let place = try Tool.Place()
    let server = try place.serve(Self.service)
    // script(1) of util-linux gives the program a terminal.
    let ending = try await Tool.run(
      "watch", "--count", "3", "--rate", "60", socket: place.socket, onTerminal: true)
    #expect(ending.status == 0)
    #expect(ending.output.hasPrefix("\u{1b}[?25l"))
    #expect(ending.output.matches(of: /\x1b\[\d+A\r/).count == 2)
    #expect(ending.output.contains("\u{1b}[?25h"))
    await server.stop()
  }

  @Test func `a device that is not there is status 66, in the reader's language`() async throws {
    let place = try Tool.Place()
    let server = try place.serve(Self.service)
    let ending = try await Tool.run("show", "X", socket: place.socket, language: "fr_FR.UTF-8")
    #expect((ending.status, ending.output) == (66, ""))
    #expect(ending.complaint.contains("Aucun appareil n'a le numéro de série X."))
    await server.stop()
  }

  @Test func `a service that is down is status 69, whether it left a socket or not`() async throws {
    let place = try Tool.Place()
    for verb in ["list", "status", "watch", "emulate"] {
      #expect(try await Tool.run(verb, socket: place.socket).status == 69)
    }
    let server = try place.serve(Self.service)
    // A second name for the socket stays when the first is taken away: what a killed service leaves.
    try FileManager.default.linkItem(atPath: place.socket, toPath: place.path + "/dead")
    await server.stop()
    #expect(try await Tool.run("list", socket: place.path + "/dead").status == 69)
  }

  @Test func `a wrong command line is status 64`() async throws {
    let place = try Tool.Place()
    #expect(try await Tool.run("list", "--no-such-option", socket: place.socket).status == 64)
    #expect(try await Tool.run("record", socket: place.socket).status == 64)
    #expect(try await Tool.run("watch", "--count", "0", socket: place.socket).status == 64)
    let server = try place.serve(Self.service)
    #expect(try await Tool.run("watch", "--rate", "1e9", socket: place.socket).status == 64)
    await server.stop()
  }

  @Test(.enabled(if: geteuid() == 0, "only root can be somebody else"))
  func `what a role may not do is status 77`() async throws {
    let place = try Tool.Place()
    let server = try place.serve(Self.service)
    let stranger = ["--reuid=4001", "--regid=4001", "--clear-groups"]
    chmodForAll(place.path)
    #expect(try await Tool.run("list", socket: place.socket, as: stranger).status == 0)
    let denied = try await Tool.run("record", "--stop", socket: place.socket, as: stranger)
    #expect(denied.status == 77)
    #expect(denied.complaint.contains("kiosk"))
    await server.stop()
  }

  @Test func `a recording begins, runs its time and ends`() async throws {
    let place = try Tool.Place()
    let verbs = Mutex<[ControlVerb.Name]>([])
    let server = try place.serve { verb, _ in
      verbs.withLock { $0.append(verb.name) }
      var recording = RecordingStatus(
        path: "/r/a.hsrec", devices: [], transferCount: 5, byteCount: 320, durationSeconds: 0.2,
        droppedTransferCount: 0, isRunning: true)
      var status = Sample.status
      status.recording = recording
      if verb == .status { return .success(.status(status)) }
      recording.isRunning = verb != .recordStop
      return .success(.recording(recording))
    }
    let ending = try await Tool.run("record", "a.hsrec", "--seconds", "0.2", "--json", socket: place.socket)
    #expect(ending.status == 0)
    #expect(try JSONDecoder().decode(RecordingStatus.self, from: Data(ending.output.utf8)).isRunning == false)
    let seen = verbs.withLock(\.self)
    #expect(seen.first == .recordStart && seen.last == .recordStop)
    await server.stop()
  }

  @Test func `the doctor's status is the first cause's`() async throws {
    let place = try Tool.Place()
    let ending = try await Tool.run("doctor", "--root", place.path, "--json", socket: place.socket)
    #expect(ending.status == 71)
    let codes = ending.output.matches(of: /"code" : "(\w+)"/).map { String($0.1) }
    #expect(codes == ["kernel_without_usb", "service_down"])
  }

  @Test func `udev files go where they are told`() async throws {
    let place = try Tool.Place()
    let ending = try await Tool.run("udev", "--install", "--root", place.path, socket: place.socket)
    #expect(ending.status == 0)
    let names = ["rules.d/60-headsetd.rules", "rules.d/72-headsetd-seat.rules", "hwdb.d/60-headsetd.hwdb"]
    #expect(names.allSatisfy { FileManager.default.fileExists(atPath: place.path + "/etc/udev/" + $0) })
  }

  @Test func `a record that is not there is status 66`() async throws {
    let place = try Tool.Place()
    #expect(
      try await Tool.run("inventory", "--database", place.path + "/none", socket: place.socket).status == 66)
  }

  private func chmodForAll(_ path: String) {
    try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }
}
