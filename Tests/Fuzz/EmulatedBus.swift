import DeviceEmulation
import PoseMath
import Wearers

/// A client of the emulator's USB/IP server that sends whatever it likes: the server ends it or goes on, and
/// what it answers stays bounded.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEmulatedBus(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start = unsafe start, count > 0 else { return 0 }
  let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  let hand = HandWearer(.right, seed: 1, restSeconds: 0)
  let unit = ViveUnit(kind: .wand, number: 2, seed: 1, source: hand, plugged: .zero)
  var bus = EmulatedBus([EmulatedViveWirelessWand(unit: unit, fingers: hand, turnsOnAfterSeconds: 0)])
  // The first byte tells whether the client has the device already, as the kernel's controller has.
  var session = input[0] & 1 == 0 ? USBIPSession() : USBIPSession(attachedTo: 0)
  if input[0] & 1 != 0 { precondition(bus.attach(0, at: .zero)) }
  session.receive(Array(input.dropFirst()), bus: &bus, at: Timestamp(nanoseconds: 5_000_000))
  session.advance(bus: &bus, at: Timestamp(nanoseconds: 20_000_000))
  precondition(session.output.count < 1 << 20)
  return 0
}
