#if !hasFeature(Embedded)
  public import PoseMath

  /// The orientation filter of eight devices in step, at single precision: the same equations, one SIMD lane a
  /// device, for a fraction of the time of eight filters. For sensors of one kind that are read together, such as
  /// the wands of a room.
  ///
  /// The devices share the beginnings and ends of windows, nothing else: each has its own times, gaps, starts
  /// and faults, as in `OrientationFilter`.
  @frozen
  public struct OrientationFilterLanes: Sendable {
    @usableFromInline var core: ErrorStateFilter<EightLanes>
    @usableFromInline var gates: InlineArray<8, SampleGate<Float>>

    /// How many devices.
    @inlinable public static var laneCount: Int { 8 }

    /// Eight filters that wait for their first samples.
    @inlinable
    public init(parameters: FilterParameters<Float> = FilterParameters()) {
      core = ErrorStateFilter(parameters: parameters)
      gates = InlineArray(repeating: SampleGate())
    }

    /// One device's next readings, or none.
    @frozen
    public struct Readings: Sendable {
      /// The samples, one a device; a nil takes no part in this step.
      public var samples: InlineArray<8, IMUSample<Float>?>
      /// Readings of the magnetic field at the same times, microtesla, sensor's axes.
      public var fields: InlineArray<8, SIMD3<Float>?>

      /// No readings.
      @inlinable
      public init() {
        samples = InlineArray(repeating: nil)
        fields = InlineArray(repeating: nil)
      }
    }

    /// Takes the next readings of all devices.
    @inlinable
    public mutating func ingest(_ readings: Readings) {
      var rate = LaneVector<EightLanes>.zero
      var force = LaneVector<EightLanes>.zero
      var step = EightLanes.zero
      var lost = EightLanes.zero
      for lane in 0..<Self.laneCount {
        guard let sample = readings.samples[lane] else { continue }
        switch gates[lane].admit(sample, core.parameters) {
        case .refused: continue
        case .begins: _ = core.begin(lane: lane, by: sample.acceleration)
        case .follows(let seconds, let missing):
          rate[lane: lane] = sample.angularVelocity
          force[lane: lane] = sample.acceleration
          step[lane: lane] = seconds
          lost[lane: lane] = missing
        }
      }
      core.step(rate: rate, force: force, step: step, lost: lost)
      ingest(readings.fields)
      if core.isWindowFull(after: step) { closeWindow() }
    }

    @inlinable
    mutating func ingest(_ fields: InlineArray<8, SIMD3<Float>?>) {
      var vector = LaneVector<EightLanes>.zero
      var count = EightLanes.zero
      let most = core.parameters.fieldMax * core.parameters.fieldMax
      for lane in 0..<Self.laneCount {
        guard let field = fields[lane], field.lengthSquared <= most, gates[lane].hasBegun else { continue }
        vector[lane: lane] = field
        count[lane: lane] = 1
      }
      if (EightLanes.zero .< count).isAnywhere { core.add(field: vector, count: count) }
    }

    @inlinable
    mutating func closeWindow() {
      core.closeWindow()
      let isSound = core.isSound
      guard (.!isSound).isAnywhere else { return }
      for lane in 0..<Self.laneCount where !isSound[lane: lane] { restart(lane: lane) }
    }

    /// A lane that has left the numbers starts anew.
    @inlinable
    mutating func restart(lane: Int) {
      core.forget(lane: lane)
      gates[lane].hasBegun = false
    }

    // MARK: - What is known

    /// What is known of one device at the time of its last sample.
    @inlinable
    public func estimate(of lane: Int) -> OrientationEstimate<Float> {
      var estimate = OrientationEstimate<Float>()
      guard gates[lane].hasBegun else { return estimate }
      estimate.phase = core.alignment.isDone[lane: lane] ? .running : .aligning
      estimate.timestamp = gates[lane].timestamp
      estimate.worldFromSensor = core.worldFromSensor[lane: lane]
      estimate.angularVelocity = core.angularVelocity[lane: lane]
      estimate.bias = core.bias[lane: lane]
      return estimate
    }

    /// As `OrientationFilter.magneticNorth`.
    @inlinable
    public func magneticNorth(of lane: Int) -> Float? {
      core.north.isKnown[lane: lane] ? core.north.heading[lane: lane] : nil
    }

    /// What has been learned about one unit.
    @inlinable
    public func knowledge(of lane: Int) -> FilterKnowledge<Float> { core.knowledge(lane: lane) }

    /// Takes back what was learned about a unit before; what cannot be is left aside.
    @inlinable
    public mutating func recall(_ knowledge: FilterKnowledge<Float>, lane: Int) {
      guard knowledge.isPlausible(for: core.parameters) else { return }
      core.recall(knowledge, lane: lane)
    }
  }
#endif
