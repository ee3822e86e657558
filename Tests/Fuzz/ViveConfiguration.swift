import FactoryConfiguration
import PoseMath

/// What a device stores about itself. The first byte says how to take the rest: as the zlib stream it is
/// stored as (even), or as the JSON document itself (odd), which a fuzzer could hardly reach through zlib's
/// checksum.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzViveConfiguration(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start = unsafe start, count > 0 else { return 0 }
  let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  var document = Array(input.dropFirst())
  if input[0] & 1 == 0 {
    guard let inflated = try? ViveConfiguration.inflate(document) else { return 0 }
    document = inflated
  }
  precondition(document.count <= ViveConfiguration.byteCountMax)
  guard let configuration = try? ViveConfiguration(json: document) else { return 0 }
  precondition(!configuration.serial.isEmpty && configuration.serial.utf8.count <= 64)
  precondition(configuration.lightSensors.count <= 64 && configuration.eyes.count <= 2)
  precondition(configuration.inertial?.isPlausible ?? true)
  if let pose = configuration.headFromIMU {
    precondition(pose.position.isFinite && abs(pose.orientation.lengthSquared - 1) < 1e-6)
  }
  return 0
}
