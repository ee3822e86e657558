internal import Inventory
internal import Wording

extension SensorCalibration.Grade? {
  var text: CertificateText {
    switch self {
    case .good: .good
    case .fair: .fair
    case .failed, nil: .failed
    }
  }
}

extension SensorCalibration.Kind {
  var text: CertificateText {
    switch self {
    case .calibrated: .calibratedKind
    case .verified: .verifiedKind
    case .refused: .refusedKind
    case .reverted: .revertedKind
    }
  }
}

extension CalibrationForecast.Quantity {
  var text: CertificateText {
    switch self {
    case .gravity: .gravity
    case .turn: .turn
    case .rate: .rate
    }
  }
}
