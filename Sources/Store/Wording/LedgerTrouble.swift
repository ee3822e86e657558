/// What a verification finds wrong with a ledger, or why it cannot verify.
public enum LedgerTrouble: Hashable, Sendable {
  /// The first bad event is one from `first` to `last`.
  case events(Evil, first: Int, last: Int)
  case headAltered(size: Int)
  case headOfStranger(key: String)
  case untrusted(key: String)
  case schemaAltered(object: String)
  case damaged(code: Int32)
  // Why there is nothing to verify.
  case noLedger(path: String)
  case notBegun(path: String)
  case noHead(path: String)
  case noKey(path: String)

  /// What became of an event.
  public enum Evil: CaseIterable, Hashable, Sendable {
    case missing, misplaced, unreadable, altered, treeAltered, notAsSigned, unsigned, cutOff, keyEntry,
      uncovered
    case notAsExported, olderThanExported, damaged
  }
}

extension LedgerTrouble {
  var english: Notice {
    switch self {
    case .events(let evil, let first, let last):
      Notice((first == last ? "Event \(first)" : "One of events \(first) to \(last)") + evil.english + ".")
    case .headAltered(let size):
      Notice("The stored head of \(size) entries is not what the ledger's key signed.")
    case .headOfStranger(let key):
      Notice(
        "A head that was given is signed by the key \(key), which is none of this ledger's.",
        cure: "See that it is of this rig; if it is, another ledger was put in the place of this one.")
    case .untrusted(let key):
      Notice(
        "None of the keys that were given is this ledger's, which began with \(key).",
        cure: "See that they are of this rig; if they are, another ledger was put in the place of this one.")
    case .schemaAltered(let object):
      Notice("The ledger's table, index or trigger '\(object)' was altered or removed.")
    case .damaged(let code): Notice("The database is damaged (SQLite's code \(code)).")
    case .noLedger(let path):
      Notice("\(path) has no ledger.", cure: "Name the database of a headsetd that keeps one.")
    case .notBegun(let path):
      Notice("The ledger of \(path) has not begun.", cure: "Let headsetd run once with its key.")
    case .noHead(let path):
      Notice(
        "\(path) holds a line that is no head of a ledger.",
        cure: "Give lines as 'headsetctl audit head' writes them.")
    case .noKey(let path):
      Notice("\(path) is no public key.", cure: "Give a file as 'headsetctl audit key' writes it.")
    }
  }

  var french: Notice {
    switch self {
    case .events(let evil, let first, let last):
      Notice(
        (first == last ? "L'événement \(first)" : "Un des événements \(first) à \(last)") + evil.french + ".")
    case .headAltered(let size):
      Notice("La tête enregistrée de \(size) entrées n'est pas celle que la clé du journal a signée.")
    case .headOfStranger(let key):
      Notice(
        "Une tête donnée est signée par la clé \(key), qui n'est pas de ce journal.",
        cure: "Vérifiez qu'elle est de ce poste ; si oui, un autre journal a pris la place de celui-ci.")
    case .untrusted(let key):
      Notice(
        "Aucune des clés données n'est de ce journal, qui a commencé avec \(key).",
        cure: "Vérifiez qu'elles sont de ce poste ; si oui, un autre journal a pris la place de celui-ci.")
    case .schemaAltered(let object):
      Notice("La table, l'index ou le déclencheur « \(object) » du journal a été modifié ou ôté.")
    case .damaged(let code): Notice("La base de données est endommagée (code SQLite \(code)).")
    case .noLedger(let path):
      Notice("\(path) n'a pas de journal.", cure: "Nommez la base d'un headsetd qui en tient un.")
    case .notBegun(let path):
      Notice("Le journal de \(path) n'a pas commencé.", cure: "Faites tourner headsetd une fois avec sa clé.")
    case .noHead(let path):
      Notice(
        "\(path) contient une ligne qui n'est pas une tête de journal.",
        cure: "Donnez des lignes telles que « headsetctl audit head » les écrit.")
    case .noKey(let path):
      Notice(
        "\(path) n'est pas une clé publique.",
        cure: "Donnez un fichier tel que « headsetctl audit key » l'écrit.")
    }
  }
}

extension LedgerTrouble.Evil {
  fileprivate var english: String {
    switch self {
    case .missing: " is missing, while later ones are there"
    case .misplaced: " has a number that no event can have"
    case .unreadable: " is no event"
    case .altered: " is not what was entered"
    case .treeAltered: " has hashes that are not those of the events"
    case .notAsSigned: " is not what was signed"
    case .unsigned: " is under no signature"
    case .cutOff: " is missing, though a stored head has it"
    case .keyEntry: " changes the key without both signatures"
    case .uncovered: " is under no signature of the ledger's key"
    case .notAsExported: " is not what it was when a head was exported"
    case .olderThanExported:
      " is missing, though an exported head has it: this is an older copy, or its end was cut off"
    case .damaged: " cannot be read from the database"
    }
  }

  fileprivate var french: String {
    switch self {
    case .missing: " manque, alors que de plus récents sont là"
    case .misplaced: " a un numéro qu'aucun événement ne peut avoir"
    case .unreadable: " n'en est pas un"
    case .altered: " n'est pas ce qui avait été inscrit"
    case .treeAltered: " a des empreintes qui ne sont pas celles des événements"
    case .notAsSigned: " n'est pas ce qui avait été signé"
    case .unsigned: " n'est sous aucune signature"
    case .cutOff: " manque, bien qu'une tête enregistrée le compte"
    case .keyEntry: " change la clé sans les deux signatures"
    case .uncovered: " n'est sous aucune signature de la clé du journal"
    case .notAsExported: " n'est plus ce qu'il était quand une tête a été exportée"
    case .olderThanExported: " manque, bien qu'une tête exportée le compte : copie ancienne, ou fin coupée"
    case .damaged: " est illisible dans la base de données"
    }
  }
}
