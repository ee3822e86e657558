public import LighthouseModel
internal import PoseMath

extension ViveConfiguration {
  /// The photodiodes, taken to the inertial sensor's frame; nil where the document tells of none.
  ///
  /// It gives points and normals in the trackref frame, and the sensor's pose in it (htc-vive.md, "JSON keys that
  /// matter").
  public var lightBody: LightBody? {
    guard !lightSensors.isEmpty else { return nil }
    let imuFromTrackref = (trackrefFromIMU ?? .identity).inverse
    var body = LightBody()
    for sensor in lightSensors {
      let normal = imuFromTrackref.orientation.rotate(sensor.normal)
      body[sensor.id] = LightBody.Sensor(
        point: imuFromTrackref.transform(sensor.point), normal: normal.direction ?? normal)
    }
    return body
  }
}
