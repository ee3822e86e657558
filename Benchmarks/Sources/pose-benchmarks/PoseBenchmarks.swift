import ArgumentParser

@main
struct PoseBenchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pose-benchmarks",
    abstract: "Figures of the way from a report's bytes to a published pose (Docs/Benchmarks.md).",
    subcommands: [
      LatencyCommand.self, AllocationsCommand.self, CapacityCommand.self, ServiceCommand.self,
      PredictionCommand.self, LightCommand.self,
    ])
}
