import Foundation
import HeadsetService
import Testing

@Suite struct ServiceConfigurationTests {
  @Test func `an empty file means the defaults`() throws {
    #expect(try ServiceConfiguration(toml: "") == ServiceConfiguration())
  }

  @Test func `every key is read`() throws {
    let read = try ServiceConfiguration(
      toml: """
        [rig]
        name = "CI-ABJ-03"
        [pose]
        segment = "/p"
        priority = 70
        [control]
        socket = "/tmp/s"
        technician_group = "tech"
        [record]
        database = "/tmp/d"
        recordings = "/tmp/r"
        ledger_key = "/tmp/k"
        [usb]
        enabled = false
        [[usb.usbip]]
        host = "127.0.0.1"
        port = 3241
        emulated = false
        """)
    #expect(read.rigName == "CI-ABJ-03")
    #expect(read.poseSegment == "/p")
    #expect(read.loopPriority == 70)
    #expect(read.socketPath == "/tmp/s")
    #expect(read.technicianGroup == "tech")
    #expect(read.databasePath == "/tmp/d")
    #expect(read.recordingFolder == "/tmp/r")
    #expect(read.ledgerKeyPath == "/tmp/k")
    #expect(!read.usesUSB)
    #expect(read.usbipServers == [.init(host: "127.0.0.1", port: 3241, isEmulated: false)])
  }

  @Test func `a configuration printed is the same configuration`() throws {
    var configuration = ServiceConfiguration()
    #expect(try ServiceConfiguration(toml: configuration.text) == configuration)
    configuration.rigName = #"Académie "Est" \ 3"#
    configuration.loopPriority = 7
    configuration.usesUSB = false
    configuration.ledgerKeyPath = "/media/key"
    configuration.usbipServers = [.init(host: "10.0.0.2", port: 3241, isEmulated: false), .init(host: "::1")]
    #expect(try ServiceConfiguration(toml: configuration.text) == configuration)
  }

  @Test func `a syntax error is named with line and column`() {
    #expect {
      try ServiceConfiguration(toml: "[rig]\nname = \n")
    } throws: { error in
      guard case ServiceConfigurationError.malformed(line: 2, column: let column, detail: _) = error else {
        return false
      }
      return column > 1
    }
  }

  @Test func `a misspelt key is an error with its line`() {
    #expect(throws: ServiceConfigurationError.unknownKey("pose.priorty", line: 3)) {
      try ServiceConfiguration(toml: "[pose]\n\npriorty = 50\n")
    }
  }

  @Test func `a value of the wrong kind says what is expected`() {
    #expect(
      throws: ServiceConfigurationError.badValue(
        key: "pose.priority", line: 2, expected: "a whole number from 1 to 99")
    ) {
      try ServiceConfiguration(toml: "[pose]\npriority = 'high'\n")
    }
  }

  @Test func `any single damaged byte gives a configuration or an error`() {
    let good = Array("[usb]\nenabled = true\n[[usb.usbip]]\nhost = 'a'\nport = 3240\n".utf8)
    for index in good.indices {
      for byte in [UInt8(0), 0x22, 0x5b, 0x0a, 0xff, 0x39] {
        var bad = good
        bad[index] = byte
        _ = try? ServiceConfiguration(toml: String(decoding: bad, as: UTF8.self))
      }
    }
  }

  @Test func `the groups that are installed are those of the defaults`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let installed = try String(
      contentsOf: folder.appending(path: "../../../Scripts/systemd/headsetd.sysusers"), encoding: .utf8)
    let defaults = ServiceConfiguration()
    for group in [defaults.technicianGroup, defaults.auditorGroup] {
      #expect(installed.contains("\ng \(try #require(group)) -\n"))
    }
  }
}
