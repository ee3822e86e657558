import ControlProtocol
import DeviceEmulation
import Foundation
import HeadsetTestSupport
import Lighthouse
import PoseMath
import PoseSharedMemory
import RoomFormat
import Testing
import Wearers

/// The whole service in a walking trainee's hands: emulator, USB/IP, loop, shared memory, against what really happened.
@Suite(.serialized, .enabled(if: isLongTier, "a trainee walks for half a minute")) struct WalkedServiceTests {
  /// The emulator's own seed and rest, as `TestRig` starts it.
  private static let seed: UInt64 = 1
  private static let rest = 2.0

  private struct Place {
    var seconds: Double
    var pose: Pose<Double>
  }

  /// Where a device really was by the emulator's clock: its first wand is the second device, in the right hand.
  private static func truth(ofHead isHead: Bool) -> any MotionSource {
    let walker = WalkingWearer(seed: seed, restSeconds: rest)
    let hand = HandWearer(.right, seed: seed + 2, restSeconds: rest)
    return isHead ? walker : CarriedWearer(hand, by: walker.trunk)
  }

  /// Root mean square and 95 % of the distances, millimetres, and the root mean square turn, degrees, with the emulator's
  /// zero `shift` seconds after this clock's.
  private static func errors(_ places: [Place], _ source: any MotionSource, shift: Double) -> (
    rms: Double, high: Double, turn: Double
  ) {
    var (squares, turns, lengths) = (0.0, 0.0, [Double]())
    for place in places {
      let truth = source.motion(at: place.seconds - shift).worldFromBody
      let miss = (truth.position - place.pose.position).length
      let turn = truth.orientation.angle(to: place.pose.orientation)
      squares += miss * miss
      turns += turn * turn
      lengths.append(miss)
    }
    lengths.sort()
    let count = Double(max(1, places.count))
    let high = lengths.isEmpty ? .infinity : lengths[min(lengths.count - 1, lengths.count * 95 / 100)]
    return ((squares / count).squareRoot() * 1_000, high * 1_000, (turns / count).squareRoot() * 180 / .pi)
  }

  /// The emulator does not tell when its time began: it is where the error is least.
  private static func bestShift(_ places: [Place], _ source: any MotionSource, near begin: Double) -> Double {
    var (best, step) = (begin, 0.02)
    var candidates = (0..<500).map { begin + Double($0) * step }
    let few = places.enumerated().filter { $0.offset % 20 == 0 }.map(\.element)
    for _ in 0..<4 {
      best =
        candidates.min { errors(few, source, shift: $0).rms < errors(few, source, shift: $1).rms } ?? best
      step /= 10
      candidates = (-15...15).map { best + Double($0) * step }
    }
    return best
  }

  @Test(arguments: [(1, "vive", 2), (2, "index", 2), (2, "index", 4)])
  func `a trainee's head and hand are placed within seconds, and where they are`(
    generation: Int, headset: String, stations: Int
  ) async throws {
    let rig = try TestRig()
    let begin = Double(HostTime.now.nanoseconds) * 1e-9
    let (emulator, port) = try await rig.startEmulator(
      stations: stations, generation: generation, devices: [headset, "wireless-wand"])
    let service = try rig.startService(emulatorPort: port)
    let count = headset == "vive" ? 3 : 2
    #expect(await within(seconds: 60) { rig.streaming().count == count }, "\(service.text)")
    let room = try Data(contentsOf: rig.folder.appending(path: "stations.json"))
    let used = HostTime.now
    #expect(rig.ask(.roomUse(document: String(decoding: room, as: UTF8.self))) == .done)

    let reader = try PoseReader(name: rig.segment)
    var places: [Bool: [Place]] = [:]
    var first: [Bool: Double] = [:]
    while HostTime.now.seconds(since: used) < 25.0 {
      for index in 0..<reader.slotCount {
        guard let slot = (try? reader.read(slot: index)).flatMap(\.self), slot.kind != .none,
          slot.flags.contains(.positionTracked)
        else { continue }
        let isHead = slot.kind == .head
        if first[isHead] == nil { first[isHead] = slot.sampleTime.seconds(since: used) }
        let place = Place(seconds: Double(slot.sampleTime.nanoseconds) * 1e-9, pose: slot.worldFromDevice)
        if places[isHead]?.last?.seconds != place.seconds { places[isHead, default: []].append(place) }
      }
      try await Task.sleep(for: .milliseconds(4))
    }
    let head = places[true] ?? []
    let shift = Self.bestShift(head, Self.truth(ofHead: true), near: begin)
    for isHead in [true, false] {
      let found = places[isHead] ?? []
      let source = Self.truth(ofHead: isHead)
      let errors = Self.errors(found, source, shift: shift)
      print(
        "generation", generation, headset, stations, isHead ? "head" : "hand", "first pose after",
        first[isHead] ?? -1, "s;", found.count, "poses, off by", errors.rms, "mm rms,", errors.high,
        "mm 95 %,", errors.turn, "deg; at its own time's best",
        Self.errors(found, source, shift: Self.bestShift(found, source, near: shift - 0.1)).rms, "mm")
      #expect(found.count > 500, "\(service.text)")
      #expect((first[isHead] ?? 99) < 5)
      #expect(errors.rms < 5 && errors.turn < 1)
    }
    service.send(SIGTERM)
    #expect(await service.ending() == 0)
    emulator.send(SIGTERM)
  }
}

/// CLOCK_MONOTONIC, as the service stamps poses.
private enum HostTime {
  static var now: Timestamp {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Timestamp(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }
}
