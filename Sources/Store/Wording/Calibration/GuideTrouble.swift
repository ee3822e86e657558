/// What stands in the way of a guided calibration as a whole.
public enum GuideTrouble: Hashable, Sendable {
  case alreadyRunning(serial: String)
  case nothingThere(serial: String)
  case noRecord(detail: String)
  case noDevice
  case manyDevices(serials: [String])
  case notGraded(serial: String)

  var english: Notice {
    switch self {
    case .alreadyRunning(let serial):
      Notice(
        "A guide of \(serial) runs already.",
        cure: "Join it with 'headsetctl calibrate \(serial)', or end it with '--cancel'.")
    case .nothingThere(let serial):
      Notice("No guide of \(serial) runs, and no calibration of it was made here.")
    case .noRecord(let detail):
      Notice(
        "The record of calibrations cannot be used\(inBrackets(detail)).",
        cure: "See 'headsetctl status', and try again when the record is well.")
    case .noDevice:
      Notice(
        "No device with an inertial sensor is ready.",
        cure: "Plug one in, and see 'headsetctl list' for what it is waiting for.")
    case .manyDevices(let serials):
      Notice(
        "There are several devices: \(serials.joined(separator: ", ")).",
        cure: "Name the one that is to be calibrated.")
    case .notGraded(let serial):
      Notice("Nothing was measured of \(serial) yet.", cure: "Begin with 'headsetctl calibrate \(serial)'.")
    }
  }

  var french: Notice {
    switch self {
    case .alreadyRunning(let serial):
      Notice(
        "Un guide de \(serial) est déjà en cours.",
        cure: "Rejoignez-le par 'headsetctl calibrate \(serial)', ou terminez-le par '--cancel'.")
    case .nothingThere(let serial):
      Notice("Aucun guide de \(serial) n'est en cours, et aucun étalonnage n'en a été fait ici.")
    case .noRecord(let detail):
      Notice(
        "Le registre des étalonnages est inutilisable\(inBrackets(detail)).",
        cure: "Voyez 'headsetctl status', et réessayez quand le registre va bien.")
    case .noDevice:
      Notice(
        "Aucun appareil à capteur inertiel n'est prêt.",
        cure: "Branchez-en un, et voyez par 'headsetctl list' ce qu'il attend.")
    case .manyDevices(let serials):
      Notice(
        "Il y a plusieurs appareils : \(serials.joined(separator: ", ")).",
        cure: "Nommez celui qui est à étalonner.")
    case .notGraded(let serial):
      Notice(
        "Rien n'a encore été mesuré de \(serial).", cure: "Commencez par 'headsetctl calibrate \(serial)'.")
    }
  }
}
