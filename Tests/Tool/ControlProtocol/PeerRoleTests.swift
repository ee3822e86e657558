import ControlProtocol
import Testing

@Suite struct PeerRoleTests {
  /// R15 of the promises: every verb for every role, written out.
  static let table: [(ControlVerb.Name, kiosk: Bool, technician: Bool, administrator: Bool)] = [
    (.list, true, true, true),
    (.show, true, true, true),
    (.status, true, true, true),
    (.watch, true, true, true),
    (.recordStart, false, true, true),
    (.recordStop, false, true, true),
    (.haptic, false, true, true),
    (.sessionStart, true, true, true),
    (.sessionStop, true, true, true),
    (.room, true, true, true),
    (.roomUse, false, true, true),
    (.calibration, true, true, true),
    (.calibrationWatch, true, true, true),
    (.calibrationStart, false, true, true),
    (.calibrationAnswer, false, true, true),
    (.calibrationUndo, false, true, true),
    (.calibrationHistory, true, true, true),
    (.attachEmulated, false, false, true),
    (.detachEmulated, false, false, true),
  ]

  @Test func `every role may do what the table says and nothing else`() {
    #expect(Self.table.map(\.0) == ControlVerb.Name.allCases)
    for row in Self.table {
      #expect(PeerRole.kiosk.permits(row.0) == row.kiosk, "\(row.0)")
      #expect(PeerRole.technician.permits(row.0) == row.technician, "\(row.0)")
      #expect(PeerRole.administrator.permits(row.0) == row.administrator, "\(row.0)")
    }
  }
}
