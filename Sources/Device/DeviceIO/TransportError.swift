/// Why bytes did not move. Each case has one answer, in the table of Docs/Architecture.md.
public enum TransportError: Error, Hashable, Sendable {
  /// The device, or the server that shows it, is gone.
  case disconnected
  /// The caller may not open the node: a udev rule or a group is missing.
  case accessDenied
  /// Another driver or program holds the interface, or the endpoint is read already.
  case busy
  /// The endpoint stalled: the device refuses this request.
  case stalled
  case timedOut
  /// The device sent more than was asked for.
  case overflow
  /// A signal or a cancel that we did not ask for.
  case interrupted
  case outOfMemory
  case notFound
  case notSupported
  /// The request contradicts itself or its caller: a programming error, told rather than trapped.
  case invalidRequest
  /// The peer broke the protocol; what follows on the stream cannot be trusted.
  case protocolViolation
  /// The transport was closed by us.
  case closed
  /// Anything else, with the number the system gave.
  case inputOutput(code: Int32)
}
