internal import ControlChannel
internal import ControlProtocol
internal import Foundation
internal import Inventory
internal import Register

/// What clients ask of the register.
extension ServiceDesk {
  /// Less than the channel waits for an answer.
  private static let patienceMilliseconds = 8_000

  /// Enters the drafts of a document. Each must be of a kind that this verb's right covers: the table of rights is
  /// about verbs, and no verb carries more than its own.
  func enter(
    _ document: String, _ right: RegisterKind.Right, isTrial: Bool, by peer: ControlPeer
  ) -> Result<ControlPayload, ControlFault> {
    let drafts: [RegisterDraft]
    do throws(RegisterRefusal) {
      drafts = try RegisterDraft.list(json: Data(document.utf8))
    } catch {
      return .failure(ControlFault(error, draft: 0))
    }
    for (index, draft) in drafts.enumerated() where RegisterKind(rawValue: draft.kind)?.right != right {
      return .failure(ControlFault(.notDeclarable(draft.kind), draft: index))
    }
    return carryOut(drafts, [], isTrial: isTrial, by: peer).map { .entered(RegisterAnswer($0)) }
  }

  /// Notes who a party is in life.
  func note(
    _ party: String, name: String, contact: String?, by peer: ControlPeer
  ) -> Result<ControlPayload, ControlFault> {
    guard let word = RegisterWord(party) else { return .failure(.badArgument("party", .notAChoice)) }
    guard let line = RegisterText(name) else { return .failure(.badArgument("name", .notText)) }
    let address = contact.map { RegisterText($0) }
    if case .some(nil) = address { return .failure(.badArgument("contact", .notText)) }
    let names = [PartyName(party: word, name: line, contact: address ?? nil)]
    return carryOut([], names, isTrial: false, by: peer).map { _ in .done }
  }

  private func carryOut(
    _ drafts: [RegisterDraft], _ names: [PartyName], isTrial: Bool, by peer: ControlPeer
  ) -> Result<RegisterReceipt, ControlFault> {
    guard let inventory = rig.inventory else { return .failure(ControlFault(.noRegister)) }
    let order = RegisterOrder(
      drafts: drafts, names: names,
      actor: RegisterActor(role: peer.role.rawValue, uid: peer.credentials.uid), at: rig.clock.now,
      isTrial: isTrial)
    return inventory.carryOut(order, waitMilliseconds: Self.patienceMilliseconds).mapError { trouble in
      switch trouble {
      case .refused(let draft, let refusal): ControlFault(refusal, draft: draft)
      case .noLedger: ControlFault(.noRegister)
      case .disk(let error): ControlFault(.recordFailing, ["detail": "\(error)"])
      case .busy: ControlFault(.busy)
      case .timedOut: ControlFault(.timedOut, ["seconds_max": String(Self.patienceMilliseconds / 1000)])
      }
    }
  }
}

extension ControlFault {
  /// A refusal with its facts.
  init(_ refusal: RegisterRefusal, draft: Int) {
    var facts = refusal.facts
    facts["reason"] = refusal.reason.rawValue
    facts["draft"] = String(draft)
    facts["rule"] = refusal.rule.map { String($0.rawValue) }
    self.init(.registerRefused, facts)
  }
}

extension RegisterAnswer {
  init(_ receipt: RegisterReceipt) {
    self.init(
      size: receipt.size,
      entries: receipt.entries.map {
        Entry(sequence: $0.sequence, kind: $0.kind, tag: $0.tag, findings: $0.findings)
      })
  }
}
