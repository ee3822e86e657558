import Foundation
import PoseMath
import Testing

@testable import PoseSharedMemory

@Suite("PosePublisher")
struct PosePublisherTests {
  let name = uniqueName()

  @Test func `a reader sees what was published and nothing in the other slots`() throws {
    let publisher = try PosePublisher(name: name, now: instant(1))
    let reader = try PoseReader(name: name)
    #expect(reader.slotCount == 32)
    publisher.publish(exampleSlot(), at: 31)
    #expect(try reader.read(slot: 31) == exampleSlot())
    #expect(try reader.read(slot: 0) == PoseSlot())
    #expect(throws: SharedMemoryError.noSuchSlot(32)) { try reader.read(slot: 32) }
    #expect(throws: SharedMemoryError.noSuchSlot(-1)) { try reader.read(slot: -1) }
    #expect(reader.writer == .current())
    #expect(reader.writer.startTime > 0)
    publisher.close()
  }

  @Test func `a second writer is refused while the first lives, and told its process`() throws {
    let first = try PosePublisher(name: name, now: instant(1))
    #expect(throws: SharedMemoryError.heldByLiveWriter(processID: Int64(getpid()))) {
      _ = try PosePublisher(name: name, now: instant(2))
    }
    first.publish(exampleSlot(), at: 0)
    let reader = try PoseReader(name: name)
    #expect(try reader.read(slot: 0) == exampleSlot())
    first.close()
  }

  @Test func `a clean exit removes the name and tells readers`() throws {
    let publisher = try PosePublisher(name: name, now: instant(1))
    let reader = try PoseReader(name: name)
    #expect(!reader.isWriterGone(at: instant(2)))
    publisher.close()
    publisher.close()
    #expect(reader.isWriterGone(at: instant(2)))
    #expect(!FileManager.default.fileExists(atPath: file(of: name)))
    #expect(throws: SharedMemoryError.absent) { _ = try PoseReader(name: name) }
  }

  @Test func `a closed publisher leaves the name of its successor alone`() throws {
    let first = try PosePublisher(name: name, now: instant(1))
    first.close()
    let second = try PosePublisher(name: name, now: instant(2))
    first.close()
    #expect(FileManager.default.fileExists(atPath: file(of: name)))
    second.close()
  }

  @Test func `a segment left by a killed writer is taken over and its readers go on`() throws {
    try leaveBehind { bytes in
      // Killed in the middle of publishing slot 0: its sequence, after the header's 256 bytes, is odd.
      bytes[256] |= 1
    }
    let reader = try PoseReader(name: name)
    #expect(try reader.read(slot: 0) == nil)
    #expect(try reader.read(slot: 1) == exampleSlot())
    #expect(reader.isWriterGone(at: instant(1_001)))

    let next = try PosePublisher(name: name, now: instant(2_000))
    #expect(next.generation == 1)
    #expect(reader.writerGeneration == 1)
    #expect(!reader.isWriterGone(at: instant(2_001)))
    #expect(try reader.read(slot: 0) == PoseSlot())
    #expect(try reader.read(slot: 1) == PoseSlot())
    next.publish(exampleSlot(), at: 0)
    #expect(try reader.read(slot: 0) == exampleSlot())
    next.close()
  }

  @Test func `a left-over segment of another size is replaced, and its readers see a dead writer`() throws {
    try leaveBehind()
    let reader = try PoseReader(name: name)
    let next = try PosePublisher(name: name, slotCount: 64, now: instant(2_000))
    #expect(try PoseReader(name: name).slotCount == 64)
    #expect(reader.isWriterGone(at: instant(2_000)))
    #expect(try reader.read(slot: 1) == exampleSlot())
    next.close()
  }

  @Test func `left-over bytes of any other content are overwritten`() throws {
    let byteCount = 256 + 32 * 320
    let noise = Data((0..<byteCount).map { UInt8(truncatingIfNeeded: $0 &* 197 &+ 91) })
    try noise.write(to: URL(fileURLWithPath: file(of: name)))
    #expect(throws: SharedMemoryError.foreignContent) { _ = try PoseReader(name: name) }
    let publisher = try PosePublisher(name: name, now: instant(1))
    let reader = try PoseReader(name: name)
    for index in 0..<32 { #expect(try reader.read(slot: index) == PoseSlot()) }
    publisher.close()
  }

  @Test func `the permissions are those asked for, whatever the umask says`() throws {
    let publisher = try PosePublisher(name: name, mode: 0o664, now: instant(1))
    let attributes = try FileManager.default.attributesOfItem(atPath: file(of: name))
    #expect(attributes[.posixPermissions] as? Int == 0o664)
    publisher.close()
  }

  @Test func `a symbolic link in the segment's place is not followed`() throws {
    let target = NSTemporaryDirectory() + "headsetd-test-\(UInt64.random(in: 0...UInt64.max))"
    try Data("keep".utf8).write(to: URL(fileURLWithPath: target))
    try FileManager.default.createSymbolicLink(atPath: file(of: name), withDestinationPath: target)
    defer {
      try? FileManager.default.removeItem(atPath: target)
      try? FileManager.default.removeItem(atPath: file(of: name))
    }
    #expect(throws: SharedMemoryError.system(call: .open, code: ELOOP)) {
      _ = try PosePublisher(name: name, now: instant(1))
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: target)) == Data("keep".utf8))
  }

  @Test(arguments: ["", "/", "poses", "/a/b", "/a\0b", "/" + String(repeating: "n", count: 255)])
  func `a name that cannot be a segment's is refused`(name: String) {
    #expect(throws: SharedMemoryError.invalidName) { _ = try PosePublisher(name: name, now: instant(1)) }
  }

  @Test(arguments: [-1, 0, 1_025])
  func `a slot count outside 1 to 1024 is refused`(count: Int) {
    #expect(throws: SharedMemoryError.invalidSlotCount(count)) {
      _ = try PosePublisher(name: name, slotCount: count, now: instant(1))
    }
  }

  /// What a killed writer leaves: the bytes of a live segment in a file nobody has locked.
  private func leaveBehind(_ damage: (inout Data) -> Void = { _ in }) throws {
    let publisher = try PosePublisher(name: name, now: instant(1))
    publisher.publish(exampleSlot(), at: 0)
    publisher.publish(exampleSlot(), at: 1)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: file(of: name)))
    publisher.close()
    damage(&bytes)
    try bytes.write(to: URL(fileURLWithPath: file(of: name)))
  }
}

@Suite("WriterProcess")
struct WriterProcessTests {
  @Test func `the start time is counted from the end of the program's name`() {
    let tail = (4...52).map(String.init).joined(separator: " ")
    #expect(WriterProcess.startTime(inStat: Array("812 (a b) c) S \(tail)\n".utf8)) == 22)
  }

  @Test(arguments: [
    "", "812", "812 (name", "812 (name) S 1 2 3", "812 (n) " + String(repeating: "x ", count: 40),
  ])
  func `a text that is no stat gives no start time`(text: String) {
    #expect(WriterProcess.startTime(inStat: Array(text.utf8)) == nil)
  }
}
