import DeviceIO
import Drivers
import Foundation
import PoseMath
import PoseSharedMemory

@testable import PoseService

/// A stream whose reports say themselves what to make of them: four bytes, samples, buttons, link, reading.
struct ScriptedStream: DeviceStream {
  mutating func ingest(_ report: Span<UInt8>, endpoint: UInt8, at arrival: Timestamp) -> StreamOutput {
    guard report.count == 4 else { return StreamOutput(reading: .malformed) }
    var output = StreamOutput(reading: ReportReading(rawValue: report[3]) ?? .unknown)
    for number in 0..<Int64(report[0]) {
      // Its clock runs with the host's; the samples of a report are 0.1 ms apart.
      output.append(
        IMUSample(
          timestamp: arrival.advanced(byNanoseconds: number * 100_000), angularVelocity: SIMD3(0, 0.1, 0),
          acceleration: SIMD3(0, standardGravity, 0)))
    }
    if report[1] != 0xff {
      output.inputs.present = .buttons
      output.inputs.buttons = DeviceInputs.Buttons(rawValue: UInt32(report[1]))
    }
    output.link = LinkChange(rawValue: report[2]) ?? .unchanged
    return output
  }
}

/// A report of `ScriptedStream`.
func report(
  samples: UInt8 = 1, buttons: DeviceInputs.Buttons? = nil, link: LinkChange = .unchanged,
  reading: ReportReading = .known
) -> [UInt8] {
  [samples, buttons.map { UInt8($0.rawValue) } ?? 0xff, link.rawValue, reading.rawValue]
}

/// Milliseconds as an instant.
func instant(_ milliseconds: Int64) -> Timestamp { Timestamp(nanoseconds: milliseconds * 1_000_000) }

func uniqueName() -> String { "/headsetd-test-\(getpid())-\(UInt64.random(in: 0...UInt64.max))" }

let wand = DeviceDescription(serial: DeviceSerial("LHR-F7EFD942"), kind: .rightHand, isEmulated: false)

extension ReportRing {
  func push(_ report: [UInt8], at arrival: Timestamp) {
    received(report.span, endpoint: 0x81, at: arrival)
  }
}
