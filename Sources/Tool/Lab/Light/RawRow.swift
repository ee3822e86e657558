/// One row of a text recording (`.rec`) that a device itself told.
///
/// A row is `seconds device event fields...`. Only rows of raw data are read: `i` inertial counts, `C` light
/// pulses, `W` sweeps, `Y` syncs, `CONFIG` the device's configuration. Every other row is skipped, among them
/// what another tracker made of the data: POSE, LH_POSE, VELOCITY, EXTERNAL_*, A, B, R, L.
struct RawRow {
  enum Content: Equatable {
    /// Ticks, counts of accelerometer and gyroscope.
    case inertial(ticks: UInt32, acceleration: SIMD3<Int16>, angularVelocity: SIMD3<Int16>)
    /// The photodiode's number as the device reports it, ticks.
    case pulse(sensor: UInt8, start: UInt32, length: UInt32)
    /// The photodiode's place in the configuration: these rows are mapped already.
    case sweep(channel: UInt8, place: UInt8, ticks: UInt32, hasHalfTick: Bool)
    case sync(channel: UInt8, ticks: UInt32, bit: Bool)
    /// The bytes of a JSON document.
    case configuration(ArraySlice<UInt8>)
  }

  var seconds: Double
  var device: ArraySlice<UInt8>
  var content: Content

  /// Nil for a row that is skipped or cannot be read.
  init?(_ line: ArraySlice<UInt8>) {
    var fields = RowFields(line)
    guard let seconds = fields.number(), seconds >= 0, seconds < 1e6, let device = fields.next(),
      device.count <= 32, let event = fields.next(),
      let content = Self.content(of: event, &fields)
    else { return nil }
    self.seconds = seconds
    self.device = device
    self.content = content
  }

  private static func content(of event: ArraySlice<UInt8>, _ fields: inout RowFields) -> Content? {
    switch String(decoding: event.prefix(8), as: UTF8.self) {
    case "i": return inertial(&fields)
    case "C":
      guard let sensor = fields.integer(), sensor < 32, let start = fields.ticks(),
        let length = fields.ticks(), length < 1 << 20
      else { return nil }
      return .pulse(sensor: UInt8(sensor), start: start, length: length)
    case "W":
      guard let channel = fields.integer(), channel < 16, let place = fields.integer(), place < 32,
        let ticks = fields.ticks(), let half = fields.integer()
      else { return nil }
      return .sweep(channel: UInt8(channel), place: UInt8(place), ticks: ticks, hasHalfTick: half == 1)
    case "Y":
      guard let channel = fields.integer(), channel < 16, let ticks = fields.ticks(),
        let bit = fields.integer()
      else { return nil }
      return .sync(channel: UInt8(channel), ticks: ticks, bit: bit == 1)
    case "CONFIG": return .configuration(fields.rest)
    default: return nil
    }
  }

  private static func inertial(_ fields: inout RowFields) -> Content? {
    guard fields.next() != nil, let ticks = fields.ticks() else { return nil }
    var counts = SIMD8<Int16>.zero
    for index in 0..<6 {
      guard let number = fields.number(), number.magnitude <= 32_768 else { return nil }
      counts[index] = Int16(clamping: Int(number))
    }
    return .inertial(
      ticks: ticks, acceleration: SIMD3(counts[0], counts[1], counts[2]),
      angularVelocity: SIMD3(counts[3], counts[4], counts[5]))
  }
}

/// The fields of a row, from left to right.
struct RowFields {
  private(set) var rest: ArraySlice<UInt8>

  init(_ line: ArraySlice<UInt8>) { rest = line }

  mutating func next() -> ArraySlice<UInt8>? {
    rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
    guard !rest.isEmpty else { return nil }
    let field = rest.prefix {
      $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") && $0 != UInt8(ascii: "\r")
    }
    rest = rest[field.endIndex...]
    return field
  }

  mutating func number() -> Double? {
    guard let field = next(), field.count <= 32,
      let number = Double(String(decoding: field, as: UTF8.self)), number.isFinite
    else { return nil }
    return number
  }

  /// A number of decimal digits below 2^32.
  mutating func integer() -> UInt32? {
    guard let field = next(), field.count <= 10 else { return nil }
    var value: UInt64 = 0
    for digit in field {
      guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + UInt64(digit - UInt8(ascii: "0"))
    }
    return UInt32(exactly: value)
  }

  mutating func ticks() -> UInt32? { integer() }
}
