import DeviceEmulation
import Glibc
import HeadsetTestSupport
import PoseMath
import Testing
import USBProtocol

/// The server's loop on real sockets. What it says is the session's affair and tested there.
@Suite struct USBIPServerTests {
  /// A pair of connected stream sockets.
  private func pair() throws -> (Int32, Int32) {
    var ends: [Int32] = [-1, -1]
    let result = unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends)
    try #require(result == 0)
    return (ends[0], ends[1])
  }

  private func read(_ count: Int, from socket: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      var piece = [UInt8](repeating: 0, count: count - bytes.count)
      let got = unsafe recv(socket, &piece, piece.count, 0)
      guard got > 0 else { break }
      bytes += piece.prefix(got)
    }
    return bytes
  }

  private func array<let count: Int>(_ bytes: InlineArray<count, UInt8>) -> [UInt8] {
    (0..<count).map { bytes[$0] }
  }

  private static func monotonicNow() -> Timestamp {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Timestamp(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  @Test func `a client lists over a socket, and the server stops when told`() throws {
    let (near, far) = try pair()
    let (stopReader, stopWriter) = try pair()
    let thread = TestThread {
      let server = USBIPServer(bus: EmulatedBus(Emulations.all)) { Self.monotonicNow() }
      server.serve(clientOn: far)
      try? server.run(until: stopReader)
    }
    let request = array(USBIPOperation(.listRequest).encoded)
    #expect(unsafe send(near, request, request.count, 0) == 8)
    let reply = read(12, from: near)
    #expect(try USBIPOperation(reply).code == .listReply)
    #expect(try USBIPListing.deviceCount(Array(reply[8...])) == 5)
    // A listing ends the connection.
    #expect(read(100_000, from: near).count == 5 * 312 + 10 * 4)
    #expect(unsafe send(stopWriter, request, 1, 0) == 1)
    thread.join()
    for socket in [near, stopReader, stopWriter] { close(socket) }
  }

  @Test func `a port that is taken is named with its reason`() throws {
    let server = USBIPServer(bus: EmulatedBus([])) { .zero }
    let port = try server.listen(address: "127.0.0.1", port: 0)
    #expect(port != 0)
    let other = USBIPServer(bus: EmulatedBus([])) { .zero }
    #expect(throws: ServerError.system(call: "bind", errorNumber: EADDRINUSE)) {
      _ = try other.listen(address: "127.0.0.1", port: port)
    }
    #expect(throws: ServerError.badAddress("localhost")) {
      _ = try other.listen(address: "localhost", port: 0)
    }
  }
}
