import Foundation
import GRDB

/// What a filter has learned of one part of a unit, and under which circumstances it holds.
///
/// The record keeps numbers: whether they are knowledge is for the filter to judge, which takes nothing that
/// cannot be. A unit without a serial has none, since its row is shared by all of its model.
public struct SensorKnowledge: Hashable, Sendable {
  /// Whose.
  public let unit: UnitIdentity
  /// Which sensor of it: the catalog's word for the part, as `headsetReceiver`.
  public let part: InventoryText
  /// What it was learned with: under another firmware or configuration a reading means something else.
  public let firmware: InventoryText?
  /// SHA-256 of the factory configuration, 64 lower-case hexadecimal digits; nil where none was read.
  public let configurationSHA256: String?
  /// Twelve means and their 78 covariances, in the filter's order.
  public let means: [Double]
  public let covariances: [Double]

  public static let meanCount = 12
  public static let covarianceCount = 78

  /// Nil where the unit has no serial, or the counts are others.
  public init?(
    unit: UnitIdentity, part: InventoryText, firmware: InventoryText?, configurationSHA256: String?,
    means: [Double], covariances: [Double]
  ) {
    guard unit.serial != nil, means.count == Self.meanCount, covariances.count == Self.covarianceCount
    else { return nil }
    self.unit = unit
    self.part = part
    self.firmware = firmware
    self.configurationSHA256 = configurationSHA256
    self.means = means
    self.covariances = covariances
  }
}

/// Knowledge as the record has it.
public struct KeptKnowledge: Hashable, Sendable {
  public let means: [Double]
  public let covariances: [Double]
  /// When the learning under this firmware and configuration began.
  public let begun: WallTime
  /// When it was written last: its age counts from here.
  public let learned: WallTime

  /// What is kept of a unit's part.
  public init(means: [Double], covariances: [Double], begun: WallTime, learned: WallTime) {
    self.means = means
    self.covariances = covariances
    self.begun = begun
    self.learned = learned
  }
}

// MARK: - Rows

extension KeptKnowledge {
  /// - Throws: `damaged` for blobs of another length: a foreign file may hold anything.
  init(_ row: Row) throws {
    means = try Self.numbers(row, "means", count: SensorKnowledge.meanCount)
    covariances = try Self.numbers(row, "covariances", count: SensorKnowledge.covarianceCount)
    begun = try row.wallTime("begun")
    learned = try row.wallTime("learned")
  }

  private static func numbers(_ row: Row, _ name: String, count: Int) throws -> [Double] {
    let bytes = Array(try row.decode(Data.self, forColumn: name))
    guard bytes.count == 8 * count else {
      throw InventoryError.damaged(code: ResultCode.SQLITE_OK.rawValue)
    }
    return (0..<count).map { index in
      let word = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[8 * index + $1]) << (8 * UInt64($1)) }
      return Double(bitPattern: word)
    }
  }

  /// Little-endian binary64.
  static func blob(_ numbers: [Double]) -> Data {
    Data(
      numbers.flatMap { number in
        (0..<8).map { UInt8(truncatingIfNeeded: number.bitPattern >> (8 * $0)) }
      })
  }
}
