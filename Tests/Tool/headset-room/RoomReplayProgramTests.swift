import Foundation
import Physics
import Simulation
import Testing

/// The program as an auditor uses it.
@Suite("headset-room --replay") struct RoomReplayProgramTests {
  private static let golden = projectRoot.appending(
    path: "Tests/Fixtures/room/synthetic-door-and-carton.hsroom")

  @Test func `the golden recording replays bit for bit, in another process and on another machine`() throws {
    let result = try RoomProgram.run(["--replay", Self.golden.path, "--json"])
    let report = try result.report()
    #expect(
      result.status == 0, "engine, C library or our code compute otherwise: \(result.output)\(result.errors)")
    #expect(report["verdict"] == "same")
    #expect(report["state_hash"] == report["recorded_state_hash"])
  }

  @Test func `the program computes with the plain variants whatever the environment says`() throws {
    let environments: [[String: String]] = [
      ["GLIBC_TUNABLES": "", "HEADSET_ROOM_RESTARTED": ""],
      ["GLIBC_TUNABLES": "glibc.malloc.check=0"],
      ["GLIBC_TUNABLES": LibMFingerprint.plainVariants],
      ["GLIBC_TUNABLES": "glibc.cpu.hwcaps=-SSE4_1"],
    ]
    var fingerprints: Set<String> = []
    for environment in environments {
      let report = try RoomProgram.run(Self.noSteps, environment: environment).report()
      #expect(report["plain_mathematics"] == "1" || report["plain_mathematics"] == "true")
      fingerprints.insert(try #require(report["libm_fingerprint"]))
    }
    #expect(fingerprints.count == 1)
  }

  @Test(.enabled(if: cpuHasFMA, "this CPU has no fused multiply-add: both variants are the plain one"))
  func `without the restart this CPU would compute otherwise, and a replay claims nothing`() throws {
    let unchanged: [String: String] = ["GLIBC_TUNABLES": "", "HEADSET_ROOM_RESTARTED": "1"]
    let plain = try RoomProgram.run(Self.noSteps).report()
    let fused = try RoomProgram.run(Self.noSteps, environment: unchanged).report()
    #expect(plain["libm_fingerprint"] != fused["libm_fingerprint"])
    let replay = try RoomProgram.run(["--replay", Self.golden.path], environment: unchanged)
    #expect(replay.status == 4)
    #expect(replay.output.contains("no bit-for-bit claim: C library variant"))
  }

  @Test func `a file that is cut off, damaged, foreign or missing is told in a sentence`() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let bytes = [UInt8](try Data(contentsOf: Self.golden))
    var damaged = bytes
    damaged[5000] ^= 1
    for (name, content, sentence) in [
      ("cut", Array(bytes.dropLast(100)), "cut off"), ("damaged", damaged, "damaged"),
      ("foreign", Array("hello".utf8), "not a recording"),
    ] {
      let file = folder.appending(path: name)
      try Data(content).write(to: file)
      let result = try RoomProgram.run(["--replay", file.path])
      #expect(result.status == 1)
      #expect(result.errors.contains(sentence))
      #expect(result.output.isEmpty)
    }
    let missing = try RoomProgram.run(["--replay", folder.appending(path: "missing").path])
    #expect(missing.status == 1)
    #expect(missing.errors.contains("cannot be opened"))
  }

  @Test func `a run ten times as long needs no more memory`() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    func residentKilobytes(steps: Int) throws -> Int {
      let file = folder.appending(path: "\(steps)")
      try Data(idleRecording(steps: steps)).write(to: file)
      let report = try RoomProgram.run(["--replay", file.path, "--json"]).report()
      #expect(report["steps"] == "\(steps)")
      return try #require(report["resident_kilobytes_at_end"].flatMap { Int($0) })
    }
    let short = try residentKilobytes(steps: 2_000)
    #expect(try residentKilobytes(steps: 20_000) < short + 1024)
  }

  @Test func `a step allocates nothing`() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let counter = folder.appending(path: "malloc_count.so")
    let source = projectRoot.appending(path: "Tests/Fixtures/malloc-count/malloc_count.c")
    let compiler = Process()
    compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    compiler.arguments = ["cc", "-shared", "-fPIC", "-O2", source.path, "-o", counter.path]
    try compiler.run()
    compiler.waitUntilExit()
    func allocations(steps: Int) throws -> Int {
      let file = folder.appending(path: "\(steps)")
      try Data(idleRecording(steps: steps)).write(to: file)
      let result = try RoomProgram.run(["--replay", file.path], environment: ["LD_PRELOAD": counter.path])
      return try #require(result.errors.split(separator: " ").last.flatMap { Int($0.trimming()) })
    }
    // Reading and hashing a block of 250 steps allocates some fifty times in an unoptimised build, a step not once.
    let more = try allocations(steps: 2_000) - allocations(steps: 1_000)
    #expect(more < 500)
  }

  private static let noSteps = ["--steps", "0", "--json", "--room", uniqueSegment()]

  private static let cpuHasFMA: Bool = {
    let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    return text.split(separator: "\n").first { $0.hasPrefix("flags") }?.split(separator: " ").contains("fma")
      ?? false
  }()

  /// A well-formed recording of a trainee who stands still; its hashes are not computed.
  private func idleRecording(steps: Int) throws -> [UInt8] {
    let room = try Simulation(seed: 1)
    var bytes: [UInt8] = []
    var writer = RoomRecordingWriter(RoomRecordingHeader(of: room), bytes: &bytes)
    for _ in 0..<steps {
      writer.append(.atRest)
      if writer.isBlockFull { writer.endBlock(stateHash: room.stateHash(), bytes: &bytes) }
    }
    writer.end(stateHash: room.stateHash(), bytes: &bytes)
    return bytes
  }
}

extension Substring {
  fileprivate func trimming() -> String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
