// A process to be killed: appends as fast as it can and says, line by line, how many entries are on disk.
// `ledger-load DATABASE` runs until it is killed.
import Foundation
import Ledger

func entry(_ number: Int) throws(LedgerError) -> LedgerEntry {
  try LedgerEntry(
    kind: "load", actor: "test", time: LedgerTime(milliseconds: Int64(number), isTrusted: false),
    payload: ["number": .integer(Int64(number))])
}

let arguments = CommandLine.arguments
guard arguments.count == 2 else { exit(64) }
// The tests' own key.
var file = LedgerFile(path: arguments[1], key: try LedgerSigningKey(seed: Data(repeating: 1, count: 32)))
if !FileManager.default.fileExists(atPath: arguments[1]) {
  _ = try file.begin(origin: "load", actor: "test", time: LedgerTime(milliseconds: 0, isTrusted: false))
}
var size = try file.read { db in try Ledger.size(of: db) }
while true {
  // One, or a batch: both go in whole.
  let count = size.isMultiple(of: 3) ? 5 : 1
  guard let head = try file.append((size..<size + count).map(entry)) else { exit(1) }
  size = head.head.size
  FileHandle.standardOutput.write(Data("\(size)\n".utf8))
}
