internal import LighthouseModel
internal import PoseMath

/// Tells by the light alone whether a device that feels nothing stands where it stood.
///
/// Whoever slides a device gently enough is not felt by its sensors, and a filter that is told of rest learns the light's
/// disagreement as noise. But each photodiode of a device at rest meets each plane at one angle, whatever the room, the
/// pose and the model: here every angle is compared with its own running mean of the last second, and the mean over a
/// plane's hits and some sweeps tells a slide from noise. Fixed size; no pose enters.
struct LightStillness {
  /// Seconds over which a photodiode's angle is averaged: an even slide of s radians a second stays s times this ahead.
  private static let memory = 1.0
  /// What a sweep's mean tells of a plane's: ten sweeps or so, whose shared errors are 15 to 50 urad each
  /// (Docs/LightSimulator.md).
  private static let sweepGain = 0.1
  /// Radians by which a plane of a device at rest never leads: nine deviations, a slide of 0.4 mm a second at two and
  /// a half metres. A tenth of a milliradian is what stations and a wireless receiver drift while they warm up.
  private static let leadMax = 150e-6
  /// What one hit may tell, radians: a reflection is no slide.
  private static let hitMax = 3 * leadMax

  private struct Angle {
    var mean = 0.0
    var time = Timestamp.zero
    var count = 0.0
    var epoch = 0
  }
  private struct Plane {
    var reference = Int64.min
    var sum = 0.0
    var count = 0.0
    var lead = 0.0
    var epoch = 0
  }

  private var angles = [Angle](repeating: Angle(), count: 32 * LightBody.sensorCountMax)
  private var planes = InlineArray<32, Plane>(repeating: Plane())
  private var epoch = 1

  /// The device may stand elsewhere: nothing before tells of what comes.
  mutating func restart() { epoch += 1 }

  /// Takes a hit; true where its plane's light moves.
  mutating func moves(_ hit: SweepHit) -> Bool {
    let index = SweepNoise.index(hit)
    var plane = planes[index]
    if plane.epoch != epoch { plane = Plane(reference: hit.reference, epoch: epoch) }
    if plane.reference != hit.reference {
      if plane.count > 0 { plane.lead += Self.sweepGain * (plane.sum / plane.count - plane.lead) }
      (plane.reference, plane.sum, plane.count) = (hit.reference, 0, 0)
    }
    plane.sum += lead(
      of: hit, at: index * LightBody.sensorCountMax + Int(hit.sensor) % LightBody.sensorCountMax)
    plane.count += 1
    planes[index] = plane
    return plane.lead.magnitude > Self.leadMax
  }

  /// By how much a hit leads the mean of its like, which then follows.
  private mutating func lead(of hit: SweepHit, at place: Int) -> Double {
    var angle = angles[place]
    let since: Double = hit.timestamp.seconds(since: angle.time)
    if angle.epoch != epoch || since > Self.memory || since < 0 {
      angles[place] = Angle(mean: hit.angle, time: hit.timestamp, count: 1, epoch: epoch)
      return 0
    }
    let lead = min(max(hit.angle - angle.mean, -Self.hitMax), Self.hitMax)
    angle.count += 1
    angle.mean += max(1 / angle.count, since / Self.memory) * (hit.angle - angle.mean)
    angle.time = hit.timestamp
    angles[place] = angle
    return lead
  }
}
