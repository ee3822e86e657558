import DeviceEmulation
import LighthouseModel
import PoseMath
import Testing
import Wearers

@Suite struct SimulatedDeviceTests {
  @Test func `light and samples come in the order of their times`() {
    var device = LightScene.walk.device(.first, seed: 2)
    var latest = Timestamp.zero
    var (samples, events) = (0, 0)
    while samples < 300 {
      switch device.next() {
      case .light(let event):
        events += 1
        let time = LighthouseClock.timestamp(ticks: Double(event.ticks))
        #expect(time >= latest)
        latest = max(latest, time)
      case .sample(let sample, _, _):
        samples += 1
        #expect(sample.timestamp >= latest)
        latest = max(latest, sample.timestamp)
      }
    }
    #expect(events > 500)
  }

  @Test func `a sample tells what the sensor felt a millisecond before, and its truth is of its stamp`() {
    var unit = LightScene.swing.unit(seed: 3)
    unit.errors = .none
    let room = LightScene.swing.room(.second, seed: 3)
    var device = SimulatedDevice(unit: unit, room: room)
    var worst = 0.0
    var samples = 0
    while samples < 2_500 {
      guard case .sample(let sample, _, let truth) = device.next() else { continue }
      samples += 1
      let seconds = Double(sample.timestamp.nanoseconds) * 1e-9
      #expect(truth == unit.source.motion(at: Double(samples - 1) / 250))
      guard seconds > 0.001 else { continue }
      let felt = unit.imu.truth(at: seconds - 0.001)
      worst = max(worst, (felt.angularVelocity - sample.angularVelocity).length)
    }
    // Half a count on each axis is 0.92 mrad/s.
    #expect(worst < 1e-3)
  }
}
