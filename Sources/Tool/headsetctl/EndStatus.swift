/// How the tool ends, in the words of sysexits(3), and of the shells for a signal. The numbers are an interface.
enum EndStatus: Int32, CaseIterable, Hashable, Sendable {
  case ok = 0
  case usage = 64
  case badData = 65
  case noInput = 66
  case unavailable = 69
  case software = 70
  case system = 71
  case cannotCreate = 73
  case temporary = 75
  case `protocol` = 76
  case noPermission = 77
  case configuration = 78
  case interrupted = 130

  /// For the manual.
  var meaning: String {
    switch self {
    case .ok: "It was done; for 'doctor': nothing is wrong."
    case .usage: "The command line is wrong, or an argument is out of bounds."
    case .badData: "A file is damaged or of another kind, or a rule of the register refuses an entry."
    case .noInput: "There is no such device, recording, session or file; for 'doctor': no device is there."
    case .unavailable: "The service does not run."
    case .software: "A defect of the service or of this program."
    case .system: "The system lacks something, such as USB."
    case .cannotCreate: "A file cannot be written."
    case .temporary: "Not now: the service or the device is busy, or held by another program. Try again."
    case .protocol: "The service and this program are of different releases."
    case .noPermission: "The user, or the service, may not do this."
    case .configuration: "The machine is not set up: rule, group or a device's own state."
    case .interrupted: "Ctrl-C came before a file was whole; nothing of it is left."
    }
  }
}
