internal import ArgumentParser
private import Foundation
internal import Inventory
internal import Wording

struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Ask the register's views in SQL.",
    discussion: """
      One SELECT over the views \(RegisterQuery.views.joined(separator: ", ")). It only reads, and works while the \
      service is down. In CSV a text that a spreadsheet would run as a formula begins with an apostrophe.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, csv, json
  }

  @Argument(help: ArgumentHelp("The query; '-' reads it from standard input.", valueName: "sql"))
  var sql: String
  @Option(help: "table, csv or json.")
  var format = Format.table
  @OptionGroup var view: ViewOptions

  func run() throws {
    let table = try view.run(sql == "-" ? Self.standardInput() : sql)
    switch format {
    case .table: Terminal.write(QueryText.table(table))
    case .csv: Terminal.write(QueryText.csv(table))
    case .json: Terminal.write(QueryText.json(table))
    }
    if table.isCut {
      Terminal.complain(
        Failure(.register(.queryCut(rowCount: RegisterQuery.rowCountMax)), .ok).text(in: .ofUser))
    }
  }

  private static func standardInput() -> String {
    let bytes = try? FileHandle.standardInput.read(upToCount: RegisterQuery.byteCountMax + 1)
    return String(decoding: bytes ?? Data(), as: UTF8.self)
  }
}
