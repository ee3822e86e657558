import ControlProtocol

/// A client's bytes as the service meets them: the first byte says how they are cut into pieces, the rest goes
/// through the framer and the reader. A request that is read must survive being written; all else is a fault.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzControlRequest(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start = unsafe start, count > 0 else { return 0 }
  let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  var framer = LineFramer(lineByteCountMax: ControlProtocol.requestByteCountMax)
  var rest = input.dropFirst()
  let pieceByteCount = Int(input[0]) + 1
  while !rest.isEmpty {
    guard let lines = try? framer.ingest(rest.prefix(pieceByteCount)) else { return 0 }
    rest = rest.dropFirst(pieceByteCount)
    for line in lines { check(line) }
  }
  return 0
}

private func check(_ line: [UInt8]) {
  switch ControlRequest.read(line) {
  case .success(let request):
    for role in PeerRole.allCases { _ = request.verb.fault(for: role) }
    // Escapes can make a request longer than it came.
    guard let written = try? request.line() else { return }
    precondition(ControlRequest.read(written.dropLast()) == .success(request))
  case .failure(let rejection):
    precondition(rejection.fault.knownCode != nil)
    precondition((try? rejection.response.line()) != nil)
  }
}
