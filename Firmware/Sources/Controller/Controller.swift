internal import CStartup
internal import Fusion
internal import PoseMath
internal import ReferenceMotion

/// Runs the orientation filter at single precision over the reference motion and prints, every so many
/// samples, a line of hexadecimal words: sample number, orientation w, x, y, z, bias x, y, z as bit patterns.
@main
struct Controller {
  static func main() {
    let port = SerialPort()
    var motion = ReferenceMotion()
    var filter = OrientationFilter<Float>()
    var index = 0
    while index < ReferenceMotion.sampleCount {
      filter.ingest(motion.next())
      index &+= 1
      if index % ReferenceMotion.comparedEvery == 0 {
        write(filter.estimate, number: index, to: port)
      }
    }
    startup_exit(0)
  }

  static func write(_ estimate: OrientationEstimate<Float>, number: Int, to port: SerialPort) {
    port.write(hexadecimal: UInt32(truncatingIfNeeded: number))
    let orientation = estimate.worldFromSensor
    for word in 0..<7 {
      port.write(32)
      let value =
        word == 0 ? orientation.w : word < 4 ? orientation.imaginary[word - 1] : estimate.bias[word - 4]
      port.write(hexadecimal: value.bitPattern)
    }
    port.write(10)
  }
}
