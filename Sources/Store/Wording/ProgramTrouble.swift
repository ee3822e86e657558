/// Why headsetd, headset-console or headset-emulator does not begin, or begins with less than it could.
///
/// Details in words of the system, of a library or of a file's reader are shown as they are, in brackets.
public enum ProgramTrouble: Hashable, Sendable {
  // headsetd.
  case settingsUnreadable(path: String, detail: String)
  /// `place` is file:line:column, as editors jump to it.
  case settingsMalformed(place: String, detail: String)
  case settingUnknown(place: String, key: String)
  case settingOutOfRange(place: String, key: String, expected: String)
  case catalogBroken(detail: String)
  case alreadyRunning(processID: Int32?)
  case posesUnpublished(detail: String)
  case socketFolderMissing(path: String)
  case socketUnopened(detail: String)
  case threadRefused(detail: String)

  // headset-console.
  case cannotServe(address: String, detail: String)
  case notLoopback(host: String)
  case libraryMissing(path: String)

  // headset-emulator.
  case badAddress(String)
  case noVirtualHostController
  case noFreePort
  case systemCallFailed(call: String, detail: String)
}

extension ProgramTrouble {
  var english: Notice {
    switch self {
    case .settingsUnreadable(let path, let detail):
      Notice(
        "\(path) cannot be read\(inBrackets(detail)).", cure: "Check the path and the rights of the file.")
    case .settingsMalformed(let place, let detail):
      Notice("\(place): this is not TOML\(inBrackets(detail)).", cure: "Mend this line.")
    case .settingUnknown(let place, let key):
      Notice(
        "\(place): nobody reads the key \(key).", cure: "Check its spelling, and the section it stands in.")
    case .settingOutOfRange(let place, let key, let expected):
      Notice("\(place): \(key) must be \(expected).")
    case .catalogBroken(let detail):
      Notice(
        "The device catalog of this program is broken\(inBrackets(detail)).", cure: "Install another release."
      )
    case .alreadyRunning(let processID):
      Notice(
        "Another headsetd is running" + (processID.map { " (process \($0))." } ?? "."),
        cure: "Stop it first, or use its socket.")
    case .posesUnpublished(let detail):
      Notice(
        "Poses cannot be published\(inBrackets(detail)).",
        cure: "See what is in /dev/shm, and name another segment under [pose] if that is somebody else's.")
    case .socketFolderMissing(let path):
      Notice(
        "The folder of the socket \(path) is missing.",
        cure: "Make it, or name another socket under [control].")
    case .socketUnopened(let detail):
      Notice(
        "The control socket cannot be opened\(inBrackets(detail)).",
        cure: "Look at what is at its path, or name another socket under [control].")
    case .threadRefused(let detail):
      Notice(
        "A thread cannot be started\(inBrackets(detail)).", cure: "Raise the limit of processes, or end some."
      )

    case .cannotServe(let address, let detail):
      Notice(
        "Nothing can be served at \(address)\(inBrackets(detail)).", cure: "Name another place with --listen."
      )
    case .notLoopback(let host):
      Notice(
        "\(host) is not loopback: whoever reaches it can begin and end sessions.",
        cure: "Use 127.0.0.1 unless that is meant.")
    case .libraryMissing(let path):
      Notice(
        "There is no 3D view: \(path) is missing.",
        cure: "Install libjs-three, or name its folder with --three.")

    case .badAddress(let address):
      Notice("\(address) is no IPv4 address.", cure: "Use one such as 127.0.0.1:3240.")
    case .noVirtualHostController:
      Notice("The kernel has no virtual host controller.", cure: "'modprobe vhci-hcd' as root loads it.")
    case .noFreePort:
      Notice("Every port of the virtual host controller is taken.", cure: "Unplug something first.")
    case .systemCallFailed(let call, let detail):
      Notice("The system refuses \(call)\(inBrackets(detail)).")
    }
  }

  var french: Notice {
    switch self {
    case .settingsUnreadable(let path, let detail):
      Notice(
        "\(path) est illisible\(inBrackets(detail)).", cure: "Vérifiez le chemin et les droits du fichier.")
    case .settingsMalformed(let place, let detail):
      Notice("\(place) : ce n'est pas du TOML\(inBrackets(detail)).", cure: "Corrigez cette ligne.")
    case .settingUnknown(let place, let key):
      Notice("\(place) : personne ne lit la clé \(key).", cure: "Vérifiez son orthographe et sa section.")
    case .settingOutOfRange(let place, let key, let expected):
      Notice("\(place) : \(key) n'a pas une valeur permise (\(expected)).")
    case .catalogBroken(let detail):
      Notice(
        "Le catalogue d'appareils de ce programme est défectueux\(inBrackets(detail)).",
        cure: "Installez une autre version.")
    case .alreadyRunning(let processID):
      Notice(
        "Un autre headsetd tourne déjà" + (processID.map { " (processus \($0))." } ?? "."),
        cure: "Arrêtez-le d'abord, ou utilisez sa socket.")
    case .posesUnpublished(let detail):
      Notice(
        "Les poses ne peuvent pas être publiées\(inBrackets(detail)).",
        cure:
          "Regardez ce qui est dans /dev/shm, et indiquez un autre segment sous [pose] s'il est à un autre.")
    case .socketFolderMissing(let path):
      Notice(
        "Le dossier de la socket \(path) n'existe pas.",
        cure: "Créez-le, ou indiquez une autre socket sous [control].")
    case .socketUnopened(let detail):
      Notice(
        "La socket de commande ne peut pas être ouverte\(inBrackets(detail)).",
        cure: "Regardez ce qui est à son chemin, ou indiquez une autre socket sous [control].")
    case .threadRefused(let detail):
      Notice(
        "Un fil d'exécution ne peut pas démarrer\(inBrackets(detail)).",
        cure: "Relevez la limite de processus, ou terminez-en.")

    case .cannotServe(let address, let detail):
      Notice(
        "Impossible de servir à \(address)\(inBrackets(detail)).",
        cure: "Indiquez un autre lieu avec --listen.")
    case .notLoopback(let host):
      Notice(
        "\(host) n'est pas l'adresse locale : qui l'atteint peut ouvrir et fermer des sessions.",
        cure: "Utilisez 127.0.0.1, sauf si c'est voulu.")
    case .libraryMissing(let path):
      Notice(
        "Il n'y a pas de vue 3D : \(path) manque.",
        cure: "Installez libjs-three, ou indiquez son dossier avec --three.")

    case .badAddress(let address):
      Notice("\(address) n'est pas une adresse IPv4.", cure: "Utilisez par exemple 127.0.0.1:3240.")
    case .noVirtualHostController:
      Notice(
        "Le noyau n'a pas de contrôleur USB virtuel.",
        cure: "« modprobe vhci-hcd » en tant que root le charge.")
    case .noFreePort:
      Notice("Tous les ports du contrôleur USB virtuel sont pris.", cure: "Débranchez d'abord quelque chose.")
    case .systemCallFailed(let call, let detail):
      Notice("Le système refuse \(call)\(inBrackets(detail)).")
    }
  }
}
