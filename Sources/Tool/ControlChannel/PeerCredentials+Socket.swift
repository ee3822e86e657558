private import Glibc

extension PeerCredentials {
  /// SO_PEERGROUPS (Linux 4.13, include/uapi/asm-generic/socket.h); Glibc's module does not export it.
  private static let peerGroupsOption: CInt = 59
  /// (uid_t)-1, which no user has.
  private static let unknownID = UInt32.max
  /// Groups read at most (Linux NGROUPS_MAX); a peer with more is treated as having none.
  private static let groupCountMax = 65_536

  /// Reads who connected to `socket`: SO_PEERCRED and SO_PEERGROUPS, socket(7) and unix(7).
  /// - Throws: `ControlServerError.system` with getsockopt's errno.
  init(ofPeerOn socket: CInt) throws(ControlServerError) {
    // struct ucred is pid, uid, gid, each of 32 bits (unix(7)); Glibc's module hides it.
    var words: [UInt32] = [0, Self.unknownID, Self.unknownID]
    var byteCount = socklen_t(words.count * MemoryLayout<UInt32>.size)
    guard unsafe getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &words, &byteCount) == 0 else {
      throw .system(call: "getsockopt", errno: errno)
    }
    self.init(
      processID: Int32(bitPattern: words[0]), uid: words[1], gid: words[2],
      groups: Self.groups(ofPeerOn: socket))
  }

  private static func groups(ofPeerOn socket: CInt) -> [UInt32] {
    var groups = [UInt32](repeating: 0, count: 64)
    while true {
      var byteCount = socklen_t(groups.count * MemoryLayout<UInt32>.size)
      if unsafe getsockopt(socket, SOL_SOCKET, peerGroupsOption, &groups, &byteCount) == 0 {
        return Array(groups.prefix(Int(byteCount) / MemoryLayout<UInt32>.size))
      }
      let needed = Int(byteCount) / MemoryLayout<UInt32>.size
      guard errno == ERANGE, needed > groups.count, needed <= groupCountMax else { return [] }
      groups = [UInt32](repeating: 0, count: needed)
    }
  }
}
