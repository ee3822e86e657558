import ControlProtocol
import Testing

@Suite struct PeerRoleTests {
  /// R15 of the promises: every verb for every role, written out.
  static let table: [(ControlVerb.Name, kiosk: Bool, technician: Bool, auditor: Bool, administrator: Bool)] =
    [
      (.list, true, true, true, true),
      (.show, true, true, true, true),
      (.status, true, true, true, true),
      (.watch, true, true, true, true),
      (.recordStart, false, true, false, true),
      (.recordStop, false, true, false, true),
      (.haptic, false, true, false, true),
      (.sessionStart, true, true, false, true),
      (.sessionStop, true, true, false, true),
      (.room, true, true, true, true),
      (.roomUse, false, true, false, true),
      (.roomFront, false, true, false, true),
      (.surveyStart, false, true, false, true),
      (.survey, true, true, true, true),
      (.surveySkip, false, true, false, true),
      (.surveyStop, false, true, false, true),
      (.calibration, true, true, true, true),
      (.calibrationWatch, true, true, true, true),
      (.calibrationStart, false, true, false, true),
      (.calibrationAnswer, false, true, false, true),
      (.calibrationUndo, false, true, false, true),
      (.calibrationHistory, true, true, true, true),
      (.attachEmulated, false, false, false, true),
      (.detachEmulated, false, false, false, true),
      (.registerDescribe, false, false, false, true),
      (.registerEquip, false, true, false, true),
      (.registerAudit, false, false, true, true),
      (.registerName, false, true, false, true),
    ]

  @Test func `every role may do what the table says and nothing else`() {
    #expect(Self.table.count == ControlVerb.Name.allCases.count)
    #expect(Set(Self.table.map(\.0)) == Set(ControlVerb.Name.allCases))
    for row in Self.table {
      #expect(PeerRole.kiosk.permits(row.0) == row.kiosk, "\(row.0)")
      #expect(PeerRole.technician.permits(row.0) == row.technician, "\(row.0)")
      #expect(PeerRole.auditor.permits(row.0) == row.auditor, "\(row.0)")
      #expect(PeerRole.administrator.permits(row.0) == row.administrator, "\(row.0)")
    }
  }
}
