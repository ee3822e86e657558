import Foundation
import GRDB

/// A row of the calibration's history as the record has it, oldest first. The JSON keys are a contract.
public struct KeptCalibration: Codable, Hashable, Sendable {
  /// Counts over all units of the rig.
  public let id: Int64
  public let kind: SensorCalibration.Kind
  /// Of a `reverted`: what is in force again; nil for the factory's.
  public let revertsTo: Int64?
  public let grade: SensorCalibration.Grade?
  /// See `SensorCalibration.parameterCount`; empty for a `reverted`.
  public let parameters: [Double]
  public let before: SensorCalibration.Errors?
  public let after: SensorCalibration.Errors?
  public let limits: SensorCalibration.Errors?
  public let rests: [SensorCalibration.Rest]
  public let turns: [SensorCalibration.Turn]
  public let restCount: Int
  public let durationSeconds: Double
  public let lostSampleCount: Int
  public let wasWarm: Bool
  public let intervalDays: Int?
  public let firmware: String?
  public let configurationSHA256: String?
  public let journalSHA256: String?
  public let uid: UInt32
  public let rig: String
  public let measured: WallTime

  private enum CodingKeys: String, CodingKey {
    case id, kind, grade, parameters, before, after, limits, rests, turns, firmware, uid, rig, measured
    case revertsTo = "reverts_to"
    case restCount = "rest_count"
    case durationSeconds = "duration_s"
    case lostSampleCount = "lost_samples"
    case wasWarm = "was_warm"
    case intervalDays = "interval_days"
    case configurationSHA256 = "configuration_sha256"
    case journalSHA256 = "journal_sha256"
  }
}

extension KeptCalibration {
  /// What is in force by this history, oldest first; nil for the factory's.
  public static func inForce(_ history: [KeptCalibration]) -> KeptCalibration? {
    guard let last = history.last(where: { $0.kind == .calibrated || $0.kind == .reverted }) else {
      return nil
    }
    guard last.kind == .reverted else { return last }
    return history.first { $0.id == last.revertsTo && $0.kind == .calibrated }
  }

  /// What would be in force with the newest one taken back: the one that was in force before it was taken. The
  /// outer nil where there is nothing to take back, the inner for the factory's.
  public static func undone(_ history: [KeptCalibration]) -> Int64?? {
    guard let present = inForce(history), let index = history.firstIndex(where: { $0.id == present.id })
    else {
      return nil
    }
    return .some(inForce(Array(history[..<index]))?.id)
  }

  /// - Throws: `damaged` for blobs of another length: a foreign file may hold anything.
  init(_ row: Row) throws {
    id = try row.decode(forColumn: "id")
    kind = try row.word("kind")
    revertsTo = try row.decode(forColumn: "reverts_to")
    grade = try row.wordIfPresent("grade")
    parameters = try Self.numbers(row, "parameters", multipleOf: SensorCalibration.parameterCount)
    before = try Self.errors(row, "before")
    after = try Self.errors(row, "after")
    limits = try Self.errors(row, "limit")
    let rests = try Self.numbers(row, "rests", multipleOf: 5)
    self.rests = stride(from: 0, to: rests.count, by: 5).map {
      SensorCalibration.Rest(
        up: SIMD3(rests[$0], rests[$0 + 1], rests[$0 + 2]), before: rests[$0 + 3], after: rests[$0 + 4])
    }
    let turns = try Self.numbers(row, "turns", multipleOf: 2)
    self.turns = stride(from: 0, to: turns.count, by: 2).map {
      SensorCalibration.Turn(before: turns[$0], after: turns[$0 + 1])
    }
    restCount = try row.decode(Int?.self, forColumn: "rest_count") ?? 0
    durationSeconds = Double(try row.decode(Int64?.self, forColumn: "duration_ms") ?? 0) / 1e3
    lostSampleCount = try row.decode(Int?.self, forColumn: "lost_samples") ?? 0
    wasWarm = try row.decode(Bool?.self, forColumn: "was_warm") ?? false
    intervalDays = try row.decode(forColumn: "interval_days")
    firmware = try row.decode(forColumn: "firmware")
    configurationSHA256 = try row.decode(forColumn: "configuration_sha256")
    journalSHA256 = try row.decode(forColumn: "journal_sha256")
    uid = UInt32(clamping: try row.decode(Int64.self, forColumn: "uid"))
    rig = try row.decode(forColumn: "rig")
    measured = try row.wallTime("measured")
  }

  private static func errors(_ row: Row, _ name: String) throws -> SensorCalibration.Errors? {
    guard let gravity = try row.decode(Double?.self, forColumn: "gravity_" + name),
      let turn = try row.decode(Double?.self, forColumn: "turn_" + name),
      let rate = try row.decode(Double?.self, forColumn: "rate_" + name)
    else { return nil }
    return SensorCalibration.Errors(gravity: gravity, turn: turn, rate: rate)
  }

  private static func numbers(_ row: Row, _ name: String, multipleOf count: Int) throws -> [Double] {
    try numbers(try row.decode(Data?.self, forColumn: name) ?? Data(), multipleOf: count)
  }

  /// Little-endian binary64.
  static func numbers(_ blob: Data, multipleOf count: Int) throws -> [Double] {
    let bytes = Array(blob)
    let most = max(SensorCalibration.parameterCount, SensorCalibration.restCountMax * count)
    guard bytes.count % (8 * count) == 0, bytes.count / 8 <= most else {
      throw InventoryError.damaged(code: ResultCode.SQLITE_OK.rawValue)
    }
    return (0..<bytes.count / 8).map { index in
      let word = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[8 * index + $1]) << (8 * UInt64($1)) }
      return Double(bitPattern: word)
    }
  }
}
