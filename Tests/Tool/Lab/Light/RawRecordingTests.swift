import HeadsetTestSupport
import Lab
import PoseMath
import Testing

@Suite struct RawRecordingTests {
  private func events(of text: String) -> [LabEvent] {
    var recording = RawRecording(bytes: Array(text.utf8))
    var events: [LabEvent] = []
    while let event = recording.next() { events.append(event) }
    return events
  }

  private func light(_ events: [LabEvent]) -> [String] {
    events.compactMap { event in
      guard case .light(let light) = event.kind else { return nil }
      return "\(light)"
    }
  }

  private static let samples = """
    0.1 HMD i 3 1000 228.0 -8052.0 1382.0 39.0 -47.0 -7.0  0.0 0.0 0.0 101
    0.2 HMD i 3 49000 228.0 -8052.0 1382.0 39.0 -47.0 -7.0  0.0 0.0 0.0 102

    """

  @Test func `rows of raw data become events on the device's time`() {
    let events = events(
      of: Self.samples + """
        0.25 HMD C 16 50000 3959
        0.30 HMD W 7 25 51000 1
        0.31 HMD Y 11 52000 1 1
        """)
    #expect(events.count == 5)
    #expect(
      light(events) == [
        "pulse(sensor: 16, start: 49000, length: 3959)", "sweep(channel: 7, sensor: 25, halfTicks: 100001)",
        "sync(channel: 11, ticks: 51000, bit: true)",
      ])
    #expect(events[2].arrival == Timestamp(nanoseconds: 250_000_000))
  }

  @Test func `another tracker's rows are skipped`() {
    let results = """
      0.26 HMD A 0 1 50000 0.000005 -0.649587 0
      0.26 HMD B 11 0 50000 0 +7.911653e-02
      0.26 HMD R X -1 4 0 50000 4969 0
      0.26 HMD L Y -1 1 0 50000 3474 0
      0.26 HMD POSE -0.071789 0.006230 -0.007367 0.470577 0.551462 -0.529359 -0.440710
      0.26 HMD VELOCITY 0 0 0 0 0 0
      0.26 0 LH_POSE 0 2.442981 1.465300 -0.090972 -0.094318 0.708436 0.693503
      0.26 replay_HMD EXTERNAL_POSE 0 0 0 1 0 0 0

      """
    let row = "0.27 HMD C 16 50000 3959\n"
    #expect(light(events(of: Self.samples + results + row)) == light(events(of: Self.samples + row)))
  }

  @Test func `light before two samples near each other has no time`() {
    let early = events(of: "0.05 HMD C 16 50000 3959\n" + Self.samples)
    guard case .untimedLight = early[0].kind else {
      Issue.record("\(early[0])")
      return
    }
  }

  @Test func `rows that are cut or hold nonsense are skipped`() {
    let bad = [
      "", " ", "0.1", "0.1 HMD", "0.1 HMD C", "0.1 HMD C 16", "0.1 HMD C 32 1 1", "0.1 HMD C 1 4294967296 1",
      "x HMD C 1 1 1", "0.1 HMD i 3 1000 nan 0 0 0 0 0", "0.1 HMD i 3 1000 40000 0 0 0 0 0", "-1 HMD C 1 1 1",
      "0.1 HMD W 16 1 1 1", "0.1 HMD Y 1 1", "0.1 HMD C -1 1 1", "1e300 HMD C 1 1 1",
    ]
    #expect(events(of: bad.joined(separator: "\n")).isEmpty)
  }

  @Test func `a recording whose first rows are cut is one still, and bytes are none`() {
    let rows = Array(Self.samples.utf8)
    #expect(RawRecording.isOne(rows) && RawRecording.isOne(Array("48.0 -8052".utf8) + [10] + rows))
    #expect(RawRecording.isOne(Array("\n\u{feff}# of a wand\r\n".utf8) + rows))
    #expect(!RawRecording.isOne([]) && !RawRecording.isOne([0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 10] + rows))
    #expect(!RawRecording.isOne(Array(repeating: 0, count: 40_000) + [10] + rows))
  }

  @Test func `mutations of rows stop nothing`() {
    let text = Array((Self.samples + "0.25 HMD C 16 50000 3959\n0.30 HMD W 7 25 51000 1\n").utf8)
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<mutationCount {
      var recording = RawRecording(bytes: generator.mutate(text))
      while recording.next() != nil {}
    }
  }
}
