public import ControlProtocol

/// Why a client got no answer.
public enum ControlClientError: Error, Hashable, Sendable {
  /// Nothing is at the path: the service does not run.
  case noSocket(path: String)
  /// A socket without a listener: the service died.
  case refused(path: String)
  /// This user may not speak to the service.
  case notPermitted(path: String)
  /// The service does not take clients fast enough.
  case busy(path: String)
  case pathTooLong(path: String)
  case timedOut
  /// The service hung up.
  case closed
  /// What came is not the protocol's.
  case malformed(ControlCodecError)
  case system(call: String, errno: Int32)
}
