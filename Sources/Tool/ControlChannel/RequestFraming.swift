internal import ControlProtocol
internal import NIOCore

/// What a client's bytes amount to.
enum Arrival: Hashable, Sendable {
  case line([UInt8])
  /// The client is to be told why and cut off.
  case fault(ControlFault)
}

/// Turns a client's bytes into lines and holds it to its limits: length and duration of a request, answers
/// left unread, silence. Confined to its event loop.
final class RequestFraming: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = Arrival
  typealias OutboundIn = ByteBuffer

  private let limits: ClientLimits
  private var framer: LineFramer
  private var requestDeadline: Scheduled<Void>?
  private var unreadDeadline: Scheduled<Void>?
  private var idleDeadline: Scheduled<Void>?
  private var lastActivity = NIODeadline.distantPast
  private var isCutOff = false

  init(limits: ClientLimits, lineByteCountMax: Int = ControlProtocol.requestByteCountMax) {
    self.limits = limits
    framer = LineFramer(lineByteCountMax: lineByteCountMax)
  }

  func handlerAdded(context: ChannelHandlerContext) {
    lastActivity = context.eventLoop.now
    watchIdleness(context)
  }

  func handlerRemoved(context: ChannelHandlerContext) { endDeadlines() }

  func channelInactive(context: ChannelHandlerContext) {
    endDeadlines()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    lastActivity = context.eventLoop.now
    guard !isCutOff else { return }
    let bytes = unwrapInboundIn(data).readableBytesView
    do throws(ControlCodecError) {
      let lines = try framer.ingest(bytes)
      // Each request has its own time: one that ended takes its deadline along.
      if !lines.isEmpty || !framer.isInsideLine { endRequestDeadline() }
      if framer.isInsideLine { beginRequestDeadline(context) }
      for line in lines { context.fireChannelRead(wrapInboundOut(.line(line))) }
    } catch {
      cutOff(context, .tooLong(byteCountMax: framer.lineByteCountMax))
    }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    unreadDeadline?.cancel()
    unreadDeadline = nil
    if !context.channel.isWritable {
      // It does not read, so it cannot be told.
      unreadDeadline = schedule(context, limits.unreadDuration) { $0.close(promise: nil) }
    }
    context.fireChannelWritabilityChanged()
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    lastActivity = context.eventLoop.now
    context.write(data, promise: promise)
  }

  // MARK: - Deadlines

  private func beginRequestDeadline(_ context: ChannelHandlerContext) {
    guard requestDeadline == nil else { return }
    let seconds = limits.requestDuration.components.seconds
    requestDeadline = schedule(context, limits.requestDuration) { [self] context in
      cutOff(
        context, ControlFault(.tooSlow, ["reason": "unfinished_request", "seconds_max": String(seconds)]))
    }
  }

  private func endRequestDeadline() {
    requestDeadline?.cancel()
    requestDeadline = nil
  }

  /// Looks again when the silence could be long enough, instead of setting a timer at every request.
  private func watchIdleness(_ context: ChannelHandlerContext) {
    let rest = lastActivity + TimeAmount(limits.idleDuration) - context.eventLoop.now
    idleDeadline = context.eventLoop.assumeIsolated().scheduleTask(in: rest) { [self] in
      if context.eventLoop.now - lastActivity >= TimeAmount(limits.idleDuration) {
        context.close(promise: nil)
      } else {
        watchIdleness(context)
      }
    }
  }

  private func endDeadlines() {
    for deadline in [requestDeadline, unreadDeadline, idleDeadline] { deadline?.cancel() }
    (requestDeadline, unreadDeadline, idleDeadline) = (nil, nil, nil)
  }

  private func cutOff(_ context: ChannelHandlerContext, _ fault: ControlFault) {
    isCutOff = true
    endRequestDeadline()
    context.fireChannelRead(wrapInboundOut(.fault(fault)))
    context.fireChannelReadComplete()
  }

  private func schedule(
    _ context: ChannelHandlerContext, _ duration: Duration,
    _ action: @escaping (ChannelHandlerContext) -> Void
  ) -> Scheduled<Void> {
    context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(duration)) { action(context) }
  }
}
