import ArgumentParser
import Foundation
import Lab

@main
struct FusionBenchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fusion-benchmarks",
    abstract: "Our orientation filter beside VQF and x-io Fusion: accuracy and nanoseconds, in one run.",
    discussion: """
      The peers are built from their published source packages by Benchmarks/Peers/build. Accuracy is the mean over \
      all trials of the folder, by the measures of the BROAD benchmark; time is the processor time of the thread per \
      sample over one trial, quaternion read each time, the median of passes that take turns.
      """)

  @Option(help: "The folder of the trials.")
  var data: String
  @Option(help: "The trial that is timed; its name begins so.")
  var timed = "21_"
  @Option(help: "How often each filter runs over the timed trial.")
  var passes = 31
  @Option(help: "The library that Peers/build made.")
  var peers = ".build-peers/libpeers.so"
  @Flag(help: "Write JSON.")
  var json = false

  func validate() throws {
    guard (1...10_000).contains(passes) else { throw ValidationError("--passes lies between 1 and 10000.") }
  }

  func run() throws {
    let library = try PeerLibrary(path: peers)
    let contenders = Contender.ours + Contender.peers(library)
    let names = try FileManager.default.contentsOfDirectory(atPath: data).filter {
      $0.hasSuffix(".hsimu.gz") || $0.hasSuffix(".hsimu")
    }.sorted()
    var scores: [[OrientationScore]] = contenders.map { _ in [] }
    var timing: TrialStream?
    for name in names {
      let trial = try InertialTrial(contentsOf: data + "/" + name)
      let stream = TrialStream(trial)
      if name.hasPrefix(timed) { timing = stream }
      for (index, contender) in contenders.enumerated() {
        let errors = try OrientationErrors(of: contender.run(stream).earthFromSensor, against: trial)
        if let score = OrientationScore(of: errors) { scores[index].append(score) }
      }
    }
    guard let timing else { throw ValidationError("No trial of \(data) begins with '\(timed)'.") }
    let nanoseconds = Self.time(contenders, on: timing, passes: passes)
    let rows = contenders.indices.compactMap { index in
      OrientationScore.mean(of: scores[index]).map {
        Report.Row(
          contenders[index], score: $0, worstTrialOfVQF: Self.worstOfVQF(index, contenders, scores),
          nanoseconds: nanoseconds[index])
      }
    }
    let report = Report(
      peers: library.versions, trials: names.count, timedSamples: timing.count, passes: passes, rows: rows)
    print(json ? try report.json() : report.text)
  }

  /// The largest ratio to VQF over single trials.
  private static func worstOfVQF(
    _ index: Int, _ contenders: [Contender], _ scores: [[OrientationScore]]
  ) -> Double {
    let isNineAxis = contenders[index].isNineAxis
    guard let peer = contenders.firstIndex(where: { $0.name == "VQF" && $0.isNineAxis == isNineAxis }),
      scores[peer].count == scores[index].count
    else { return .nan }
    let measure: KeyPath<OrientationScore, Double> = isNineAxis ? \.total : \.inclination
    return zip(scores[index], scores[peer]).map { $0[keyPath: measure] / $1[keyPath: measure] }.max() ?? .nan
  }

  /// Nanoseconds a sample for each pass of each filter; they take turns, so that what else the machine does
  /// falls on all alike.
  private static func time(
    _ contenders: [Contender], on stream: TrialStream, passes: Int
  ) -> [[Double]] {
    var nanoseconds = [[Double]](repeating: [], count: contenders.count)
    for _ in 0..<passes {
      for (index, contender) in contenders.enumerated() {
        nanoseconds[index].append(Double(contender.run(stream).nanoseconds) / Double(stream.count))
      }
    }
    return nanoseconds
  }
}
