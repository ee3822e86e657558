import ByteLayout
import DeviceProtocols

/// An input report of a Vive's device as the bus delivers it: what decodes gives its bytes back, and what a
/// driver reads behind the codec (payloads, light, new samples) traps on nothing.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzViveInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start = unsafe start else { return 0 }
  let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  guard let report = try? ViveInputReport(decoding: input.span) else { return 0 }
  let bytes = report.encoded()
  precondition(bytes == ReportBytes(input.span) && bytes.count == input.count)
  switch report {
  case .imu(let imu):
    var selector = IMUSlotSelector()
    precondition(selector.select(from: imu).count == 1)
    precondition(selector.select(from: imu).count <= ViveIMUReport.slotCount)
  case .sweeps(let sweeps): readEvents(of: sweeps.section)
  case .watchman(.one(let message)): readPayload(of: message)
  case .watchman(.two(let first, let second)):
    readPayload(of: first)
    readPayload(of: second)
  default: break
  }
  return 0
}

private func readEvents(of section: SweepSection) {
  var cursor = SweepSection.Cursor()
  var again = SweepSection()
  while let event = try? section.next(&cursor) { precondition(again.append(event)) }
  precondition(!section.isWhole || again == section)
}

private func readPayload(of message: WatchmanMessage) {
  let first = WatchmanPayload1(decoding: message.payload.span)
  precondition(first.encoded() == message.payload)
  if let light = first.light { readEvents(of: light.sweeps) }
  if let light = first.light, let pulses = try? light.pulses(timeHigh: message.timeHigh, near: nil) {
    precondition(pulses.count > 0)
    guard let again = try? WatchmanLight(pulses: pulses) else { return }
    let end = pulses[0].endTicks
    let same = try? again.pulses(timeHigh: UInt8(truncatingIfNeeded: end >> 24), near: end)
    precondition(same == pulses)
  }
  guard let second = try? WatchmanPayload2(decoding: message.payload.span) else { return }
  precondition(second.encoded() == message.payload)
}
