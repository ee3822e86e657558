extension RegisterTrouble.Reason {
  /// Within a sentence, without its end.
  func french(_ facts: [String: String]) -> String {
    func fact(_ name: String) -> String { facts[name] ?? "?" }
    let what = Self.frenchThings[fact("what")] ?? fact("what")
    let key = facts["key"].map { " (\($0))" } ?? ""
    return switch self {
    case .unreadable: "le contenu de \(fact("kind")) est illisible\(key)"
    case .unknownKey: "\(fact("kind")) a une clé qu'il ne peut avoir"
    case .notDeclarable: "\(fact("kind")) ne s'inscrit pas par cette commande"
    case .unknown: "\(what) \(fact("name")) n'existe pas"
    case .outOfRange: "\(what) est hors de ses limites"
    case .tagTaken: "l'étiquette \(fact("tag")) a déjà été donnée, et ne l'est jamais deux fois"
    case .tagsUsedUp: "\(fact("site")) n'a plus de numéro d'étiquette"
    case .serialTaken: "le numéro de série \(fact("serial")) est déjà celui de \(fact("tag"))"
    case .unitTaken: "l'appareil \(fact("serial")) est déjà \(fact("tag"))"
    case .noSuchRoom: "\(fact("site")) n'a pas de salle « \(fact("room")) »"
    case .kitInItself: "\(fact("tag")) serait une partie de lui-même"
    case .partOfKit:
      "\(fact("tag")) est ou serait une partie de \(fact("parent")), et un ensemble est dans les mêmes mains"
    case .gone: "\(fact("tag")) a quitté ce registre"
    case .citesAnother: "l'événement \(fact("event")) ne concerne pas \(fact("tag"))"
    case .nothingSaid: "rien n'est dit de : \(what)"
    case .illegalMove: "\(fact("tag")) ne peut passer de \(fact("from")) à \(fact("to"))"
    case .inTransit: "\(fact("tag")) est en route par l'offre \(fact("offer"))"
    case .offerAnswered: "l'offre \(fact("offer")) a eu sa réponse"
    case .oneSided: "l'offre \(fact("offer")) est acceptée par l'autre partie, pas par qui l'a faite"
    case .notAddressee: "l'offre \(fact("offer")) s'adresse à \(fact("party"))"
    case .notThatParty: "\(fact("party")) signe sous un autre compte"
    case .noHand:
      "\(fact("party")) n'a pas de compte sur ce poste : un administrateur répond pour elle, ou une tête de son registre"
    case .broken: "\(fact("tag")) est en panne, et n'est remis qu'avec un motif"
    case .needsTwoSignatures: "le titre de \(fact("tag")) change avec la signature de deux parties"
    case .teamTooSmall: "une équipe a deux membres au moins"
    case .custodianOnTeam: "\(fact("party")) garde ce qui est compté"
    case .notOnTeam: "\(fact("actor")) n'est pas de l'équipe de la campagne"
    case .misread: "« \(fact("scan")) » a été mal lu : le dernier signe ne convient pas ; lisez-le de nouveau"
    case .otherScope: "le périmètre compte maintenant \(fact("count")) biens"
    case .emptyScope: "le périmètre est vide"
    case .sampleTooSmall: "sur \(fact("count")) biens, \(fact("size")) au moins sont comptés"
    case .campaignClosed: "la campagne \(fact("campaign")) est close"
    case .roomNotVisited: "l'équipe n'est pas entrée dans « \(fact("room")) »"
    case .alreadyCounted:
      "\(fact("tag")) a déjà été compté à \(fact("time"))"
        + ((facts["room"] ?? "").isEmpty ? "" : " dans « \(fact("room")) »")
    case .noPresence: "l'appareil de \(fact("tag")) n'a pas été vu sur l'USB"
    case .otherSerial: "l'événement \(fact("event")) ne montre pas l'appareil de \(fact("tag"))"
    case .presenceTooOld:
      "l'événement \(fact("event")) date de plus d'un jour, ou une horloge n'est pas sûre"
    case .notCounted: "\(fact("count")) biens sont sans résultat, dont \(fact("tag"))"
    case .unexplained: "\(fact("count")) constats sont sans décision, dont \(fact("finding"))"
    case .roomsNotVisited:
      "l'équipe n'est pas entrée dans \(fact("count")) salles, dont « \(fact("room")) »"
    case .findingDecided: "\(fact("finding")) est déjà décidé"
    case .countedByYou: "\(fact("finding")) se décide par un autre que celui qui a compté"
    case .needsDocument: "\(fact("finding")) demande un document : \(fact("type"))"
    case .needsApproval: "\(fact("tag")) demande l'accord de : \(fact("role"))"
    case .needsWiping: "\(fact("tag")) garde des données, et rien ne prouve qu'elles sont effacées"
    case .convertedSilently: "une autre monnaie, \(fact("what")), sans taux, jour ni source"
    case .importedBefore: "cette ligne du fichier a déjà été importée"
    case .retentionTooShort: "les pièces se gardent \(fact("years")) ans au moins"
    case .tooMany: "il y en a trop : \(what)"
    case .other: "une règle d'un service plus récent"
    }
  }

  /// What the register calls a thing or a field in a fact; a word that is not here stands as it is.
  private static let frenchThings = [
    "asset": "bien", "assets": "biens", "campaign": "campagne", "cost": "coût", "days": "durée en jours",
    "finding": "constat", "kits": "ensembles", "line": "ligne", "model": "modèle", "offer": "offre",
    "party": "partie", "photographs": "photographies", "programme, year": "programme, année",
    "references": "références", "rooms": "salles", "rows": "lignes", "scan": "lecture", "scope": "périmètre",
    "share": "part du bailleur", "tag": "étiquette", "unit": "appareil", "value": "valeur", "year": "année",
    "events": "événements", "facts": "faits", "report_due": "jour du rapport", "life_months": "durée de vie",
    "calibration_months": "intervalle d'étalonnage", "end_use_months": "durée d'usage",
    "residual_percent": "valeur résiduelle",
  ]
}

extension RegisterTrouble.CellFault {
  var french: String {
    switch self {
    case .empty: "est vide"
    case .badDay: "n'est pas un jour comme 2026-03-01"
    case .badAmount: "n'est pas un montant comme 1234.56"
    case .badCurrency: "n'est pas une monnaie comme EUR"
    case .badNumber: "n'est pas un nombre dans ses limites"
    case .badTag: "n'est pas une étiquette"
    case .badWord: "a d'autres signes que lettres, chiffres et ._-"
    case .badText: "est trop long ou contient de l'invisible"
    case .badChoice: "n'est aucun des mots admis"
    case .badQuotes: "a un guillemet qui n'est pas fermé ou qui est seul"
    case .cellCount: "n'a pas autant de cases que l'en-tête"
    case .noCurrency: "est un montant sans monnaie"
    case .noKnownColumn: "est un format dont l'en-tête n'a aucune colonne"
    case .notUTF8: "n'est pas du texte en UTF-8"
    }
  }
}

extension RegisterTrouble {
  var french: Notice {
    switch self {
    case .refused(let rule, let reason, let facts):
      Notice(
        (facts["line"].map { "Ligne \($0) : non" } ?? "Non") + " inscrit : " + reason.french(facts)
          + (rule.map { " (règle \($0))" } ?? "") + ".")
    case .noRegister:
      Notice(
        "Le service ne tient pas de registre en ce moment.",
        cure: "Voyez « headsetctl status » : son journal doit être tenu, et entier.")
    case .recordFailing(let detail):
      Notice(
        "L'enregistrement a échoué (\(detail)) ; il se peut que cela ait été inscrit tout de même.",
        cure: "Regardez avant de recommencer ; « headsetctl status » dit quand l'enregistrement reprend.")
    case .badCell(let line, let column, let fault, let text):
      Notice(
        "Ligne \(line)" + (column.map { ", colonne \($0)" } ?? "") + " : "
          + (text.isEmpty ? "la case" : "« \(text) »") + " " + fault.french + ".",
        cure: "Rien n'a été importé ; corrigez le fichier et importez-le de nouveau.")
    case .noSuchColumn(let name):
      Notice(
        "Le fichier n'a pas de colonne « \(name) ».",
        cure: "Voyez la page sur l'importation pour les colonnes de chaque format.")
    case .fileTooLarge(let path): Notice("\(path) est trop grand.", cure: "Coupez-le en parties.")
    case .badQuery(let detail):
      Notice(
        "La requête n'a pas été exécutée : \(detail).",
        cure: "Les requêtes ne font que lire : voyez la page sur les vues.")
    case .queryCut(let count): Notice("Il y a plus de \(count) lignes ; le reste est omis.")
    case .queryTooLong: Notice("La requête a duré trop longtemps et a été arrêtée.", cure: "Demandez moins.")
    }
  }
}
