/// Documents made by hand, in the spelling of real ones.
enum ViveConfigurationSamples {
  /// Every key that is read, two of everything that is many.
  static let headset = Array(
    """
    {"device_serial_number": "LHR-0000CAFE", "mb_serial_number": "42JB0000", "manufacturer": "HTC",
     "model_number": "Vive MV", "device_class": "hmd", "device_pid": 8192,
     "acc_bias": [0.1, 0, -0.4], "acc_scale": [1, 0.999, 0.998],
     "gyro_bias": [-0.01, 0.01, 0], "gyro_scale": [1, 1, 1],
     "trackref_from_imu": [0, 0, -1, 0, 0, 0, 0.05], "trackref_from_head": [0, -1, 0, 0, 0, 0, -0.02],
     "lighthouse_config": {"channelMap": [5, 3], "modelPoints": [[0, 0, 1], [0, 1, 0]],
      "modelNormals": [[0, 0, 1], [0, 1, 0]]}, "lens_separation": 0.062,
     "device": {"eye_target_width_in_pixels": 1080, "eye_target_height_in_pixels": 1200, "persistence": 0.0111,
      "physical_aspect_x_over_y": 0.9},
     "tracking_to_eye_transform": [\(eye), \(eye)]}
    """.utf8)

  private static let eye = """
    {"distortion": \(distortion), "distortion_red": \(distortion), "distortion_blue": \(distortion),
     "extrinsics": [[1, 0, 0, 0.031], [0, 1, 0, 0], [0, 0, 1, 0]],
     "intrinsics": [[1.2, 0, -0.09], [0, 1.1, 0], [0, 0, -1]], "grow_for_undistort": 0.6,
     "undistort_r2_cutoff": 1.132}
    """

  private static let distortion = """
    {"center_x": 0.07, "center_y": 0.01, "coeffs": [-0.22, -0.02, -0.05, 0, 0, 0, 0, 0], "type": "DISTORT_DPOLY3"}
    """
}
