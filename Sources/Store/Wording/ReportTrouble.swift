/// Why there is no report, no bundle or no merge.
public enum ReportTrouble: Hashable, Sendable {
  case notABundle(path: String)
  case fileExists(path: String)
  case notWhole(path: String)
  case doesNotAddUp
  case noSuchTransfer(number: Int)
  case noSuchEntry(number: Int, size: Int)
  case oneRegisterOnly
  case headOfNobody(key: String)
  /// Another process is the one writer.
  case serviceRuns(path: String)
}

extension ReportTrouble {
  var english: Notice {
    switch self {
    case .notABundle(let path):
      Notice("\(path) is no bundle.", cure: "Give a file as 'headsetctl audit export' writes it.")
    case .fileExists(let path): Notice("\(path) is there already, and stays.", cure: "Name a new file.")
    case .notWhole(let path):
      Notice(
        "\(path) is not what was once recorded.",
        cure: "See 'headsetctl audit verify' for where it begins to differ.")
    case .doesNotAddUp: Notice("The figures do not add up; nothing was written.")
    case .noSuchTransfer(let number):
      Notice("There is no transfer \(number).", cure: "Give the number of its offer.")
    case .noSuchEntry(let number, let size):
      Notice("There is no entry \(number): the ledger has \(size), from 0 on.")
    case .oneRegisterOnly:
      Notice("That is asked of one register only.", cure: "Give one bundle, or the rig's own database.")
    case .headOfNobody(let key):
      Notice(
        "A head that was given is signed by the key \(key), which is of none of these ledgers.",
        cure: "See whether its rig's bundle is among them.")
    case .serviceRuns(let path):
      Notice("\(path) is being recorded into.", cure: "Stop headsetd first: 'systemctl stop headsetd'.")
    }
  }

  var french: Notice {
    switch self {
    case .notABundle(let path):
      Notice(
        "\(path) n'est pas une liasse.",
        cure: "Donnez un fichier tel que « headsetctl audit export » l'écrit.")
    case .fileExists(let path): Notice("\(path) existe déjà et reste.", cure: "Nommez un nouveau fichier.")
    case .notWhole(let path):
      Notice(
        "\(path) n'est pas ce qui fut enregistré.",
        cure: "Voyez avec « headsetctl audit verify » où il diverge.")
    case .doesNotAddUp: Notice("Les chiffres ne concordent pas ; rien n'a été écrit.")
    case .noSuchTransfer(let number):
      Notice("Il n'y a pas de transfert \(number).", cure: "Donnez le numéro de son offre.")
    case .noSuchEntry(let number, let size):
      Notice("Il n'y a pas d'entrée \(number) : le journal en a \(size), à partir de 0.")
    case .oneRegisterOnly:
      Notice("Cela se demande d'un seul registre.", cure: "Donnez une liasse, ou la base du poste.")
    case .headOfNobody(let key):
      Notice(
        "Une tête donnée est signée par la clé \(key), d'aucun de ces journaux.",
        cure: "Vérifiez que la liasse de son poste est du nombre.")
    case .serviceRuns(let path):
      Notice(
        "\(path) est en cours d'enregistrement.",
        cure: "Arrêtez d'abord headsetd : « systemctl stop headsetd ».")
    }
  }
}
