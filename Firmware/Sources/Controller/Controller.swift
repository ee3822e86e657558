internal import CStartup
internal import Fusion
internal import PoseMath
internal import ReferenceMotion

/// Runs the orientation filter at single precision over the recording that it finds in memory, else over the
/// reference motion, and prints lines of hexadecimal words: numbers as bit patterns.
@main
struct Controller {
  static func main() {
    let port = SerialPort()
    if let trial = TrialMemory() { follow(trial, port) } else { followReference(port) }
    startup_exit(0)
  }

  /// Of every sample a line: number, orientation w, x, y, z, heading of magnetic north (zero where unknown).
  static func follow(_ trial: TrialMemory, _ port: SerialPort) {
    var filter = OrientationFilter<Float>()
    for index in 0..<trial.count {
      let row = trial.row(index)
      filter.ingest(row.sample)
      filter.ingest(magneticField: row.field)
      port.write(hexadecimal: UInt32(truncatingIfNeeded: index))
      let orientation = filter.estimate.worldFromSensor
      for word in 0..<4 { write(word == 0 ? orientation.w : orientation.imaginary[word &- 1], to: port) }
      write(filter.magneticNorth ?? 0, to: port)
      port.write(10)
    }
  }

  /// Of every fiftieth sample a line: number, orientation w, x, y, z, bias x, y, z.
  static func followReference(_ port: SerialPort) {
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
  }

  static func write(_ estimate: OrientationEstimate<Float>, number: Int, to port: SerialPort) {
    port.write(hexadecimal: UInt32(truncatingIfNeeded: number))
    let orientation = estimate.worldFromSensor
    for word in 0..<7 {
      write(
        word == 0 ? orientation.w : word < 4 ? orientation.imaginary[word - 1] : estimate.bias[word - 4],
        to: port)
    }
    port.write(10)
  }

  static func write(_ value: Float, to port: SerialPort) {
    port.write(32)
    port.write(hexadecimal: value.bitPattern)
  }
}
