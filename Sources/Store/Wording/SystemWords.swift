/// What the system says in English of an errno (strerror(3) of glibc in the C locale, which every program here runs in),
/// in French.
enum SystemWords {
  /// The longer ones before those that they begin with.
  private static let french = [
    ("Operation not permitted", "opération interdite"),
    ("No such file or directory", "fichier ou dossier introuvable"),
    ("Input/output error", "erreur d'entrée-sortie"),
    ("No such device or address", "appareil absent"),
    ("No such device", "appareil absent"),
    ("Cannot allocate memory", "mémoire épuisée"),
    ("Permission denied", "accès refusé"),
    ("Device or resource busy", "occupé par un autre programme"),
    ("File exists", "existe déjà"),
    ("Not a directory", "n'est pas un dossier"),
    ("Is a directory", "est un dossier"),
    ("Too many open files", "trop de fichiers ouverts"),
    ("File too large", "fichier trop grand"),
    ("No space left on device", "plus de place sur le disque"),
    ("Read-only file system", "disque en lecture seule"),
    ("Broken pipe", "l'autre côté a fermé"),
    ("Connection reset by peer", "l'autre côté a fermé"),
    ("Connection refused", "connexion refusée"),
    ("Connection timed out", "pas de réponse à temps"),
    ("No route to host", "machine injoignable"),
    ("Network is unreachable", "réseau injoignable"),
    ("Address already in use", "adresse déjà prise"),
  ]

  /// `text` with the system's words in brackets or behind a colon in French, where they are known.
  static func inFrench(_ text: String) -> String {
    french.reduce(text) { text, known in
      text.replacing("(" + known.0 + ")", with: "(" + known.1 + ")")
        .replacing(": " + known.0, with: ": " + known.1)
    }
  }
}
