private import Foundation

extension ControlRequest {
  /// The request as bytes, newline included.
  /// - Throws: `ControlCodecError.notANumber` if a number of the verb is infinite or NaN, `tooLong` past
  ///   `requestByteCountMax`.
  public func line() throws(ControlCodecError) -> [UInt8] {
    try ControlJSON.line(self, byteCountMax: ControlProtocol.requestByteCountMax)
  }

  /// Reads one line, its newline taken off, as far as it goes.
  ///
  /// An envelope of a version or with a verb this program does not know still yields its id, so that the
  /// fault reaches the question it belongs to.
  public static func read(_ line: [UInt8]) -> Result<ControlRequest, ControlRejection> {
    guard line.count <= ControlProtocol.requestByteCountMax else {
      return .failure(
        ControlRejection(id: nil, fault: .tooLong(byteCountMax: ControlProtocol.requestByteCountMax)))
    }
    let data = Data(line)
    guard let envelope = try? JSONDecoder().decode(Envelope.self, from: data) else {
      return .failure(ControlRejection(id: nil, fault: .malformed(detail: "")))
    }
    func rejected(_ fault: ControlFault) -> Result<ControlRequest, ControlRejection> {
      .failure(ControlRejection(id: envelope.id, fault: fault))
    }
    guard envelope.version == ControlProtocol.version else {
      return rejected(.unsupportedVersion(asked: envelope.version, spoken: ControlProtocol.version))
    }
    guard ControlVerb.Name(rawValue: envelope.verb) != nil else {
      return rejected(.unknownVerb(String(envelope.verb.prefix(ControlFault.echoCharacterCountMax))))
    }
    do {
      return .success(try JSONDecoder().decode(ControlRequest.self, from: data))
    } catch let error as DecodingError {
      return rejected(.malformed(detail: ControlJSON.place(of: error)))
    } catch {
      return rejected(.malformed(detail: ""))
    }
  }

  /// What every version's request has.
  private struct Envelope: Decodable {
    var version: Int
    var id: UInt64
    var verb: String
  }
}

/// A line that is not a request this program can serve, with the id to answer under where one was read.
public struct ControlRejection: Error, Hashable, Sendable {
  public var id: UInt64?
  public var fault: ControlFault

  public init(id: UInt64?, fault: ControlFault) {
    self.id = id
    self.fault = fault
  }

  /// The answer to send.
  public var response: ControlResponse { ControlResponse(id: id, result: .failure(fault)) }
}
