import PoseMath

/// A filter that takes part.
struct Contender: Sendable {
  var name: String
  /// Whether it uses the magnetometer.
  var isNineAxis: Bool
  var run: @Sendable (TrialStream) -> TrialRun

  /// The peers, each with and without the magnetometer.
  static func peers(_ library: PeerLibrary) -> [Contender] {
    [(0, "VQF"), (1, "x-io Fusion")].flatMap { number, name in
      [false, true].map { isNineAxis in
        Contender(name: name, isNineAxis: isNineAxis) {
          library.run(number, withField: isNineAxis, over: $0)
        }
      }
    }
  }
}
