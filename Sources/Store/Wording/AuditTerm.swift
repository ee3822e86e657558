/// A word of an audit. The raw values are the words of rules, verdicts and conflicts.
public enum AuditTerm: String, CaseIterable, Hashable, Sendable {
  // The twenty rules.
  case corrections, oneSerial, custody, independence, closing, presence, dueDates, sampling
  case bothDirections, missing, disposal, depreciation, donorShare, idle, feeUse, statement, importing
  case personalData, retention, currency
  // What becomes of a rule.
  case pass, fail, notApplicable = "not_applicable"
  // Conflicts between registers.
  case serialTwice = "serial_twice", seenElsewhere = "seen_elsewhere", tagTwice = "tag_twice", forked
  case handoverUnanswered = "handover_unanswered", handoverDisowned = "handover_disowned"
  case declaredDifferently = "declared_differently"
  // Labels.
  case bundle, rig, ledger, rules, event, conflicts, strays, written, assets
}

extension AuditTerm {
  var english: String {
    switch self {
    case .corrections: "1 Nothing deleted, corrections cite"
    case .oneSerial: "2 One serial, one live asset"
    case .custody: "3 One custodian at each instant"
    case .independence: "4 A custodian does not audit"
    case .closing: "5 A campaign closes when all is explained"
    case .presence: "6 Presence on USB within a day"
    case .dueDates: "7 Due dates are kept"
    case .sampling: "8 Full count, or a sample from a seed"
    case .bothDirections: "9 List to floor, floor to list"
    case .missing: "10 The missing is investigated"
    case .disposal: "11 Disposal has consent and wiping"
    case .depreciation: "12 Depreciation is exact"
    case .donorShare: "13 The donor's share of proceeds"
    case .idle: "14 Idle assets are listed"
    case .feeUse: "15 No use for a fee"
    case .statement: "16 An export says what it is of"
    case .importing: "17 Imports whole and once"
    case .personalData: "18 No names of people"
    case .retention: "19 Records are kept"
    case .currency: "20 No silent conversion"
    case .pass: "PASS"
    case .fail: "FAIL"
    case .notApplicable: "NOT APPLICABLE"
    case .serialTwice: "one serial live in two registers"
    case .seenElsewhere: "seen at another rig without a transfer"
    case .tagTwice: "one tag in two registers"
    case .forked: "one ledger in two versions"
    case .handoverUnanswered: "handed over, taken over by none"
    case .handoverDisowned: "taken over, given by none"
    case .declaredDifferently: "declared in two ways"
    case .bundle: "Bundle"
    case .rig: "Rig"
    case .ledger: "Ledger"
    case .rules: "Rules"
    case .event: "event"
    case .conflicts: "Conflicts"
    case .strays: "Events nobody may enter"
    case .written: "Written"
    case .assets: "Assets"
    }
  }
}

extension AuditTerm {
  var french: String {
    switch self {
    case .corrections: "1 Rien n'est effacé, une correction cite"
    case .oneSerial: "2 Une série, un seul bien vivant"
    case .custody: "3 Un seul dépositaire à chaque instant"
    case .independence: "4 Un dépositaire n'audite pas"
    case .closing: "5 Une campagne se clôt quand tout est expliqué"
    case .presence: "6 Présence sur USB dans la journée"
    case .dueDates: "7 Les échéances sont tenues"
    case .sampling: "8 Comptage complet, ou échantillon à graine"
    case .bothDirections: "9 De la liste au sol, du sol à la liste"
    case .missing: "10 Le manquant fait l'objet d'une enquête"
    case .disposal: "11 La cession a accord et effacement"
    case .depreciation: "12 L'amortissement est exact"
    case .donorShare: "13 La part du bailleur au produit"
    case .idle: "14 Les biens inutilisés sont listés"
    case .feeUse: "15 Pas d'usage payant"
    case .statement: "16 Un export dit ce qu'il est"
    case .importing: "17 Imports entiers et uniques"
    case .personalData: "18 Aucun nom de personne"
    case .retention: "19 Les archives sont conservées"
    case .currency: "20 Pas de conversion tacite"
    case .pass: "CONFORME"
    case .fail: "NON CONFORME"
    case .notApplicable: "SANS OBJET"
    case .serialTwice: "une série vivante dans deux registres"
    case .seenElsewhere: "vu à un autre poste sans transfert"
    case .tagTwice: "une étiquette dans deux registres"
    case .forked: "un journal en deux versions"
    case .handoverUnanswered: "remis, repris par aucun"
    case .handoverDisowned: "repris, remis par aucun"
    case .declaredDifferently: "déclaré de deux façons"
    case .bundle: "Liasse"
    case .rig: "Poste"
    case .ledger: "Journal"
    case .rules: "Règles"
    case .event: "événement"
    case .conflicts: "Conflits"
    case .strays: "Événements que nul ne peut inscrire"
    case .written: "Écrit"
    case .assets: "Biens"
    }
  }
}
