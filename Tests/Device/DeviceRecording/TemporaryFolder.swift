import DeviceRecording
import Foundation

/// A folder of a test's own, gone with it.
struct TemporaryFolder: ~Copyable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "headset-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  /// Writes a file and returns its path.
  func write(_ bytes: [UInt8], as name: String) throws -> String {
    try Data(bytes).write(to: URL(filePath: file(name)))
    return file(name)
  }
}

extension TransferRecording {
  /// All events by its own reader.
  func events() throws(RecordingError) -> [RecordingEvent] {
    var reader = try reader()
    var events: [RecordingEvent] = []
    while let event = try reader.next() { events.append(event) }
    return events
  }
}
