public import DeviceEmulation
public import LighthouseModel

/// A device's light in the order of time, as far as one asks: what a perfect bus would bring.
///
/// Deterministic: the same room, device and seed give the same light, whoever asks in whatever pieces. Ticks count
/// from the zero of the device's motion. It allocates; a headset costs some milliseconds a second.
public struct LightStream: LightFeed {
  private enum Source: Sendable {
    case halfCycles(HalfCycleLight)
    case turns(TurnLight)

    var begin: Double {
      switch self {
      case .halfCycles(let light): light.begin
      case .turns(let light): light.begin
      }
    }

    mutating func next() -> [LightEvent] {
      switch self {
      case .halfCycles(var light):
        defer { self = .halfCycles(light) }
        return light.next()
      case .turns(var light):
        defer { self = .turns(light) }
        return light.next()
      }
    }

    mutating func skip(to seconds: Double) {
      switch self {
      case .halfCycles(var light):
        light.skip(to: seconds)
        self = .halfCycles(light)
      case .turns(var light):
        light.skip(to: seconds)
        self = .turns(light)
      }
    }
  }

  private var sources: [Source]
  private var waiting: [LightEvent] = []

  /// The light of `room` on `receiver`.
  public init(room: EmulatedRoom, receiver: LightReceiver) {
    sources =
      room.generation == .first
      ? [.halfCycles(HalfCycleLight(room: room, receiver: receiver))]
      : room.stations.indices.map { .turns(TurnLight(room: room, receiver: receiver, station: $0)) }
  }

  /// Forgets all light before `seconds`: the device was off.
  public mutating func skip(to seconds: Double) {
    for index in sources.indices { sources[index].skip(to: seconds) }
    let ticks = Int64(seconds * 48e6)
    waiting.removeAll { $0.ticks < ticks }
  }

  /// All light before `seconds` that was not taken yet, in the order of its begin.
  public mutating func take(before seconds: Double) -> [LightEvent] {
    let ticks = Int64(seconds * 48e6)
    for index in sources.indices {
      while sources[index].begin < Double(ticks) { waiting += sources[index].next() }
    }
    waiting.sort { ($0.ticks, $0.order) < ($1.ticks, $1.order) }
    let count = waiting.firstIndex { $0.ticks >= ticks } ?? waiting.count
    defer { waiting.removeFirst(count) }
    return Array(waiting.prefix(count))
  }
}

extension LightEvent {
  /// Tells events of one tick apart, so that their order is always the same.
  fileprivate var order: Int {
    switch self {
    case .sync(let channel, _, _): Int(channel)
    case .pulse(let sensor, _, let length): 64 + Int(sensor) + Int(length) * 256
    case .sweep(let channel, let sensor, _): 64 + Int(sensor) + Int(channel) * 256
    }
  }
}
