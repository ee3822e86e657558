import ControlChannel
import ControlProtocol
import Foundation
import Testing

/// R15 over a real socket: the kernel says who asks.
@Suite struct PeerCredentialsTests {
  /// Connects as another user (setpriv of util-linux, perl-base: both essential on Debian).
  private static let stranger = """
    use IO::Socket::UNIX;
    my $socket = IO::Socket::UNIX->new(Peer => $ARGV[0]) or die "connect: $!";
    print $socket $ARGV[1], "\\n";
    print scalar <$socket>;
    """

  private func ask(_ socket: String, as user: [String], _ line: String) async throws -> ControlResponse {
    try await waiting {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/setpriv")
      process.arguments = user + ["perl", "-e", Self.stranger, socket, line]
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let bytes = try #require(try output.fileHandleForReading.readToEnd())
      process.waitUntilExit()
      return try ControlResponse(line: Array(bytes.dropLast()))
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root can connect as somebody else"))
  func `user, groups and role are the connecting process's own`() async throws {
    let folder = try SocketFolder()
    var settings = folder.settings()
    settings.policy = RolePolicy(serviceUID: 4000, technicianGID: 4242)
    let server = try ControlServer(settings: settings) { _, peer in
      let facts = ["uid": "\(peer.credentials.uid)", "gid": "\(peer.credentials.gid)"]
      return .failure(ControlFault(code: peer.role.rawValue, facts: facts))
    }
    let question = #"{"version":1,"id":1,"verb":"status"}"#
    let kiosk = try await ask(
      folder.socket, as: ["--reuid=4001", "--regid=4001", "--clear-groups"], question)
    #expect(kiosk.result == .failure(ControlFault(code: "kiosk", facts: ["uid": "4001", "gid": "4001"])))
    let technician = try await ask(
      folder.socket, as: ["--reuid=4001", "--regid=4001", "--groups=7,4242"], question)
    #expect(
      technician.result == .failure(ControlFault(code: "technician", facts: ["uid": "4001", "gid": "4001"])))
    let service = try await ask(
      folder.socket, as: ["--reuid=4000", "--regid=4001", "--clear-groups"], question)
    #expect(
      service.result == .failure(ControlFault(code: "administrator", facts: ["uid": "4000", "gid": "4001"])))
    let denied = try await ask(
      folder.socket, as: ["--reuid=4001", "--regid=4001", "--clear-groups"],
      #"{"version":1,"id":2,"verb":"record_stop"}"#)
    #expect(denied.result == .failure(.notPermitted(.recordStop, role: .kiosk, uid: 4001)))
    await server.stop()
  }
}
