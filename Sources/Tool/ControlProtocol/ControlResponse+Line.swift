private import Foundation

extension ControlResponse {
  /// The answer as bytes, newline included.
  /// - Throws: `ControlCodecError.notANumber` if a number in it is infinite or NaN, `tooLong` past
  ///   `responseByteCountMax`.
  public func line() throws(ControlCodecError) -> [UInt8] {
    try ControlJSON.line(self, byteCountMax: ControlProtocol.responseByteCountMax)
  }

  /// Reads one line, its newline taken off.
  /// - Throws: `ControlCodecError.malformed`, `tooLong`, `unsupportedVersion`.
  public init(line: [UInt8]) throws(ControlCodecError) {
    guard line.count <= ControlProtocol.responseByteCountMax else {
      throw .tooLong(byteCountMax: ControlProtocol.responseByteCountMax)
    }
    let data = Data(line)
    guard let envelope = try? JSONDecoder().decode(Envelope.self, from: data) else {
      throw .malformed(place: "")
    }
    guard envelope.version == ControlProtocol.version else {
      throw .unsupportedVersion(asked: envelope.version)
    }
    do {
      self = try JSONDecoder().decode(ControlResponse.self, from: data)
    } catch let error as DecodingError {
      throw .malformed(place: ControlJSON.place(of: error))
    } catch {
      throw .malformed(place: "")
    }
  }

  private struct Envelope: Decodable {
    var version: Int
  }
}
