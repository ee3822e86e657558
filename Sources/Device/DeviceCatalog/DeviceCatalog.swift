internal import TOMLKit
public import USBProtocol

/// The products this system knows, read from the `.device` files that are part of the program.
///
/// A new model of a known family is an entry in such a file, not code.
public struct DeviceCatalog: Sendable {
  /// Every known part, in the order of the files' names and of the entries in them.
  public let entries: [CatalogEntry]

  /// A catalog of these parts.
  public init(entries: [CatalogEntry]) { self.entries = entries }

  /// Reads one or more `.device` documents.
  /// - Throws: `CatalogError` with the file and line of what is wrong.
  public init(documents: [(name: String, text: String)]) throws(CatalogError) {
    var entries: [CatalogEntry] = []
    for document in documents {
      entries += try Self.entries(of: document.text, named: document.name)
    }
    self.entries = entries
  }

  /// The entry that describes `identity`, or nil for a device that is none of ours.
  ///
  /// The pair of numbers must agree, a product string that the entry asks for must be the device's own, and
  /// one of its interfaces must be of the entry's class. What an identity does not know (a recording without
  /// descriptors) does not speak against an entry; the number of an interface class that is known does.
  public func entry(for identity: USBIdentity) -> CatalogEntry? {
    entries.first { entry in
      guard entry.vendorID == identity.vendorID, entry.productID == identity.productID else {
        return false
      }
      if let wanted = entry.productString, let actual = identity.product, wanted != actual {
        return false
      }
      let classes = identity.interfaces.map(\.classCode)
      return classes.isEmpty || classes.contains(entry.interfaceClass)
    }
  }

  /// The entries that send report `reportID` on `endpoint`: how a recording that began after enumeration is
  /// recognised by what it holds.
  public func entries(sending reportID: UInt8, on endpoint: UInt8) -> [CatalogEntry] {
    entries.filter { entry in
      entry.inputs.contains { $0.endpoint == endpoint && $0.reports.contains(reportID) }
    }
  }
}

/// What is wrong with a `.device` file.
public enum CatalogError: Error, Equatable, Sendable {
  case malformed(file: String, line: Int, column: Int, detail: String)
  case badEntry(file: String, detail: String)
}

// MARK: - Reading

/// A `.device` file as it is written.
private struct CatalogDocument: Decodable {
  var family: String
  var vendor: String
  var model: String
  var calibration: CalibrationLimits?
  var part: [Part]

  struct Part: Decodable {
    var role: DeviceRole
    var name: String
    var vendorID: UInt16
    var productID: UInt16
    var productString: String?
    var interfaceClass: UInt8
    var inputs: [CatalogEntry.Input]
  }
}

extension DeviceCatalog {
  private static func entries(of text: String, named file: String) throws(CatalogError)
    -> [CatalogEntry]
  {
    let document: CatalogDocument
    do {
      document = try TOMLDecoder().decode(CatalogDocument.self, from: try TOMLTable(string: text))
    } catch let error as TOMLParseError {
      let begin = error.source.begin
      throw .malformed(
        file: file, line: Int(begin.line), column: Int(begin.column), detail: error.description)
    } catch {
      throw .badEntry(file: file, detail: "\(error)")
    }
    let limits = document.calibration ?? .usual
    guard limits.isPlausible else { throw .badEntry(file: file, detail: "calibration") }
    return document.part.map { part in
      var entry = CatalogEntry(
        family: document.family, name: part.name, role: part.role, vendorID: part.vendorID,
        productID: part.productID, productString: part.productString,
        interfaceClass: part.interfaceClass, inputs: part.inputs)
      entry.calibration = limits
      return entry
    }
  }
}
