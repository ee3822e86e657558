/// The JSON document as devices write it: the spelling of the keys is theirs. What our own code uses is
/// `ViveConfiguration`.
struct ViveDocument: Decodable {
  var device_serial_number: String
  var mb_serial_number: String?
  var manufacturer: String?
  var model_number: String?
  var model_name: String?
  var device_class: String?
  var device_pid: Int?
  var acc_bias: [Double]?
  var acc_scale: [Double]?
  var gyro_bias: [Double]?
  var gyro_scale: [Double]?
  var imu: Inertial?
  var head: Frame?
  var trackref_from_imu: [Double]?
  var trackref_from_head: [Double]?
  var lighthouse_config: Lighthouse?
  var lens_separation: Double?
  var device: Device?
  var tracking_to_eye_transform: [Eye]?

  struct Frame: Decodable {
    var plus_x: [Double]?
    var plus_z: [Double]?
    var position: [Double]?
  }

  struct Inertial: Decodable {
    var acc_bias: [Double]?
    var acc_scale: [Double]?
    var gyro_bias: [Double]?
    var gyro_scale: [Double]?
    var plus_x: [Double]?
    var plus_z: [Double]?
    var position: [Double]?

    var frame: Frame { Frame(plus_x: plus_x, plus_z: plus_z, position: position) }
  }

  struct Lighthouse: Decodable {
    var channelMap: [Int]
    var modelPoints: [[Double]]
    var modelNormals: [[Double]]
  }

  struct Device: Decodable {
    var eye_target_width_in_pixels: Int
    var eye_target_height_in_pixels: Int
    var persistence: Double?
    var physical_aspect_x_over_y: Double?
  }

  struct Eye: Decodable {
    var distortion: Distortion?
    var distortion_red: Distortion?
    var distortion_blue: Distortion?
    var extrinsics: [[Double]]?
    var intrinsics: [[Double]]?
    var grow_for_undistort: Double?
    var undistort_r2_cutoff: Double?
  }

  struct Distortion: Decodable {
    var center_x: Double
    var center_y: Double
    var coeffs: [Double]
    var type: String?
  }
}
