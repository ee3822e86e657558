import ControlProtocol
import NIOCore
import NIOEmbedded
import Testing

@testable import ControlChannel

/// The limits of a client under a clock that the test turns.
@Suite struct RequestFramingTests {
  private func channel(
    lineByteCountMax: Int = ControlProtocol.requestByteCountMax
  ) throws -> EmbeddedChannel {
    let channel = EmbeddedChannel()
    try channel.pipeline.syncOperations.addHandler(
      RequestFraming(limits: ClientLimits(), lineByteCountMax: lineByteCountMax))
    channel.pipeline.connect(to: try SocketAddress(unixDomainSocketPath: "/a"), promise: nil)
    return channel
  }

  private func write(_ text: String, to channel: EmbeddedChannel) throws {
    try channel.writeInbound(ByteBuffer(string: text))
  }

  @Test func `half a request is cut off after five seconds, with the reason`() throws {
    let channel = try channel()
    try write("{\"version\"", to: channel)
    channel.embeddedEventLoop.advanceTime(by: .milliseconds(4999))
    #expect(try channel.readInbound(as: Arrival.self) == nil)
    channel.embeddedEventLoop.advanceTime(by: .milliseconds(2))
    let fault = ControlFault(.tooSlow, ["reason": "unfinished_request", "seconds_max": "5"])
    #expect(try channel.readInbound(as: Arrival.self) == .fault(fault))
  }

  @Test func `a byte a second does not buy more time`() throws {
    let channel = try channel()
    for _ in 0..<6 {
      try write("{", to: channel)
      channel.embeddedEventLoop.advanceTime(by: .seconds(1))
    }
    guard case .fault = try channel.readInbound(as: Arrival.self) else {
      Issue.record("it was not cut off")
      return
    }
  }

  @Test func `each request has its own five seconds`() throws {
    let channel = try channel()
    for _ in 0..<4 {
      try write("{", to: channel)
      channel.embeddedEventLoop.advanceTime(by: .seconds(4))
      try write("}\n", to: channel)
      #expect(try channel.readInbound(as: Arrival.self) == .line(Array("{}".utf8)))
    }
  }

  @Test func `a request without end is cut off at its greatest length`() throws {
    let channel = try channel()
    let piece = String(repeating: "x", count: 32 * 1024)
    for _ in 0..<33 { try write(piece, to: channel) }
    #expect(
      try channel.readInbound(as: Arrival.self)
        == .fault(.tooLong(byteCountMax: ControlProtocol.requestByteCountMax)))
    try write("\n{}\n", to: channel)
    #expect(try channel.readInbound(as: Arrival.self) == nil)
  }

  @Test func `a kiosk is cut off earlier`() throws {
    let most = ControlProtocol.requestByteCountMax(for: .kiosk)
    #expect(PeerRole.allCases.allSatisfy { ControlProtocol.requestByteCountMax(for: $0) >= most })
    let channel = try channel(lineByteCountMax: most)
    try write(String(repeating: "x", count: most + 1), to: channel)
    #expect(try channel.readInbound(as: Arrival.self) == .fault(.tooLong(byteCountMax: most)))
  }

  @Test func `a client that leaves its answers unread is cut off`() throws {
    let channel = try channel()
    channel.isWritable = false
    channel.pipeline.fireChannelWritabilityChanged()
    channel.embeddedEventLoop.advanceTime(by: .milliseconds(1999))
    #expect(channel.isActive)
    channel.embeddedEventLoop.advanceTime(by: .milliseconds(2))
    #expect(!channel.isActive)
  }

  @Test func `a client that catches up stays`() throws {
    let channel = try channel()
    for isWritable in [false, true] {
      channel.isWritable = isWritable
      channel.pipeline.fireChannelWritabilityChanged()
      channel.embeddedEventLoop.advanceTime(by: .seconds(1))
    }
    channel.embeddedEventLoop.advanceTime(by: .seconds(10))
    #expect(channel.isActive)
  }

  @Test func `a minute of silence ends a connection, a word begins it anew`() throws {
    let channel = try channel()
    channel.embeddedEventLoop.advanceTime(by: .seconds(30))
    try write("{}\n", to: channel)
    channel.embeddedEventLoop.advanceTime(by: .seconds(59))
    #expect(channel.isActive)
    channel.embeddedEventLoop.advanceTime(by: .seconds(2))
    #expect(!channel.isActive)
  }
}
