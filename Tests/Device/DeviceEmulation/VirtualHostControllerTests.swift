import Testing

@testable import DeviceEmulation

@Suite struct VirtualHostControllerTests {
  /// The form of Linux 6.1's `vhci_hcd.0/status`.
  static let status = """
    hub port sta spd dev      sockfd local_busid
    hs  0000 006 002 00010001 000003 1-1
    hs  0001 004 000 00000000 000000 0-0
    hs  0002 004 000 00000000 000000 0-0
    ss  0008 004 000 00000000 000000 0-0
    """

  @Test func `the first free port of the slower hub is taken`() {
    #expect(VirtualHostController.freePort(inStatus: Self.status) == 1)
  }

  @Test func `a full or strange status has none`() {
    let full = Self.status.split(separator: "\n").filter { !$0.contains(" 004 ") || $0.hasPrefix("ss") }
    #expect(VirtualHostController.freePort(inStatus: full.joined(separator: "\n")) == nil)
    #expect(VirtualHostController.freePort(inStatus: "") == nil)
    #expect(VirtualHostController.freePort(inStatus: "hs x 004") == nil)
  }
}
