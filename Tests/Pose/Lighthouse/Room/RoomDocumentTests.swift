import LighthouseModel
import PoseMath
import Testing

@testable import Lighthouse

@Suite struct RoomDocumentTests {
  static let room = SyntheticMotion.room(.first)

  @Test func `a room survives its document`() throws {
    let back = try RoomDocument(Self.room).room()
    #expect(back.members.count == 2 && back.modelScale == 1)
    for (one, two) in zip(Self.room.members, back.members) {
      #expect(one.place == two.place && one.serial == two.serial && one.calibration == two.calibration)
      #expect((one.worldFromStation.position - two.worldFromStation.position).length < 1e-6)
      #expect(one.worldFromStation.orientation.angle(to: two.worldFromStation.orientation) < 1e-8)
    }
    #expect(RoomDocument(Self.room).stations.map(\.serial) == ["00000001", "00000002"])
  }

  @Test func `another format is refused by name`() {
    var document = RoomDocument(Self.room)
    document.format = "headsetd-room-9"
    #expect(throws: RoomDocumentError.otherFormat("headsetd-room-9")) { try document.room() }
  }

  @Test func `values that cannot be are refused with their key`() {
    func refusal(_ change: (inout RoomDocument) -> Void) -> RoomDocumentError? {
      var document = RoomDocument(Self.room)
      change(&document)
      do throws(RoomDocumentError) {
        _ = try document.room()
        return nil
      } catch { return error }
    }
    #expect(refusal { $0.stations[1].generation = 3 } == .badValue(station: 1, key: "generation"))
    #expect(refusal { $0.stations[1].place = 2 } == .badValue(station: 1, key: "place"))
    #expect(refusal { $0.stations[0].serial = "xyz" } == .badValue(station: 0, key: "serial"))
    #expect(refusal { $0.stations[0].position = [1, 2] } == .badValue(station: 0, key: "position_m"))
    #expect(refusal { $0.stations[0].position[1] = .nan } == .badValue(station: 0, key: "position_m"))
    #expect(refusal { $0.stations[0].orientation[0] = 2 } == .badValue(station: 0, key: "orientation_wxyz"))
    #expect(refusal { $0.stations[0].residual = -1 } == .badValue(station: 0, key: "residual_urad"))
    #expect(refusal { $0.stations[0].planes.removeLast() } == .badValue(station: 0, key: "planes"))
    #expect(refusal { $0.stations[1].place = 0 } == .samePlace(generation: 1, place: 0))
    #expect(refusal { $0.stations = [] } == .stationCount(0))
    #expect(refusal { $0.modelScale = .infinity } == .badModelScale)
  }

  @Test func `a room's floor and front can be set`() throws {
    let levelled = Self.room.levelled(floor: 0.5, forward: SIMD3(1, 0, 0))
    let (before, after) = (Self.room.members[0].worldFromStation, levelled.members[0].worldFromStation)
    // What was to the right is ahead now.
    #expect(
      (after.position - SIMD3(before.position.z, before.position.y - 0.5, -before.position.x)).length < 1e-12)
    let up = SIMD3<Double>(0, 1, 0)
    let one = before.orientation.conjugate.rotate(up)
    #expect((after.orientation.conjugate.rotate(up) - one).length < 1e-12)
  }
}
