/// Which columns of which program's export say what.
///
/// Headings are compared without case and surrounding blanks. Sources: `plain` is ours; `snipe-it` are the names of
/// the fields that Snipe-IT imports assets by (its default map, app/Importer/Importer.php), `glpi` the English and French
/// titles of its lists; neither was tried on an installation (Docs/Formats/import.md). Others are passed over.
public enum ImportFormat: String, CaseIterable, Hashable, Sendable {
  case plain
  case snipeIT = "snipe-it"
  case glpi

  /// What a column can say.
  public enum Field: String, CaseIterable, Hashable, Sendable {
    case tag, model, site, room, custodian, condition, description, marks, label, programme, award, acquired
    case supplier, invoice, cost, currency, share, basis, insured, warranty, support, parent
  }

  /// Headings of each field, in lower case; the first that the file has counts.
  var headings: [Field: [String]] {
    switch self {
    case .plain:
      Dictionary(uniqueKeysWithValues: Field.allCases.map { ($0, [$0.rawValue]) })
    case .snipeIT:
      [
        .tag: ["asset tag"], .model: ["model name", "model number", "model no.", "model"],
        .room: ["location"],
        .description: ["item name", "asset name", "name"], .marks: ["notes"],
        .label: ["serial number", "serial"],
        .acquired: ["purchase date", "purchased"], .supplier: ["supplier"], .invoice: ["order number"],
        .cost: ["purchase cost", "cost"], .currency: ["currency"],
      ]
    case .glpi:
      [
        .tag: ["inventory number", "numéro d'inventaire"], .model: ["model", "modèle"],
        .room: ["location", "lieu"], .description: ["name", "nom"], .marks: ["comments", "commentaires"],
        .label: ["serial number", "numéro de série"],
        .acquired: ["date of purchase", "date d'achat"], .supplier: ["supplier", "fournisseur"],
        .invoice: ["order number", "numéro de commande"], .cost: ["value", "valeur"],
        .currency: ["currency", "devise"],
      ]
    }
  }
}
