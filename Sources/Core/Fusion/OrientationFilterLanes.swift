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
    @usableFromInline var next: LaneStep

    /// How many devices.
    @inlinable public static var laneCount: Int { 8 }

    /// Eight filters that wait for their first samples.
    @inlinable
    public init(parameters: FilterParameters<Float> = FilterParameters()) {
      core = ErrorStateFilter(parameters: parameters)
      gates = InlineArray(repeating: SampleGate(parameters))
      next = LaneStep()
    }

    /// Puts in one device's next sample, and its reading of the magnetic field at that time, microtesla, if it has
    /// one. It counts with the next `advance`; a device that has none takes no part in that step.
    @inlinable
    public mutating func place(
      _ sample: IMUSample<Float>, magneticField field: SIMD3<Float>? = nil, lane: Int
    ) {
      switch gates[lane].admit(sample) {
      case .refused: return
      case .begins: _ = core.begin(lane: lane, by: sample.acceleration)
      case .follows(let step, let lost):
        next.rate.set(sample.angularVelocity, lane: lane)
        next.force.set(sample.acceleration, lane: lane)
        next.step[lane] = step
        next.lost[lane] = lost
      }
      guard let field, field.lengthSquared <= core.parameters.fieldMax * core.parameters.fieldMax else {
        return
      }
      next.field.set(field, lane: lane)
      next.fieldCount[lane] = 1
    }

    /// Takes the samples that were put in.
    @inlinable
    public mutating func advance() {
      let isWindowFull = core.step(
        rate: next.rate.vector, force: next.force.vector, step: EightLanes(next.step),
        lost: EightLanes(next.lost))
      let fieldCount = EightLanes(next.fieldCount)
      if (EightLanes.zero .< fieldCount).isAnywhere {
        core.add(field: next.field.vector, count: fieldCount)
      }
      next.clear()
      guard isWindowFull else { return }
      let isSound = core.closeWindow()
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
      estimate.bias = core.gyroscope.bias[lane: lane]
      return estimate
    }

    /// Where one device points; the identity before its start.
    @inlinable
    public func worldFromSensor(of lane: Int) -> Quaternion<Float> { core.worldFromSensor[lane: lane] }

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
  /// The samples of the next step. Readings stay where they are in a lane that takes no part: its step is zero.
  @frozen
  @usableFromInline
  struct LaneStep: Sendable {
    /// Three coordinates of each device, put in one device after the other.
    @frozen
    @usableFromInline
    struct Columns: Sendable {
      @usableFromInline var x = InlineArray<8, Float>(repeating: 0)
      @usableFromInline var y = InlineArray<8, Float>(repeating: 0)
      @usableFromInline var z = InlineArray<8, Float>(repeating: 0)

      @inlinable
      init() {}

      @inlinable
      mutating func set(_ value: SIMD3<Float>, lane: Int) {
        x[lane] = value.x
        y[lane] = value.y
        z[lane] = value.z
      }

      @inlinable var vector: LaneVector<EightLanes> {
        LaneVector(EightLanes(x), EightLanes(y), EightLanes(z))
      }
    }

    @usableFromInline var rate = Columns()
    @usableFromInline var force = Columns()
    @usableFromInline var field = Columns()
    @usableFromInline var step = InlineArray<8, Float>(repeating: 0)
    @usableFromInline var lost = InlineArray<8, Float>(repeating: 0)
    @usableFromInline var fieldCount = InlineArray<8, Float>(repeating: 0)

    @inlinable
    init() {}

    @inlinable
    mutating func clear() {
      step = InlineArray(repeating: 0)
      lost = InlineArray(repeating: 0)
      fieldCount = InlineArray(repeating: 0)
    }
  }
#endif
