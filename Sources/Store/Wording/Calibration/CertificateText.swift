/// Texts of a calibration's certificate.
public enum CertificateText: CaseIterable, Hashable, Sendable {
  case title, emulatedWarning, number, rig, unit, model, serial, part, firmware, configuration
  case result, quantity, before, after, limit, grade, good, fair, failed
  case gravity, turn, rate, measured, untrustedClock, operator_, positions, duration, warm, cold, lostSamples
  case calibratedKind, verifiedKind, refusedKind, revertedKind, inForce, notInForce, nextDue, trend,
    trendUnknown
  case restsPlot, restsPlotAxis, turnsPlot, turnsPlotAxis, restNumber, movementNumber, driftPlot,
    driftPlotAxis, dateAxis
  case parameters, accelerometer, gyroscope, matrix, bias, standardError, method
  case ledger, ledgerEntry, ledgerHead, ledgerHelp, noLedger, journal
  case technician, signature, history, page
}

extension Wording {
  /// A text of the certificate.
  public func text(_ text: CertificateText) -> String {
    switch language {
    case .english: text.english
    case .french: text.french
    }
  }
}

extension CertificateText {
  var english: String {
    switch self {
    case .title: "Calibration certificate"
    case .emulatedWarning: "EMULATED DEVICE: this certificate says nothing about any real equipment."
    case .number: "Certificate"
    case .rig: "Rig"
    case .unit: "Unit"
    case .model: "Model"
    case .serial: "Serial"
    case .part: "Part"
    case .firmware: "Firmware"
    case .configuration: "Configuration (SHA-256)"
    case .result: "Result"
    case .quantity: "Largest error in fresh positions"
    case .before: "Before"
    case .after: "After"
    case .limit: "Limit"
    case .grade: "Grade"
    case .good: "good: every error within half its limit"
    case .fair: "fair: every error within its limit"
    case .failed: "failed: an error is beyond its limit"
    case .gravity: "Gravity at rest"
    case .turn: "Up after a movement, as carried by the gyroscope"
    case .rate: "Turn rate at rest"
    case .measured: "Measured"
    case .untrustedClock: "the rig's clock was not set from outside"
    case .operator_: "Asked for by user"
    case .positions: "Positions"
    case .duration: "Duration"
    case .warm: "The gyroscope was warm."
    case .cold: "The gyroscope was not warm."
    case .lostSamples: "Samples lost"
    case .calibratedKind: "calibrated"
    case .verifiedKind: "verified"
    case .refusedKind: "refused"
    case .revertedKind: "taken back"
    case .inForce: "In force"
    case .notInForce: "Not in force"
    case .nextDue: "Next verification due"
    case .trend: "Trend"
    case .trendUnknown: "unknown: fewer than three measurements"
    case .restsPlot: "Gravity at rest, position by position"
    case .restsPlotAxis: "Error, mm/s²"
    case .turnsPlot: "Up after a movement"
    case .turnsPlotAxis: "Error, deg"
    case .restNumber: "Position"
    case .movementNumber: "Movement"
    case .driftPlot: "Errors since the calibration in force, as shares of their limits"
    case .driftPlotAxis: "Share of limit, %"
    case .dateAxis: "Days since the calibration"
    case .parameters: "Parameters"
    case .accelerometer: "Accelerometer"
    case .gyroscope: "Gyroscope"
    case .matrix: "Matrix"
    case .bias: "Bias"
    case .standardError: "standard error"
    case .method:
      "true = matrix × (nominal reading − bias), in the sensor's axes; multi-position method of Tedaldi, Pretto and Menegatti (ICRA 2014), gravity 9.80665 m/s². The errors are those of positions and movements that the calibration had not seen."
    case .ledger: "Ledger"
    case .ledgerEntry: "Entry"
    case .ledgerHead: "Signed head"
    case .ledgerHelp:
      "Verify with 'headsetctl audit verify' and the rig's public key: a head that is kept on paper shows whether anything before it was changed since."
    case .noLedger: "This result is not in a ledger."
    case .journal: "Journal of the measurement (SHA-256)"
    case .technician: "Technician"
    case .signature: "Date and signature"
    case .history: "History of this unit"
    case .page: "Made by headsetd"
    }
  }

  var french: String {
    switch self {
    case .title: "Certificat d'étalonnage"
    case .emulatedWarning: "APPAREIL ÉMULÉ : ce certificat ne dit rien d'aucun matériel réel."
    case .number: "Certificat"
    case .rig: "Poste"
    case .unit: "Appareil"
    case .model: "Modèle"
    case .serial: "Numéro de série"
    case .part: "Partie"
    case .firmware: "Micrologiciel"
    case .configuration: "Configuration (SHA-256)"
    case .result: "Résultat"
    case .quantity: "Plus grande erreur en positions nouvelles"
    case .before: "Avant"
    case .after: "Après"
    case .limit: "Limite"
    case .grade: "Note"
    case .good: "bon : chaque erreur sous la moitié de sa limite"
    case .fair: "passable : chaque erreur dans sa limite"
    case .failed: "échec : une erreur dépasse sa limite"
    case .gravity: "Gravité au repos"
    case .turn: "Verticale après un mouvement, portée par le gyroscope"
    case .rate: "Vitesse de rotation au repos"
    case .measured: "Mesuré"
    case .untrustedClock: "l'horloge du poste n'était pas réglée de l'extérieur"
    case .operator_: "Demandé par l'utilisateur"
    case .positions: "Positions"
    case .duration: "Durée"
    case .warm: "Le gyroscope était chaud."
    case .cold: "Le gyroscope n'était pas chaud."
    case .lostSamples: "Échantillons perdus"
    case .calibratedKind: "étalonné"
    case .verifiedKind: "vérifié"
    case .refusedKind: "refusé"
    case .revertedKind: "repris"
    case .inForce: "En vigueur"
    case .notInForce: "Pas en vigueur"
    case .nextDue: "Prochaine vérification"
    case .trend: "Tendance"
    case .trendUnknown: "inconnue : moins de trois mesures"
    case .restsPlot: "Gravité au repos, position par position"
    case .restsPlotAxis: "Erreur, mm/s²"
    case .turnsPlot: "Verticale après un mouvement"
    case .turnsPlotAxis: "Erreur, deg"
    case .restNumber: "Position"
    case .movementNumber: "Mouvement"
    case .driftPlot: "Erreurs depuis l'étalonnage en vigueur, en parts de leurs limites"
    case .driftPlotAxis: "Part de la limite, %"
    case .dateAxis: "Jours depuis l'étalonnage"
    case .parameters: "Paramètres"
    case .accelerometer: "Accéléromètre"
    case .gyroscope: "Gyroscope"
    case .matrix: "Matrice"
    case .bias: "Biais"
    case .standardError: "erreur type"
    case .method:
      "vrai = matrice × (lecture nominale − biais), dans les axes du capteur ; méthode multi-positions de Tedaldi, Pretto et Menegatti (ICRA 2014), gravité 9.80665 m/s². Les erreurs sont celles de positions et de mouvements que l'étalonnage n'avait pas vus."
    case .ledger: "Journal signé"
    case .ledgerEntry: "Entrée"
    case .ledgerHead: "Tête signée"
    case .ledgerHelp:
      "À vérifier par 'headsetctl audit verify' et la clé publique du poste : une tête gardée sur papier montre si quelque chose a été changé depuis."
    case .noLedger: "Ce résultat n'est dans aucun journal signé."
    case .journal: "Journal de la mesure (SHA-256)"
    case .technician: "Technicien"
    case .signature: "Date et signature"
    case .history: "Historique de cet appareil"
    case .page: "Établi par headsetd"
    }
  }
}
