import ByteLayout
import Drivers
import PoseMath
import PosePipeline
import PoseSharedMemory
import Testing

@testable import PoseService

@Suite("PoseTrack")
struct PoseTrackTests {
  private let track = Track(wand)

  /// A track with the stream in front of it, by reference.
  private final class Track {
    private var stream = ScriptedStream()
    private var track: PoseTrack

    init(_ description: DeviceDescription) {
      track = PoseTrack(description, body: BodyModel(), generation: 7)
    }

    func take(_ bytes: [UInt8], at milliseconds: Int64) {
      let output = stream.ingest(bytes.span, endpoint: 0x81, at: instant(milliseconds))
      track.take(output, arrivedAt: instant(milliseconds))
    }

    func refresh(at now: Timestamp) -> Bool { track.refresh(at: now, stance: BodyStance()) }
    func disconnect() { track.disconnect() }
    func note(droppedReports count: UInt64) { track.note(droppedReports: count) }
    var slot: PoseSlot { track.slot }
    var freshness: Freshness { track.freshness }
    var counts: DeviceCounts { track.counts }
  }

  @Test func `a device that has said nothing is published once, as untracked`() {
    #expect(track.refresh(at: instant(0)))
    #expect(track.slot.flags == [.untracked, .connected])
    #expect(track.slot.kind == .rightHand && track.slot.generation == 7)
    #expect(!track.refresh(at: instant(5_000)))
  }

  @Test func `a sample makes it tracked, with a modelled position`() {
    track.take(report(samples: 3), at: 10)
    #expect(track.refresh(at: instant(10)))
    #expect(track.slot.flags.isSuperset(of: [.orientationTracked, .positionModelled, .connected]))
    #expect(track.slot.flags.isDisjoint(with: [.untracked, .stale, .lost, .emulated, .positionTracked]))
    #expect(track.slot.sampleCount == 3)
    #expect(track.slot.publishTime == instant(10))
    #expect(!track.refresh(at: instant(11)))
  }

  @Test func `silence makes it stale after 100 ms and lost after 1 s, each published once`() {
    track.take(report(), at: 0)
    #expect(track.refresh(at: instant(99)))
    #expect(track.freshness == .fresh)
    #expect(track.refresh(at: instant(100)))
    #expect(track.slot.flags.isSuperset(of: [.stale, .orientationTracked]))
    #expect(!track.refresh(at: instant(999)))
    #expect(track.refresh(at: instant(1_000)))
    #expect(track.slot.flags == [.lost, .untracked, .connected])
    #expect(track.slot.angularVelocity == .zero && track.slot.linearVelocity == .zero)
    #expect(!track.refresh(at: instant(60_000)))
  }

  @Test func `a sample brings a stale and a lost device back`() {
    for silence in [200, 2_000] as [Int64] {
      track.take(report(), at: 0)
      _ = track.refresh(at: instant(silence))
      #expect(track.freshness != .fresh)
      track.take(report(), at: silence + 1)
      #expect(track.refresh(at: instant(silence + 1)))
      #expect(track.slot.flags.isDisjoint(with: [.stale, .lost, .untracked]))
    }
  }

  @Test func `a button held down when the device falls silent is let go`() {
    track.take(report(buttons: .grip | .trigger), at: 0)
    #expect(track.refresh(at: instant(0)))
    #expect(track.slot.inputs.buttons == .grip | .trigger)
    _ = track.refresh(at: instant(999))
    #expect(track.slot.inputs.buttons == .grip | .trigger)
    #expect(track.refresh(at: instant(1_000)))
    #expect(track.slot.inputs == DeviceInputs())
  }

  @Test func `a button held down when the device is unplugged is let go at once`() {
    track.take(report(buttons: .menu), at: 0)
    _ = track.refresh(at: instant(1))
    track.disconnect()
    #expect(track.refresh(at: instant(2)))
    #expect(track.slot.inputs == DeviceInputs())
    #expect(track.slot.flags == [.lost, .untracked])
  }

  @Test func `inputs go on while only the samples are missing`() {
    track.take(report(buttons: .menu), at: 0)
    track.take(report(samples: 0, buttons: .grip), at: 1_500)
    #expect(track.refresh(at: instant(1_500)))
    #expect(track.slot.flags.contains(.lost))
    #expect(track.slot.inputs.buttons == .grip)
  }

  @Test func `a radio link that goes down loses the device until it is heard again`() {
    track.take(report(buttons: .grip), at: 0)
    track.take(report(samples: 0, link: .disconnected), at: 1)
    #expect(track.refresh(at: instant(1)))
    #expect(track.slot.flags == [.lost, .untracked])
    track.take(report(), at: 2)
    #expect(track.refresh(at: instant(2)))
    #expect(track.slot.flags.isSuperset(of: [.orientationTracked, .connected]))
  }

  @Test func `an emulated device says so in every state`() {
    let description = DeviceDescription(serial: DeviceSerial("E"), kind: .head, isEmulated: true)
    let track = Track(description)
    _ = track.refresh(at: instant(0))
    #expect(track.slot.flags.contains(.emulated))
    track.disconnect()
    _ = track.refresh(at: instant(1))
    #expect(track.slot.flags.contains(.emulated))
  }

  @Test func `reports are counted by how they were understood`() {
    track.take(report(), at: 0)
    track.take(report(samples: 0, reading: .unknown), at: 1)
    track.take([1, 2, 3], at: 2)
    track.note(droppedReports: 9)
    let expected = DeviceCounts(
      reports: 3, samples: 1, unknownReports: 1, malformedReports: 1, droppedReports: 9)
    #expect(track.counts == expected)
  }
}
