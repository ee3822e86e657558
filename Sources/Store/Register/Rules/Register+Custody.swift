import Ledger

// Rule 3: exactly one custodian at each instant. Until the other side accepts, it is whoever offered; what is in transit
// too long is a finding.
extension Register {
  mutating func offer(_ event: CustodyOffered, _ context: EventContext) throws(RegisterRefusal) {
    let asset = try liveAsset(event.tag)
    try requireParty(event.to)
    try Self.requireRange(event.days, 1...365, "days")
    if sites[event.site] != nil { try requireRoom(event.room, of: event.site) }
    if let parent = asset.parent {
      throw RegisterRefusal(.custody, .partOfKit, ["tag": event.tag.text, "parent": parent.text])
    }
    if !context.actor.isAdministrator { try requireHand(of: asset.custody.custodian, context) }
    let tags = kit(of: event.tag)
    for tag in tags {
      let part = try liveAsset(tag)
      try requireStill(part)
      guard part.status != .missing, part.status != .stolen else {
        throw RegisterRefusal(
          .custody, .illegalMove, ["tag": tag.text, "from": part.status.rawValue, "to": "in_transit"])
      }
      guard event.broken != nil || (part.condition != .unusable && part.status != .underRepair) else {
        throw RegisterRefusal(.broken, ["tag": tag.text])
      }
    }
    transfers[context.sequence] = Transfer(
      offer: event, from: asset.custody, offered: context.stamp, offeredBy: context.actor, tags: tags,
      statuses: tags.map { assets[$0]?.status ?? .inStore })
    touched.transfers.insert(context.sequence)
    openOffers.insert(context.sequence)
    if let overdue = transfers[context.sequence]?.overdue {
      nextOverdue = min(nextOverdue ?? overdue, overdue)
    }
    for tag in tags {
      change(tag, context) {
        $0.status = .inTransit
        $0.offer = context.sequence
      }
    }
  }

  mutating func accept(_ event: CustodyAccepted, _ context: EventContext) throws(RegisterRefusal) {
    let transfer = try openTransfer(event.offer)
    guard event.by == transfer.offer.to else {
      throw RegisterRefusal(
        .custody, .notAddressee, ["offer": String(event.offer), "party": transfer.offer.to.value])
    }
    guard !context.actor.isSamePerson(as: transfer.offeredBy) else {
      throw RegisterRefusal(.custody, .oneSided, ["offer": String(event.offer)])
    }
    try requireAnswer(of: event.by, context, peer: event.peer)
    // A place that nobody declared here is another register's, and that must be named.
    guard sites[transfer.offer.site] != nil || event.peer != nil else {
      throw RegisterRefusal(.custody, .unknown, ["what": "site", "name": transfer.offer.site.text])
    }
    answer(event.offer, context, isAccepted: true)
    transfers[event.offer]?.peer = event.peer
    for tag in transfer.tags {
      change(tag, context) {
        $0.custody = Asset.Custody(
          custodian: event.by, site: transfer.offer.site, room: transfer.offer.room, since: context.stamp)
        $0.status = transfer.offer.loan == true ? .onLoan : .inStore
        $0.offer = nil
        $0.handedOver = event.peer
        if let condition = event.condition { $0.condition = condition }
      }
      if event.peer != nil { letGo(tag) }
    }
  }

  mutating func reject(_ event: CustodyRejected, _ context: EventContext) throws(RegisterRefusal) {
    let transfer = try openTransfer(event.offer)
    // Who offered takes it back; else it is the other side's to refuse.
    if !context.actor.isSamePerson(as: transfer.offeredBy), !context.actor.isAdministrator {
      try requireAnswer(of: transfer.offer.to, context)
    }
    answer(event.offer, context, isAccepted: false)
    for (tag, status) in zip(transfer.tags, transfer.statuses) {
      change(tag, context) {
        // What went missing on its way is missing all the same.
        if $0.status == .inTransit { $0.status = status }
        $0.offer = nil
      }
    }
  }

  /// A party that has a user of this rig signs as that user. An administrator may offer for a custodian who is gone; the
  /// entry says who did.
  private func requireHand(of party: RegisterWord, _ context: EventContext) throws(RegisterRefusal) {
    guard let uid = parties[party]?.uid, uid != context.actor.uid else { return }
    throw RegisterRefusal(.custody, .notThatParty, ["party": party.value])
  }

  /// Who has no user of this rig cannot sign here: a head of the register that took it over stands for that side, and a
  /// merge compares the two; else an administrator answers in its place, and the entry says so.
  private func requireAnswer(
    of party: RegisterWord, _ context: EventContext, peer: PeerReference? = nil
  ) throws(RegisterRefusal) {
    try requireHand(of: party, context)
    guard parties[party]?.uid == nil, !context.actor.isAdministrator else { return }
    guard let peer, (try? SignedTreeHead(text: peer.head.value)) != nil else {
      throw RegisterRefusal(.custody, .noHand, ["party": party.value])
    }
  }

  private func openTransfer(_ offer: Int) throws(RegisterRefusal) -> Transfer {
    guard let transfer = transfers[offer] else {
      throw RegisterRefusal(.custody, .unknown, ["what": "offer", "name": String(offer)])
    }
    guard transfer.answered == nil else {
      throw RegisterRefusal(.custody, .offerAnswered, ["offer": String(offer)])
    }
    return transfer
  }

  private mutating func answer(_ offer: Int, _ context: EventContext, isAccepted: Bool) {
    transfers[offer]?.answered = context.stamp
    transfers[offer]?.answeredBy = context.actor
    transfers[offer]?.isAccepted = isAccepted
    touched.transfers.insert(offer)
    openOffers.remove(offer)
  }

  /// Opens the findings of what is in transit too long, under whichever event first shows that the day has come.
  mutating func findOverdue(at stamp: Stamp) {
    guard stamp.time.isTrusted, let next = nextOverdue, next <= stamp.day else { return }
    for offer in openOffers.sorted() {
      guard let transfer = transfers[offer], transfer.overdue <= stamp.day else { continue }
      openOffers.remove(offer)
      var context = EventContext(stamp: stamp, actor: RegisterActor(role: "service", uid: nil))
      context.findingCount = findings(openedBy: stamp.sequence).count
      find(.transitOverdue, transfer.offer.tag, &context, note: String(offer))
    }
    nextOverdue = openOffers.compactMap { transfers[$0]?.overdue }.min()
  }
}
