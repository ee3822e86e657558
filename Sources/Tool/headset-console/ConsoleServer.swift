import ConsolePages
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import Wording

/// The web server: bounds on what a client may cost, and an orderly end.
struct ConsoleServer {
  let address: ConsoleAddress
  let files: [PageFile]
  let feed: LiveFeed
  let desk: SessionDesk

  /// Connections at once; further ones wait in the kernel's queue.
  private static let connectionCountMax = 128
  /// A connection that neither asks nor is being answered is closed.
  private static let idleTime = TimeAmount.seconds(10)
  /// Of the two seconds that an end may take.
  private static let shutdownTime = Duration.seconds(1)

  /// The server and its feed, ready to run.
  func services(poses: String, room: String) -> ServiceGroup {
    var logger = Logger(label: "headset-console")
    logger.logLevel = .error
    let responder = ConsoleResponder(files: files, feed: feed, desk: desk)
    let application = Application(
      responder: responder,
      server: .http1(
        configuration: .init(
          idleTimeout: Self.idleTime,
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: RequestGate.headerByteCountMax,
            maxHeaderListSize: RequestGate.headerByteCountMax, maxHeaderFieldCount: 64))),
      configuration: .init(
        address: .hostname(address.host, port: Int(address.port)),
        availableConnectionsDelegate: MaximumAvailableConnections(Self.connectionCountMax)),
      onServerRunning: { [address] channel in
        let port = channel.localAddress?.port.flatMap { UInt16(exactly: $0) } ?? address.port
        responder.open(authorities: address.authorities(port: port))
        Terminal.say(.pageAt(url: address.url(port: port)))
      },
      logger: logger)
    var configuration = ServiceGroupConfiguration(
      services: [FeedService(feed: feed, poses: poses, room: room), application], logger: logger)
    configuration.maximumGracefulShutdownDuration = Self.shutdownTime
    return ServiceGroup(configuration: configuration)
  }
}

/// The feed as one of the program's services.
private struct FeedService: Service {
  let feed: LiveFeed
  let poses: String
  let room: String

  func run() async throws { await feed.run(SegmentReader(poses: poses, room: room)) }
}
