/// A word of a report: a column, a label, or a value. The raw values are the keys of a report's JSON and the words of the
/// register's events.
public enum ReportTerm: String, CaseIterable, Hashable, Sendable {
  // Reports.
  case assetRegister = "asset_register", verificationSheet = "verification_sheet", reconciliation
  case handoverCertificate = "handover_certificate", endUseReport = "end_use_report"
  case idleAndOverdue = "idle_and_overdue", exceptions, ledgerProof = "ledger_proof"
  case usageForPurpose = "usage_for_purpose", labelSheet = "label_sheet"
  // What a report says of itself.
  case report, registerOf = "register_of", asOfEntry = "as_of_entry", asOfTime = "as_of_time", head
  case headRoot = "head_root", headSignature = "head_signature", rows, filter, everything, total
  case clockNotTrusted = "clock_not_trusted", emptyElements = "empty_elements", none
  // Columns and labels.
  case tag, description, make, model, equipment, serial, labelSerial = "label_serial"
  case fundingSource = "funding_source", award, programme, titleHolder = "title_holder", title, acquired
  case cost, currency, donorShare = "donor_share", location, site, room, custodian, use
  case useHours = "use_hours", condition, status, disposalDate = "disposal_date"
  case salePrice = "sale_price", compensation, ageMonths = "age_months", presentValue = "present_value"
  case lastUsed = "last_used"
  case lastVerified = "last_verified", nextDue = "next_due", calibrated, seen, remarks, opening
  case openingValue = "opening_value", entered, enteredValue = "entered_value", left
  case leftValue = "left_value", adjustedValue = "adjusted_value", closing
  case closingValue = "closing_value", found, notFound = "not_found", moved, uncounted, party
  case organisation, signedAs = "signed_as", date, from, to, offer, offered, answered, origin, insurance,
    maintenance, conditions
  case sessions, problems, changesNeeded = "changes_needed", trainees, passRate = "pass_rate", year
  case month, hours, kitUsed = "kit_used", idleDays = "idle_days", what, finding, kind, amount, opened
  case ageDays = "age_days", decision, decided, entry, leaf, leafHash = "leaf_hash"
  case treeSize = "tree_size", path, inclusion, consistency, earlierHead = "earlier_head", purpose
  case forFee = "for_fee", unit, signatureHolder = "signature_holder"
  case signatureLeader = "signature_leader", signatureGiver = "signature_giver"
  case signatureTaker = "signature_taker", fullMonthConvention = "full_month_convention"
  case fairValueNote = "fair_value_note", notIndependent = "not_independent", toFillIn = "to_fill_in"
  case emptyNote = "empty_note", daysWithoutSession = "days_without_session"
  case movedCount = "moved_count", notFoundCount = "not_found_count", step, units, unitsUsed = "units_used"
  case proofNote = "proof_note", reportDue = "report_due", endUseMonths = "end_use_months"
  case donorConsents = "donor_consents", emulated
  // Values.
  case yes, no, new, good, fair, poor, unusable, inStore = "in_store", inService = "in_service"
  case inTransit = "in_transit", onLoan = "on_loan", underRepair = "under_repair", missing, stolen
  case disposed, donor, conditional, full, headset, controller, tracker, station, dongle, camera
  case computer, display, kiosk, cables, other, unlisted, damaged, labelMismatch = "label_mismatch"
  case serialChanged = "serial_changed", familyMismatch = "family_mismatch"
  case duplicateLabel = "duplicate_label", duplicateOrMoved = "duplicate_or_moved"
  case transitOverdue = "transit_overdue", feeUse = "fee_use", explained, recovered, corrected, accepted
  case writtenOff = "written_off", open, verification, calibration, warranty, support, transit, endUse =
    "end_use", training
  case demonstration, test, idle, rejected
}
