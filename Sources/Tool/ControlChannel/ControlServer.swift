public import ControlProtocol
private import NIOCore
private import NIOPosix
private import Synchronization

/// The service's side of the control socket.
///
/// Clients are accepted on a queue and served on one event loop thread; the handler runs as a task of its own
/// for each client. Nothing here is ever waited for by the pose loop.
public final class ControlServer: Sendable {
  /// Answers one request of a client that may ask it and whose arguments are within bounds. `watch` and its kin never
  /// arrive here: the server asks for `status` at the client's rate. Called by several clients at a time.
  public typealias Handler =
    @Sendable (ControlVerb, ControlPeer) async -> Result<ControlPayload, ControlFault>

  private let settings: ControlServerSettings
  private let handler: Handler
  private let loops: MultiThreadedEventLoopGroup
  private let door: Door
  private let state: Mutex<State>

  private struct State {
    var register: ClientRegister
    var conversations: [UInt64: Task<Void, Never>] = [:]
    var isStopping = false
  }

  /// Opens the socket; clients are served from now on.
  /// - Throws: any `ControlServerError`; `alreadyRunning` for a second service.
  public init(settings: ControlServerSettings, handler: @escaping Handler) throws(ControlServerError) {
    self.settings = settings
    self.handler = handler
    // The place first: a service that may not have it leaves no thread behind.
    door = Door(try ListeningSocket(path: settings.socketPath, mode: settings.socketMode))
    loops = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    state = Mutex(State(register: ClientRegister(limits: settings.limits)))
    door.open { [weak self] in self?.admit($0) ?? .failure(ControlFault(.stopping)) }
  }

  /// Clients that are connected now.
  public var clientCount: Int { state.withLock { $0.register.count } }

  /// Takes the socket away, cuts every client off and ends the threads, in at most `limit`. Later calls do
  /// nothing.
  public func stop(within limit: Duration = .seconds(1)) async {
    let conversations = state.withLock { state -> [Task<Void, Never>]? in
      guard !state.isStopping else { return nil }
      state.isStopping = true
      return Array(state.conversations.values)
    }
    guard let conversations else { return }
    await door.close()
    for conversation in conversations { conversation.cancel() }
    let loops = loops
    _ = await firstResult(within: limit) {
      // A conversation that has its socket but not its channel yet still needs the loop.
      for conversation in conversations { await conversation.value }
      try? await loops.shutdownGracefully()
    }
  }

  // MARK: - Clients

  /// Begins the conversation with a client that has just connected, or says why not. On success the socket
  /// belongs to the conversation.
  private func admit(_ socket: CInt) -> Result<Void, ControlFault> {
    guard let credentials = try? PeerCredentials(ofPeerOn: socket) else {
      return .failure(ControlFault(.internal, ["detail": "SO_PEERCRED"]))
    }
    let peer = ControlPeer(credentials: credentials, role: settings.policy.role(of: credentials))
    return state.withLock { state in
      guard !state.isStopping else { return .failure(ControlFault(.stopping)) }
      return state.register.admit(uid: credentials.uid, role: peer.role).map { client in
        state.conversations[client] = Task { [weak self] in
          await self?.converse(with: peer, on: socket)
          self?.forget(client)
        }
      }
    }
  }

  private func forget(_ client: UInt64) {
    state.withLock { state in
      state.register.remove(client)
      state.conversations[client] = nil
    }
  }

  private func converse(with peer: ControlPeer, on socket: CInt) async {
    let limits = settings.limits
    let conversation = Conversation(peer: peer, limits: limits, handler: handler)
    let bootstrap = ClientBootstrap(group: loops)
      // A client that has asked all it wanted (`printf ... | nc -U`) still gets its answers.
      .channelOption(.allowRemoteHalfClosure, value: true)
      .channelOption(
        .writeBufferWaterMark,
        value: .init(low: limits.unreadByteCountMax / 2, high: limits.unreadByteCountMax))
    let channel = try? await bootstrap.withConnectedSocket(socket) { channel in
      channel.eventLoop.makeCompletedFuture {
        try channel.pipeline.syncOperations.addHandler(
          RequestFraming(
            limits: limits, lineByteCountMax: ControlProtocol.requestByteCountMax(for: peer.role)))
        return try Conversation.Channel(wrappingChannelSynchronously: channel)
      }
    }
    if let channel { await conversation.run(on: channel) }
  }
}
