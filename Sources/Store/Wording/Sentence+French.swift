extension Sentence {
  var french: Notice {
    switch self {
    case .serviceDown(let socket):
      Notice(
        "headsetd ne tourne pas : il n'y a pas de socket à \(socket).",
        cure: "Démarrez-le avec « systemctl start headsetd », ou indiquez sa socket avec --socket.")
    case .serviceDied(let socket):
      Notice(
        "headsetd s'est arrêté brutalement : personne n'écoute à \(socket).",
        cure:
          "Cherchez pourquoi avec « journalctl -u headsetd », puis « systemctl restart headsetd ».")
    case .serviceForbidden(let socket):
      Notice(
        "Vous n'avez pas le droit de parler à headsetd à \(socket).",
        cure: "Demandez à l'administrateur du poste, ou utilisez le compte du poste.")
    case .serviceBusy:
      Notice(
        "headsetd a trop de clients en ce moment.",
        cure: "Fermez les programmes qui l'observent, ou réessayez plus tard.")
    case .serviceSilent:
      Notice(
        "headsetd ne répond pas à temps.",
        cure: "Réessayez ; s'il reste muet, « systemctl restart headsetd ».")
    case .serviceHungUp:
      Notice(
        "headsetd a fermé la connexion.",
        cure: "Réessayez ; si cela se reproduit, voyez « journalctl -u headsetd ».")
    case .serviceMisunderstood(let detail):
      Notice(
        "La réponse de headsetd n'est pas dans le protocole de ce programme\(inBrackets(detail)).",
        cure: "Installez headsetd et headsetctl de la même version.")
    case .serviceOfOtherVersion(let asked, let spoken):
      Notice(
        "headsetd parle la version \(spoken) du protocole, ce programme la version \(asked).",
        cure: "Installez headsetd et headsetctl de la même version.")
    case .serviceUnreachable(let detail):
      Notice("headsetd est injoignable : \(detail).")
    case .socketPathTooLong(let path):
      Notice(
        "Le chemin de la socket est trop long : \(path).",
        cure: "Choisissez un chemin d'au plus 107 octets.")

    case .badArgument(let name, let reason):
      Notice("« \(name) » est \(reason.french).")
    case .requestDenied(let verb, let role):
      Notice(
        "« \(verb) » n'est pas permis à votre rôle (\(role)).",
        cure: Self.frenchCure(ofDenied: verb))
    case .noSuchDevice(let serial):
      Notice(
        "Aucun appareil n'a le numéro de série \(serial).",
        cure: "« headsetctl list » montre ceux qui sont là.")
    case .deviceNotReady(let serial, let state):
      Notice(
        "L'appareil \(serial) n'est pas prêt : \(state).",
        cure: "« headsetctl doctor » en cherche la cause.")
    case .notSupportedByDevice(let serial, let capability):
      Notice("L'appareil \(serial) ne sait pas faire cela (\(capability)).")
    case .alreadyRecording(let path):
      Notice(
        "Un enregistrement est déjà en cours : \(path).",
        cure: "Terminez-le avec « headsetctl record --stop ».")
    case .notRecording: Notice("Aucun enregistrement n'est en cours.")
    case .cannotWrite(let path, let detail):
      Notice(
        "Impossible d'écrire \(path)\(inBrackets(detail)).",
        cure: "Choisissez un autre nom, ou faites de la place sur le disque.")
    case .sessionRunning:
      Notice("Une session d'utilisation est déjà en cours.", cure: "Terminez-la d'abord.")
    case .noSession: Notice("Aucune session d'utilisation n'est en cours.")
    case .noRoom:
      Notice(
        "Les appareils ne sont situés dans aucune salle.",
        cure: "Mesurez-en une avec « headsetctl room solve », puis utilisez-la.")
    case .notARoom(let flaw):
      Notice(
        "Ceci ne décrit aucune salle : \(flaw.french).",
        cure: "Donnez un fichier écrit par « headsetctl room solve ».")
    case .headNotPlaced:
      Notice(
        "Aucun casque n'est situé par la lumière en ce moment.",
        cure: "Tenez-vous dans la lumière des stations, regardez vers l'avant, et réessayez.")
    case .noLitDevice:
      Notice(
        "Aucun appareil que les stations puissent situer n'est présent.",
        cure: "Allumez un casque, une manette ou un traceur, et voyez « headsetctl list ».")
    case .noSurvey:
      Notice(
        "Aucune salle n'est en cours de mesure.", cure: "Recommencez par « headsetctl room solve ».")
    case .cannotAttach(let busID, let host, let port, let detail):
      Notice(
        "L'appareil émulé \(busID) à \(host), port \(port), est injoignable\(inBrackets(detail)).",
        cure: "Vérifiez que headset-emulator y tourne et montre cet identifiant de bus.")
    case .serviceStopping:
      Notice("headsetd est en train de s'arrêter.", cure: "Réessayez quand il aura redémarré.")
    case .requestTooSlow:
      Notice(
        "headsetd n'a pas terminé la demande à temps, et le fera peut-être encore.",
        cure: "Regardez ce qu'il en est avant de recommencer.")
    case .serviceFault(let code, let detail):
      Notice("headsetd signale « \(code) »\(inBrackets(detail)).")

    case .notRealtime(let detail):
      Notice(
        "La boucle de pose ne tourne pas en temps réel\(inBrackets(detail)) : les poses peuvent tarder quand la machine est occupée.",
        cure:
          "Démarrez headsetd par son unité, qui le permet, ou donnez à son utilisateur la limite « rtprio » (limits.conf(5))."
      )
    case .memoryNotLocked(let detail):
      Notice(
        "La mémoire du service peut être paginée\(inBrackets(detail)) : les poses peuvent tarder.",
        cure:
          "Démarrez headsetd par son unité, qui le permet, ou donnez à son utilisateur la limite « memlock » (limits.conf(5))."
      )
    case .recordFailing(let detail):
      Notice(
        "Le registre ne prend rien en ce moment\(inBrackets(detail)) ; ce qui se passe entre-temps peut être perdu.",
        cure:
          "Faites de la place sur le disque, ou corrigez les droits de son dossier ; headsetd réessaie de lui-même."
      )
    case .ledgerFailing(let detail):
      Notice(
        "Le journal ne prend rien en ce moment\(inBrackets(detail)) ; ce qui se passe est noté sans être signé.",
        cure:
          "Voyez « headsetctl audit verify », et que la clé du journal soit à sa place et à headsetd seul.")
    case .strangeInterfaces(let busPath, let detail):
      Notice(
        "L'appareil à \(busPath) montre des interfaces que son genre n'a pas\(inBrackets(detail)).",
        cure: "Débranchez-le et faites-le examiner par un technicien avant toute utilisation.")
    case .settingsKept(let place, let detail):
      Notice(
        "La configuration est fausse à \(place)\(inBrackets(detail)) ; la dernière bonne reste en vigueur.",
        cure: "Corrigez-la à cet endroit ; « headsetd --check » dit quand elle est bonne.")
    case .hotplugFailing(let detail):
      Notice(
        "headsetd ne peut pas savoir ce qui est branché\(inBrackets(detail)) et ne voit aucun appareil USB ; il réessaie de lui-même.",
        cure: "Voyez « systemctl status systemd-udevd », puis « systemctl restart headsetd ».")

    case .stationMoved(let station):
      Notice(
        "La station \(station) a été déplacée ou inclinée ; sa lumière situe mal les appareils.",
        cure: "Remettez-la où elle était, ou mesurez la salle de nouveau par « headsetctl room solve ».")
    case .stationDisagrees(let station):
      Notice(
        "La station \(station) et l'autre se contredisent : l'une des deux a été déplacée ou inclinée.",
        cure:
          "Remettez en place celle qui a été déplacée, ou mesurez la salle de nouveau par « headsetctl room solve »."
      )
    case .stationSwapped(let station, let told):
      Notice(
        "À la place de la station \(station) se trouve une autre, de série \(told).",
        cure: "Échangez-les de nouveau, ou mesurez la salle de nouveau par « headsetctl room solve ».")
    case .stationMissing(let station):
      Notice(
        "La station \(station) n'est pas vue là où elle devrait l'être.",
        cure: "Voyez si son témoin est vert et fixe, et si rien ne se trouve devant elle.")
    case .roomUnusable(let flaw):
      Notice(
        "Le fichier room.json du service ne décrit aucune salle, donc rien n'est situé par la lumière : \(flaw.french).",
        cure:
          "Utilisez-en une autre avec « headsetctl room use », ou mesurez-la de nouveau avec « headsetctl room solve »."
      )
    case .somethingWrong(let detail):
      Notice(
        "Quelque chose ne va pas dans headsetd\(inBrackets(detail)).",
        cure: "Voyez « journalctl -u headsetd » pour ce qui y a mené.")

    case .nothingWrong(let count):
      Notice(
        count == 1
          ? "Rien à signaler ; un appareil envoie ses mesures."
          : "Rien à signaler ; \(count) appareils envoient leurs mesures.")
    case .kernelWithoutUSB:
      Notice(
        "Ce système n'a pas d'USB : /sys/bus/usb ne montre aucun bus.",
        cure:
          "Dans un conteneur ou une machine virtuelle, transmettez-lui le bus USB ; sinon chargez les pilotes USB du noyau."
      )
    case .noDevice:
      Notice(
        "Aucun casque ni manette connu n'est branché.",
        cure:
          "Vérifiez l'alimentation et les câbles USB du casque et de son boîtier, puis relancez « headsetctl doctor »."
      )
    case .onlyEmulated(let count):
      Notice(
        count == 1 ? "Le seul appareil est émulé." : "Les \(count) appareils sont tous émulés.",
        cure: "Branchez un vrai casque si vous en attendiez un.")
    case .noRule(let file):
      Notice(
        "La règle udev qui confie les appareils à headsetd n'est pas installée (\(file)).",
        cure:
          "« headsetctl udev --install » en tant que root, puis « udevadm control --reload » et « udevadm trigger »."
      )
    case .noGroup(let name):
      Notice(
        "Le groupe « \(name) » n'existe pas.",
        cure: "Lancez « systemd-sysusers » en tant que root, le fichier de headsetd étant installé."
      )
    case .ruleNotApplied(let device, let node):
      Notice(
        "\(device) était là avant sa règle udev : \(node) n'a pas reçu son groupe.",
        cure:
          "« udevadm control --reload » et « udevadm trigger » en tant que root, ou débranchez et rebranchez-le."
      )
    case .noRights(let device, let node, let group):
      Notice(
        "headsetd ne peut pas utiliser \(device) : le groupe « \(group) » n'a pas le droit de lire et d'écrire \(node).",
        cure:
          "Cherchez une autre règle udev qui change ce nœud : « udevadm test » avec son chemin dans /sys la montre."
      )
    case .heldByProgram(let device, let processID, let program):
      Notice(
        "\(device) est tenu par un autre programme : \(program), processus \(processID).",
        cure: "Fermez ce programme ; headsetd reprend l'appareil de lui-même.")
    case .heldByUnknown(let device):
      Notice(
        "\(device) est tenu par un programme d'un autre utilisateur.",
        cure: "Lancez « headsetctl doctor » en tant que root pour savoir lequel, puis fermez-le.")
    case .startupFailed(let device, let detail):
      Notice(
        "\(device) ne démarre pas\(inBrackets(detail)).",
        cure:
          "Débranchez-le, attendez cinq secondes et rebranchez-le ; sinon, essayez un autre port et un autre câble."
      )
    case .quarantined(let device, let detail):
      Notice(
        "\(device) ne se présente pas comme ceux de son genre\(inBrackets(detail)) ; headsetd ne l'utilise donc pas.",
        cure: "Faites examiner l'appareil par un technicien avant toute utilisation.")
    case .noDriver(let device):
      Notice("headsetd connaît \(device) mais ne sait pas encore le piloter.")
    case .tooManyDevices(let device):
      Notice(
        "headsetd ne prend pas plus d'appareils ; \(device) attend.",
        cure: "Débranchez ce qui ne sert pas.")

    case .program(let trouble): trouble.french
    case .room(let trouble): trouble.french
    case .survey(let trouble): trouble.french
    case .station(let trouble): trouble.french
    case .guide(let trouble): trouble.french
    case .recording(let trouble): trouble.french
    case .notDetermined(let trouble): Notice("L'enregistrement ne le dit pas : \(trouble.french).")
    case .ledger(let trouble): trouble.french
    case .register(let trouble): trouble.french
    case .report(let trouble): trouble.french

    case .noEmulator(let path):
      Notice(
        "L'émulateur n'est pas à \(path).", cure: "Installez headset-emulator à côté de headsetctl."
      )
    case .emulatorFailed(let detail):
      Notice("headset-emulator n'a pas démarré\(inBrackets(detail)).")
    case .noRecord(let path):
      Notice(
        "Il n'y a pas de registre à \(path).",
        cure: "Démarrez headsetd une fois, ou indiquez le fichier avec --database.")
    case .recordUnreadable(let path, let detail):
      Notice("Le registre à \(path) est illisible\(inBrackets(detail)).")
    case .recordOfOtherProgram(let path): Notice("\(path) n'est pas un registre de headsetd.")
    case .recordFromFuture(let path, let version):
      Notice(
        "Le registre à \(path) vient d'un headsetd plus récent.",
        cure: "Installez la version \(version) ou une version ultérieure.")
    case .fileUnreadable(let path, let detail):
      Notice("\(path) est illisible\(inBrackets(detail)).")
    }
  }
}

extension Sentence.ArgumentReason {
  fileprivate var french: String {
    switch self {
    case .empty: "vide"
    case .tooLong: "trop long"
    case .tooMany: "donné trop de fois"
    case .outOfRange: "hors limites"
    case .notText: "autre chose que du texte simple"
    case .notAFileName: "autre chose qu'un simple nom de fichier"
    case .notAChoice: "un mot qui n'est pas dans la liste"
    case .other: "refusé"
    }
  }
}

extension Sentence {
  /// Whom to ask for a verb, by its word on the wire.
  private static func frenchCure(ofDenied verb: String) -> String {
    switch verb {
    case "register_audit":
      "Adressez-vous à un auditeur, qui n'est pas technicien, ou faites-vous ajouter au groupe des auditeurs."
    case "register_describe", "attach_emulated", "detach_emulated":
      "Adressez-vous à un administrateur du poste."
    default: "Adressez-vous à un technicien du poste, ou faites-vous ajouter au groupe des techniciens."
    }
  }
}
