internal import DeviceCatalog
internal import FactoryConfiguration

/// The configurations a user gives for units whose recording holds none.
struct SuppliedConfigurations: Sendable {
  private let documents: [ViveConfiguration]

  init(_ documents: [ViveConfiguration]) { self.documents = documents }

  /// The configuration for a unit of `entry`'s kind: by its serial where the recording tells it. Where it
  /// does not, the only one of that product, and none where several could be meant; the summary then says
  /// that the serial is assumed.
  func configuration(serial: String?, entry: CatalogEntry) -> ViveConfiguration? {
    if let serial { return documents.first { $0.serial == serial } }
    let candidates = documents.filter { $0.productID == entry.productID && $0.isOf(entry.role) }
    return candidates.count == 1 ? candidates[0] : nil
  }
}

extension ViveConfiguration {
  fileprivate func isOf(_ role: DeviceRole) -> Bool {
    switch role {
    case .headsetReceiver: deviceClass == .headset
    case .wiredController: deviceClass == .controller
    case .controllerReceiver, .headsetMainboard: false
    }
  }
}
