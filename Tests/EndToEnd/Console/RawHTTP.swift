import Foundation
import Glibc

/// Bytes to a port of loopback and back, as no browser would send them.
struct RawHTTP {
  let port: UInt16

  struct Answer {
    /// 0 where the server closed without a word.
    var status = 0
    var headers: [String: String] = [:]
    var body = ""
    /// Whether the server closed within the time given.
    var isClosed = false
  }

  /// Sends, and reads until the server closes, `until` is in what came, or the seconds have passed.
  func send(_ request: String, seconds: Double = 5, until end: String? = nil) throws -> Answer {
    let socket = try connect()
    defer { close(socket) }
    // The server may close before it has read all.
    var rest = Array(request.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.send(socket, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
      }
      if count <= 0 { break }
      rest = rest.dropFirst(count)
    }
    return read(socket, seconds: seconds, until: end)
  }

  /// A socket that is connected to the server.
  func connect() throws -> CInt {
    let socket = Glibc.socket(AF_INET, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let result = unsafe withUnsafePointer(to: &address) {
      unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw POSIXError(.ECONNREFUSED) }
    return socket
  }

  /// The answer that comes until it is whole, the server closes, `until` is there or the time is up.
  func read(_ socket: CInt, seconds: Double, until end: String? = nil) -> Answer {
    var answer = Answer()
    let text = receive(socket, seconds: seconds, isClosed: &answer.isClosed) { text in
      end.map { text.contains($0) } ?? Self.isWhole(text)
    }
    Self.parse(text, into: &answer)
    return answer
  }

  /// What comes until `end` is there, the server closes or the time is up, as it comes.
  func raw(_ socket: CInt, seconds: Double, until end: String) -> String {
    var isClosed = false
    return receive(socket, seconds: seconds, isClosed: &isClosed) { $0.contains(end) }
  }

  private func receive(
    _ socket: CInt, seconds: Double, isClosed: inout Bool, until isEnough: (String) -> Bool
  ) -> String {
    var bytes: [UInt8] = []
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < deadline {
      var interest = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
      guard unsafe poll(&interest, 1, 50) > 0 else { continue }
      var buffer = [UInt8](repeating: 0, count: 65536)
      let count = unsafe recv(socket, &buffer, buffer.count, 0)
      if count <= 0 {
        isClosed = true
        break
      }
      bytes += buffer[..<count]
      if isEnough(String(decoding: bytes, as: UTF8.self)) { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// An answer with a length has come completely.
  private static func isWhole(_ text: String) -> Bool {
    var answer = Answer()
    parse(text, into: &answer)
    guard let length = answer.headers["content-length"].flatMap({ Int($0) }) else { return false }
    return answer.body.utf8.count >= length
  }

  private static func parse(_ text: String, into answer: inout Answer) {
    guard let split = text.firstRange(of: "\r\n\r\n") else { return }
    let lines = text[..<split.lowerBound].split(separator: "\r\n")
    answer.status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 {
        answer.headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
      }
    }
    answer.body = String(text[split.upperBound...])
  }
}
