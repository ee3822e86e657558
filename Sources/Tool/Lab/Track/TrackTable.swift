public import PoseMath

/// Poses of one or more devices from a table `t_s,device,px,py,pz,qw,qx,qy,qz,vx,vy,vz[,...]`, gzip'ed or not.
public struct TrackTable: Sendable {
  /// One row.
  public struct Row: Equatable, Sendable {
    /// From the start of the recording.
    public var seconds: Double
    /// The body's frame in the world's.
    public var pose: Pose<Double>
    /// m/s, in the world.
    public var velocity: SIMD3<Double>
    /// What the track believes its position errs by: the root of the sum of the variances, metres; nil where the
    /// table does not tell.
    public var deviation: Double?
  }

  /// By the devices' names, in the order of time; rows of equal time, the first.
  public let devices: [String: [Row]]

  /// The same, without what is not between these seconds.
  public func rows(from begin: Double, to end: Double) -> Self {
    Self(devices: devices.mapValues { $0.filter { $0.seconds >= begin && $0.seconds <= end } })
  }

  private init(devices: [String: [Row]]) { self.devices = devices }

  /// The table in a file.
  /// - Throws: what `LabFile.read` throws, `.notATable`, `.noColumn`, `.badRow`; `.notAPose` for numbers that are not
  ///   finite or a quaternion that turns nothing.
  public init(contentsOf path: String) throws(LabError) { try self.init(bytes: try LabFile.read(path)) }

  private static let required = [
    "t_s", "device", "px", "py", "pz", "qw", "qx", "qy", "qz", "vx", "vy", "vz",
  ]
  private static let optional = "sigma_mm"
  /// More devices than anyone tracked at once.
  static let deviceCountMax = 64

  /// The table in these bytes.
  public init(bytes: [UInt8]) throws(LabError) {
    let lines = bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    guard let header = lines.first else { throw .notATable }
    let names = Self.cells(header)
    var columns: [Int] = []
    for name in Self.required {
      guard let column = names.firstIndex(of: name) else { throw .noColumn(name: name) }
      columns.append(column)
    }
    let deviation = names.firstIndex(of: Self.optional)
    var devices: [String: [Row]] = [:]
    for (index, line) in lines.enumerated().dropFirst() {
      let cells = Self.cells(line)
      guard cells.count == names.count else { throw .badRow(line: index + 1) }
      let device = cells[columns[1]]
      guard devices[device] != nil || devices.count < Self.deviceCountMax else {
        throw .badRow(line: index + 1)
      }
      devices[device, default: []].append(try Self.row(cells, columns, deviation, line: index + 1))
    }
    self.devices = devices.mapValues { rows in
      let sorted = rows.sorted { $0.seconds < $1.seconds }
      return sorted.enumerated().filter {
        $0.offset == 0 || sorted[$0.offset - 1].seconds < $0.element.seconds
      }
      .map(\.element)
    }
  }

  private static func cells(_ line: ArraySlice<UInt8>) -> [String] {
    line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private static func row(
    _ cells: [String], _ columns: [Int], _ deviation: Int?, line: Int
  ) throws(LabError) -> Row {
    var numbers: [Double] = []
    for column in [columns[0]] + columns[2...] {
      guard let number = Double(cells[column]) else { throw .badRow(line: line) }
      numbers.append(number)
    }
    let turn = Quaternion(w: numbers[4], x: numbers[5], y: numbers[6], z: numbers[7])
    guard numbers.allSatisfy(\.isFinite), turn.lengthSquared > 1e-6, turn.lengthSquared < 1e6 else {
      throw .notAPose(row: line - 1)
    }
    var row = Row(
      seconds: numbers[0],
      pose: Pose(orientation: turn.normalized(), position: SIMD3(numbers[1], numbers[2], numbers[3])),
      velocity: SIMD3(numbers[8], numbers[9], numbers[10]))
    // A tracker that tells none leaves the cell empty.
    if let deviation, !cells[deviation].isEmpty {
      guard let millimeters = Double(cells[deviation]) else { throw .badRow(line: line) }
      row.deviation = millimeters / 1_000
    }
    return row
  }
}
