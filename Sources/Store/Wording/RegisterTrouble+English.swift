extension RegisterTrouble.Reason {
  /// Within a sentence, without its end.
  func english(_ facts: [String: String]) -> String {
    func fact(_ name: String) -> String { facts[name] ?? "?" }
    let key = facts["key"].map { " (\($0))" } ?? ""
    return switch self {
    case .unreadable: "the payload of \(fact("kind")) cannot be read\(key)"
    case .unknownKey: "\(fact("kind")) has a key that it may not have"
    case .notDeclarable: "\(fact("kind")) is not for this verb to enter"
    case .unknown: "there is no \(fact("what")) \(fact("name"))"
    case .outOfRange: "\(fact("what")) is not within its range"
    case .tagTaken: "the tag \(fact("tag")) was given before, and a tag is never given twice"
    case .tagsUsedUp: "\(fact("site")) has no number left for a tag"
    case .serialTaken: "the serial \(fact("serial")) is already that of \(fact("tag"))"
    case .unitTaken: "the unit \(fact("serial")) is already \(fact("tag"))"
    case .noSuchRoom: "\(fact("site")) has no room '\(fact("room"))'"
    case .kitInItself: "\(fact("tag")) would be a part of itself"
    case .partOfKit:
      "\(fact("tag")) is or would be a part of \(fact("parent")), and a kit is in one pair of hands"
    case .gone: "\(fact("tag")) has left this register"
    case .citesAnother: "event \(fact("event")) is not about \(fact("tag"))"
    case .nothingSaid: "nothing is said about \(fact("what"))"
    case .illegalMove: "\(fact("tag")) cannot go from \(fact("from")) to \(fact("to"))"
    case .inTransit: "\(fact("tag")) is on its way by offer \(fact("offer"))"
    case .offerAnswered: "offer \(fact("offer")) has been answered"
    case .oneSided: "offer \(fact("offer")) is accepted by the other side, not by who made it"
    case .notAddressee: "offer \(fact("offer")) is to \(fact("party"))"
    case .notThatParty: "\(fact("party")) signs as another user"
    case .noHand:
      "\(fact("party")) has no user of this rig: an administrator answers for it, or a head of its own register"
    case .broken: "\(fact("tag")) is broken, and handed over with a reason only"
    case .needsTwoSignatures: "the title of \(fact("tag")) changes with the signatures of two parties"
    case .teamTooSmall: "a team has two members or more"
    case .custodianOnTeam: "\(fact("party")) keeps what is counted"
    case .notOnTeam: "\(fact("actor")) is none of the campaign's team"
    case .misread: "'\(fact("scan"))' was misread: its last character does not fit; scan it again"
    case .otherScope: "the scope has \(fact("count")) assets now"
    case .emptyScope: "nothing is in the scope"
    case .sampleTooSmall: "of \(fact("count")) assets at least \(fact("size")) are counted"
    case .campaignClosed: "campaign \(fact("campaign")) is closed"
    case .roomNotVisited: "the team has not entered '\(fact("room"))'"
    case .alreadyCounted:
      "\(fact("tag")) was already counted at \(fact("time"))"
        + ((facts["room"] ?? "").isEmpty ? "" : " in '\(fact("room"))'")
    case .noPresence: "the unit of \(fact("tag")) was not seen on USB"
    case .otherSerial: "event \(fact("event")) does not show the unit of \(fact("tag"))"
    case .presenceTooOld: "event \(fact("event")) is older than a day, or a clock cannot be trusted"
    case .notCounted: "\(fact("count")) assets have no result, \(fact("tag")) the first"
    case .unexplained: "\(fact("count")) findings are not decided, \(fact("finding")) the first"
    case .roomsNotVisited: "\(fact("count")) rooms were not entered, '\(fact("room"))' the first"
    case .findingDecided: "\(fact("finding")) has been decided"
    case .countedByYou: "\(fact("finding")) is decided by another than who counted"
    case .needsDocument: "\(fact("finding")) needs a document: \(fact("type"))"
    case .needsApproval: "\(fact("tag")) needs the approval of \(fact("role"))"
    case .needsWiping: "\(fact("tag")) keeps data, and there is no proof that they were wiped"
    case .convertedSilently: "another currency, \(fact("what")), without rate, day and source"
    case .importedBefore: "this row of the file was imported before"
    case .retentionTooShort: "records are kept \(fact("years")) years at least"
    case .tooMany: "there are too many: \(fact("what"))"
    case .other: "a rule of a newer service"
    }
  }
}

extension RegisterTrouble.CellFault {
  var english: String {
    switch self {
    case .empty: "is empty"
    case .badDay: "is no day as 2026-03-01"
    case .badAmount: "is no amount as 1234.56"
    case .badCurrency: "is no currency as EUR"
    case .badNumber: "is no number in its range"
    case .badTag: "is no tag"
    case .badWord: "has other characters than letters, digits and ._-"
    case .badText: "is too long or holds what cannot be seen"
    case .badChoice: "is none of the words it may be"
    case .badQuotes: "has a quotation mark that is not closed or stands alone"
    case .cellCount: "has another number of cells than the heading"
    case .noCurrency: "is an amount, and no currency is given"
    case .noKnownColumn: "is a format of which the heading has no column"
    case .notUTF8: "is no text in UTF-8"
    }
  }
}

extension RegisterTrouble {
  var english: Notice {
    switch self {
    case .refused(let rule, let reason, let facts):
      Notice(
        (facts["line"].map { "Line \($0): not" } ?? "Not") + " entered: " + reason.english(facts)
          + (rule.map { " (rule \($0))" } ?? "") + ".")
    case .noRegister:
      Notice(
        "The service keeps no register now.",
        cure: "See 'headsetctl status': its ledger must be kept, and be whole.")
    case .recordFailing(let detail):
      Notice(
        "The record failed (\(detail)); this may have been entered all the same.",
        cure: "Look before you repeat it; 'headsetctl status' says when the record goes on.")
    case .badCell(let line, let column, let fault, let text):
      Notice(
        "Line \(line)" + (column.map { ", column \($0)" } ?? "") + ": "
          + (text.isEmpty ? "the cell" : "'\(text)'") + " " + fault.english + ".",
        cure: "Nothing was imported; correct the file and import it again.")
    case .noSuchColumn(let name):
      Notice(
        "The file has no column '\(name)'.", cure: "See the page on importing for the columns of each format."
      )
    case .fileTooLarge(let path): Notice("\(path) is too large.", cure: "Cut it into parts.")
    case .badQuery(let detail):
      Notice("The query was not run: \(detail).", cure: "Queries only read: see the page on views.")
    case .queryCut(let count): Notice("There are more than \(count) rows; the rest is left out.")
    case .queryTooLong: Notice("The query ran for too long and was ended.", cure: "Ask for less.")
    }
  }
}
