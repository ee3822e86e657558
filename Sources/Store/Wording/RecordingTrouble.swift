/// Why a recording of a device cannot be read, cut or anonymised.
public enum RecordingTrouble: Hashable, Sendable {
  case unreadable(path: String, detail: String)
  case empty(path: String)
  case notARecording(path: String)
  case bigEndian(path: String)
  case foreignLinkType(path: String, type: String)
  case ofLaterRelease(path: String, version: String)
  case damagedHeader(path: String)
  case exists(path: String)
  case nothingSelected(path: String)
  case noSuchDevice(path: String, device: String)
  case stopped(path: String)
}

extension RecordingTrouble {
  var english: Notice {
    switch self {
    case .unreadable(let path, let detail): Notice("\(path) cannot be read\(inBrackets(detail)).")
    case .empty(let path): Notice("\(path) is empty.")
    case .notARecording(let path):
      Notice(
        "\(path) is not a recording of a kind that is known here.",
        cure: "Give a capture of usbmon or USBPcap (pcap, pcapng), or a file of 'headsetctl record'.")
    case .bigEndian(let path):
      Notice(
        "\(path) is a capture from a big-endian machine, which is not read here.",
        cure: "Convert it with 'editcap' on such a machine.")
    case .foreignLinkType(let path, let type):
      Notice(
        "\(path) is a capture of link type \(type); USB has 189, 220 and 249.",
        cure: "Capture on a usbmon or USBPcap interface.")
    case .ofLaterRelease(let path, let version):
      Notice("\(path) was made by a later release (format \(version)).", cure: "Install that release.")
    case .damagedHeader(let path): Notice("The head of \(path) is damaged.")
    case .exists(let path):
      Notice("\(path) exists already.", cure: "Use another name, or --force to replace it.")
    case .nothingSelected(let path):
      Notice(
        "Nothing of \(path) is selected, so nothing was written.",
        cure: "'headsetctl recording show' tells how long it is and what it holds.")
    case .noSuchDevice(let path, let device):
      Notice("\(path) holds no device \(device).", cure: "'headsetctl recording show' numbers its devices.")
    case .stopped(let path): Notice("It was stopped; \(path) was not written.")
    }
  }

  var french: Notice {
    switch self {
    case .unreadable(let path, let detail): Notice("\(path) est illisible\(inBrackets(detail)).")
    case .empty(let path): Notice("\(path) est vide.")
    case .notARecording(let path):
      Notice(
        "\(path) n'est pas un enregistrement d'un genre connu ici.",
        cure: "Donnez une capture usbmon ou USBPcap (pcap, pcapng), ou un fichier de « headsetctl record ».")
    case .bigEndian(let path):
      Notice(
        "\(path) est une capture d'une machine gros-boutiste, qui n'est pas lue ici.",
        cure: "Convertissez-la avec « editcap » sur une telle machine.")
    case .foreignLinkType(let path, let type):
      Notice(
        "\(path) est une capture de type de lien \(type) ; l'USB a 189, 220 et 249.",
        cure: "Capturez sur une interface usbmon ou USBPcap.")
    case .ofLaterRelease(let path, let version):
      Notice(
        "\(path) vient d'une version plus récente (format \(version)).", cure: "Installez cette version.")
    case .damagedHeader(let path): Notice("L'en-tête de \(path) est endommagé.")
    case .exists(let path):
      Notice("\(path) existe déjà.", cure: "Choisissez un autre nom, ou --force pour le remplacer.")
    case .nothingSelected(let path):
      Notice(
        "Rien de \(path) n'est choisi ; rien n'a donc été écrit.",
        cure: "« headsetctl recording show » dit sa durée et ce qu'il contient.")
    case .noSuchDevice(let path, let device):
      Notice(
        "\(path) ne contient pas d'appareil \(device).",
        cure: "« headsetctl recording show » numérote ses appareils.")
    case .stopped(let path): Notice("Interrompu ; \(path) n'a pas été écrit.")
    }
  }
}
