import Calibration
import CalibrationGuide
import ControlProtocol
import DeviceIO
import Foundation
import HeadsetTestSupport
import Inventory
import PoseMath
import Testing

@testable import HeadsetService

@Suite struct CalibrationDeskTests {
  @Test func `a headset is calibrated from the wire to the record`() throws {
    let stage = try CalibrationStage(seed: 3)
    try stage.plug()
    try stage.begin()
    stage.follow()
    stage.settle()
    let status = try #require(stage.status)
    print("phase \(status.phase), \(stage.seconds) s, \(String(describing: status.result)) \(status.directions.count)")
    #expect(status.phase == .finished && status.isRecorded == true)
  }
}
