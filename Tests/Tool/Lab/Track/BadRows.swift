import HeadsetTestSupport

/// Harm to the rows of a text recording.
enum BadRows {
  /// One row of raw data: its time, device, event and what follows.
  struct Row {
    var seconds: Double
    var device: Substring
    var event: Substring
    var fields: [Substring]

    var isLight: Bool { ["C", "W", "Y"].contains(event) }
    /// Where the device's ticks are.
    var tickField: Int? { event == "W" ? 2 : event == "CONFIG" ? nil : 1 }

    mutating func changeTicks(_ change: (UInt32) -> UInt32) {
      guard let index = tickField, index < fields.count, let ticks = UInt32(fields[index]) else { return }
      fields[index] = Substring("\(change(ticks))")
    }
  }

  enum Harm: String, CaseIterable {
    case cut, shuffled, doubled, wrapped, leaping, hostBack, hostWrong, dark, stationGone, slowSamples,
      littleLight
    case withoutConfiguration, lateConfiguration, brokenConfiguration, mirrored, nonsense, dead, oneName,
      carriageReturns
    case cutFirst, withoutLight, withoutSamples, bytes, cutLines, again, backwards, otherPhotodiodes

    /// Whether light and samples that are left tell the truth, by clocks that can be compared with the undamaged ones'.
    var keepsTruth: Bool {
      switch self {
      case .hostBack, .mirrored, .again, .backwards, .otherPhotodiodes, .oneName, .leaping: false
      default: true
      }
    }
  }

  /// The raw rows of the first seconds.
  static func rows(of bytes: [UInt8], seconds: Double) -> [Row] {
    let raw: Set<Substring> = ["i", "C", "W", "Y", "CONFIG"]
    return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let fields = String(decoding: line, as: UTF8.self).split(separator: " ")
      guard fields.count > 3, let time = Double(fields[0]), time < seconds, raw.contains(fields[2]) else {
        return nil
      }
      return Row(seconds: time, device: fields[1], event: fields[2], fields: Array(fields[3...]))
    }
  }

  static func text(_ rows: [Row], end: String = "\n") -> [UInt8] {
    var bytes: [UInt8] = []
    for row in rows {
      bytes += "\(row.seconds) \(row.device) \(row.event) \(row.fields.joined(separator: " "))\(end)".utf8
    }
    return bytes
  }

  static func harmed(_ rows: [Row], _ harm: Harm, _ generator: inout SeededGenerator) -> [UInt8] {
    switch harm {
    case .carriageReturns: return text(rows, end: "\r\n")
    case .cutFirst: return Array(text(rows).dropFirst(Int.random(in: 3..<40, using: &generator)))
    case .bytes, .cutLines: return damagedBytes(rows, isCut: harm == .cutLines, &generator)
    case .withoutConfiguration, .lateConfiguration, .brokenConfiguration:
      return text(configured(rows, harm, &generator))
    case .hostBack, .hostWrong, .wrapped, .leaping, .again: return text(clocked(rows, harm, &generator))
    case .nonsense, .dead, .mirrored, .oneName, .otherPhotodiodes:
      return text(changed(rows, harm, &generator))
    default: return text(left(rows, harm, &generator))
    }
  }

  private static func damagedBytes(
    _ rows: [Row], isCut: Bool, _ generator: inout SeededGenerator
  ) -> [UInt8] {
    var bytes = text(rows)
    guard isCut else {
      for _ in 0..<3000 {
        bytes[Int.random(in: bytes.indices, using: &generator)] = .random(in: 0...255, using: &generator)
      }
      return bytes
    }
    return Array(
      bytes.split(separator: UInt8(ascii: "\n")).map { line in
        Int.random(in: 0..<20, using: &generator) == 0
          ? line.prefix(Int.random(in: 0...line.count, using: &generator)) : line
      }.joined(separator: [UInt8(ascii: "\n")]))
  }

  /// Rows that are left out, or stand elsewhere.
  private static func left(_ rows: [Row], _ harm: Harm, _ generator: inout SeededGenerator) -> [Row] {
    let middle = (rows.last?.seconds ?? 0) * Double.random(in: 0.3...0.5, using: &generator)
    var count = 0
    switch harm {
    case .cut: return rows.filter { $0.event == "CONFIG" || Int.random(in: 0..<10, using: &generator) > 0 }
    case .doubled: return rows.flatMap { Bool.random(using: &generator) ? [$0] : [$0, $0] }
    case .backwards: return rows.reversed()
    case .shuffled:
      return rows.enumerated().map { ($0.offset + Int.random(in: 0..<20, using: &generator), $0.element) }
        .sorted { $0.0 < $1.0 }.map(\.1)
    case .dark: return rows.filter { !$0.isLight || !(middle..<middle + 2).contains($0.seconds) }
    case .stationGone:
      return rows.filter { row in
        guard row.isLight, row.seconds > middle else { return true }
        return row.event == "C" ? (UInt32(row.fields[1]) ?? 0) / 400_000 % 2 == 0 : row.fields[0] != "8"
      }
    case .slowSamples:
      return rows.filter { row in
        guard row.event == "i" else { return true }
        count += 1
        return count % 10 == 0
      }
    case .littleLight:
      return rows.filter { !$0.isLight || $0.event == "Y" || Int.random(in: 0..<10, using: &generator) == 0 }
    case .withoutLight: return rows.filter { !$0.isLight }
    case .withoutSamples: return rows.filter { $0.event != "i" }
    default: return rows
    }
  }

  private static func configured(_ rows: [Row], _ harm: Harm, _ generator: inout SeededGenerator) -> [Row] {
    let others = rows.filter { $0.event != "CONFIG" }
    let own = rows.filter { $0.event == "CONFIG" }
    switch harm {
    case .lateConfiguration:
      let place = Int.random(in: 0..<others.count, using: &generator)
      return others[..<place] + own + others[place...]
    case .brokenConfiguration:
      return others
        + own.map { row in
          var row = row
          row.fields = row.fields.map { field in
            Double(field.prefix { $0 != "," }) != nil && Int.random(in: 0..<4, using: &generator) == 0
              ? "1e300," : field
          }
          return row
        }
    default: return others
    }
  }

  private static func clocked(_ rows: [Row], _ harm: Harm, _ generator: inout SeededGenerator) -> [Row] {
    let middle = (rows.last?.seconds ?? 0) / 2
    if harm == .again { return rows + rows }
    let leap = UInt32.random(in: 0 ... .max, using: &generator)
    let first = rows.first { $0.event == "i" }.flatMap { UInt32($0.fields[1]) } ?? 0
    let back = Double.random(in: 0.2...4, using: &generator)
    return rows.map { row in
      var row = row
      switch harm {
      case .hostBack: if row.seconds > middle { row.seconds -= back }
      case .hostWrong: if Int.random(in: 0..<1000, using: &generator) == 0 { row.seconds = 999_999 }
      // The first device's counter ends two seconds from the start.
      case .wrapped: row.changeTicks { $0 &- first &- 96_000_000 }
      default: if row.seconds > middle { row.changeTicks { $0 &+ leap } }
      }
      return row
    }
  }

  /// Rows that tell something else.
  private static func changed(_ rows: [Row], _ harm: Harm, _ generator: inout SeededGenerator) -> [Row] {
    let nonsense: [Substring] = ["nan", "inf", "1e39", "99999999999", "-32768", "32767", "-1"]
    let middle = (rows.last?.seconds ?? 0) * Double.random(in: 0.3...0.5, using: &generator)
    return rows.map { row in
      var row = row
      switch harm {
      case .nonsense where row.event != "CONFIG":
        if Int.random(in: 0..<30, using: &generator) == 0,
          let index = row.fields.indices.randomElement(using: &generator)
        {
          row.fields[index] = nonsense.randomElement(using: &generator) ?? "nan"
        }
      case .dead where row.event == "i" && row.seconds > middle && row.fields.count > 7:
        for index in 2...7 { row.fields[index] = "0" }
      case .mirrored where row.event == "C" || row.event == "W":
        row.changeTicks { $0 / 400_000 * 400_000 &+ 400_000 &- $0 % 400_000 }
      case .oneName: row.device = "T20"
      case .otherPhotodiodes where row.event == "C" || row.event == "W":
        let index = row.event == "C" ? 0 : 1
        row.fields[index] = Substring("\((Int(row.fields[index]) ?? 0) * 7 % 32)")
      default: break
      }
      return row
    }
  }
}
