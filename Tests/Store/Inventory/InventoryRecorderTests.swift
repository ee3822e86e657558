import Foundation
import Testing

@testable import Inventory

@Suite struct InventoryRecorderTests {
  let digestA = String(repeating: "a", count: 64)
  let digestB = String(repeating: "b", count: 64)

  @Test func `a plugged in unit becomes a device and an attachment`() throws {
    let rig = try Rig()
    let recorder = try rig.recorder()
    let facts = [try UnitFact.firmware("1633720215"), try UnitFact.configurationSHA256(digestA)]
    recorder.post(.attached(try .vive(), facts: facts, busPath: try .place("1-1.2"), at: .at(1)))
    recorder.heartbeat(at: .at(5))
    recorder.flush()

    let device = try #require(try rig.reader().devices().first)
    #expect(device.serial == "LHR-0001")
    #expect(device.firmware == "1633720215")
    #expect(device.configurationSHA256 == digestA)
    #expect(device.isAttached)
    #expect(device.firstSeen == Moment.at(1).wall)
    #expect(device.lastSeen == Moment.at(5).wall)

    recorder.post(.detached(busPath: try .place("1-1.2"), cause: .unplugged, at: .at(61)))
    recorder.flush()
    let attachment = try #require(try rig.reader().attachments(limit: 10).first)
    #expect(attachment.cause == .unplugged)
    #expect(attachment.durationSeconds == 60)
    #expect(attachment.busPath == "1-1.2")
    #expect(try rig.reader().devices().first?.isAttached == false)
    recorder.stopCleanly(at: .at(62))
  }

  @Test func `a changed firmware and configuration are new rows, the old ones stay`() throws {
    let rig = try Rig()
    let recorder = try rig.recorder()
    let unit = try UnitIdentity.vive()
    for (step, (firmware, digest)) in [("1", digestA), ("1", digestA), ("2", digestA), ("1", digestB)]
      .enumerated()
    {
      let facts = [try UnitFact.firmware(firmware), try UnitFact.configurationSHA256(digest)]
      recorder.post(.learned(unit, facts: facts, at: .at(Double(step))))
    }
    recorder.flush()
    let device = try #require(try rig.reader().devices().first)
    #expect(device.history.filter { $0.kind == .firmware }.map(\.value) == ["1", "2", "1"])
    #expect(device.history.filter { $0.kind == .configurationSHA256 }.map(\.value) == [digestA, digestB])
    #expect(device.firmware == "1")
    #expect(device.configurationSHA256 == digestB)
    #expect(try rig.reader().devices().count == 1)
    recorder.stopCleanly(at: .at(9))
  }

  @Test func `an emulated unit with a real one's serial is another device`() throws {
    let rig = try Rig()
    let recorder = try rig.recorder()
    let session = UUID()
    recorder.post(.attached(try .vive(), facts: [], busPath: try .place("1-1"), at: .at(1)))
    recorder.post(
      .attached(try .vive(isEmulated: true), facts: [], busPath: try .place("usbip-1"), at: .at(1)))
    recorder.post(.sessionStarted(session, uid: 1000, purpose: .training, at: .at(2)))
    let amount = UsageAmount(trackedMilliseconds: 5000, wornMilliseconds: 4000)
    recorder.add(amount, of: try .vive(isEmulated: true), in: session)
    recorder.post(.sessionStopped(session, at: .at(8)))
    recorder.flush()

    let devices = try rig.reader().devices()
    #expect(devices.map(\.isEmulated) == [false, true])
    #expect(devices.map(\.trackedSeconds) == [0, 5])
    #expect(try rig.reader().sessions(limit: 1).first?.equipment == .emulated)
    recorder.stopCleanly(at: .at(9))
  }

  @Test func `usage of a session adds up and goes in before its end`() throws {
    let rig = try Rig()
    let recorder = try rig.recorder()
    let session = UUID()
    recorder.post(.attached(try .vive(), facts: [], busPath: try .place("1-1"), at: .at(1)))
    recorder.post(.sessionStarted(session, uid: 1000, purpose: .training, at: .at(2)))
    recorder.flush()
    for _ in 0..<10 {
      recorder.add(UsageAmount(trackedMilliseconds: 250, wornMilliseconds: 100), of: try .vive(), in: session)
    }
    recorder.heartbeat(at: .at(5))
    recorder.flush()
    recorder.add(UsageAmount(trackedMilliseconds: 500, wornMilliseconds: 0), of: try .vive(), in: session)
    recorder.post(.sessionStopped(session, at: .at(8)))
    recorder.flush()

    let record = try #require(try rig.reader().sessions(limit: 10).first)
    #expect(record.devices.map(\.trackedSeconds) == [3])
    #expect(record.devices.map(\.wornSeconds) == [1])
    #expect(record.equipment == .real)
    #expect(record.startedByUID == 1000)
    #expect(record.purpose == .training)
    #expect(record.ending == .stopped)
    #expect(record.durationSeconds == 6)
    #expect(recorder.status.refusedEventCount == 0)
    recorder.stopCleanly(at: .at(9))
  }

  @Test func `a clean stop closes what is open and says so`() throws {
    let rig = try Rig()
    let recorder = try rig.recorder()
    recorder.post(.attached(try .vive(), facts: [], busPath: try .place("1-1"), at: .at(1)))
    recorder.post(.sessionStarted(UUID(), uid: 0, purpose: .test, at: .at(2)))
    recorder.stopCleanly(at: .at(10))

    #expect(try rig.reader().attachments(limit: 1).first?.cause == .serviceStopped)
    #expect(try rig.reader().attachments(limit: 1).first?.durationSeconds == 9)
    #expect(try rig.reader().sessions(limit: 1).first?.ending == .serviceStopped)
    let run = try #require(try rig.reader().runs(limit: 1).first)
    #expect(run.ending == .clean)
    #expect(run.durationSeconds == 10)
    #expect(recorder.post(.sessionStarted(UUID(), uid: 0, purpose: .test, at: .at(11))) == nil)
  }

  @Test func `an attachment nobody saw the end of is superseded by the next at its place`() throws {
    let rig = try Rig()
    let recorder = try rig.recorder()
    recorder.post(.attached(try .vive("A"), facts: [], busPath: try .place("1-1"), at: .at(1)))
    recorder.post(.attached(try .vive("B"), facts: [], busPath: try .place("1-1"), at: .at(4)))
    recorder.flush()
    #expect(try rig.reader().attachments(limit: 10).map(\.cause) == [nil, .superseded])
    recorder.stopCleanly(at: .at(9))
  }

  @Test func `an event that breaks a rule is left out, counted and named; its neighbours go in`() throws {
    let rig = try Rig()
    let recorder = try rig.recorder()
    recorder.post(.detached(busPath: try .place("9-9"), cause: .unplugged, at: .at(1)))
    recorder.post(.sessionStopped(UUID(), at: .at(2)))
    recorder.post(.attached(try .vive(), facts: [], busPath: try .place("1-1"), at: .at(3)))
    recorder.add(UsageAmount(trackedMilliseconds: 1, wornMilliseconds: 1), of: try .vive(), in: UUID())
    // Detached before it was attached: the schema's CHECK, not our code, says no.
    recorder.post(.detached(busPath: try .place("1-1"), cause: .unplugged, at: .at(2)))
    recorder.flush()
    #expect(recorder.status.refusedEventCount == 4)
    #expect(
      recorder.status.lastRefusal == .refused(rule: "device_usage: its session or its device is unknown"))
    #expect(try rig.reader().runs(limit: 1).first?.refusedEventCount == 4)
    #expect(try rig.reader().attachments(limit: 10).map(\.cause) == [nil])
    recorder.stopCleanly(at: .at(9))
  }

  @Test func `a wall clock that runs behind the record loses its trust`() throws {
    let rig = try Rig()
    let first = try rig.recorder()
    first.stopCleanly(at: .at(1000))
    let second = try rig.recorder(boot: "boot-2", startedAt: .at(10))
    second.post(.attached(try .vive(), facts: [], busPath: try .place("1-1"), at: .at(20)))
    second.post(.attached(try .vive("B"), facts: [], busPath: try .place("1-2"), at: .at(2000)))
    second.post(
      .attached(try .vive("C"), facts: [], busPath: try .place("1-3"), at: .at(2001, isTrusted: false)))
    second.flush()
    #expect(try rig.reader().devices().map(\.firstSeen.isTrusted) == [false, true, false])
    #expect(try rig.reader().runs(limit: 2).map(\.started.isTrusted) == [false, true])
    second.stopCleanly(at: .at(2002))
  }

  @Test func `a clock set back in a session leaves its duration alone`() throws {
    let rig = try Rig()
    let recorder = try rig.recorder()
    let session = UUID()
    recorder.post(.sessionStarted(session, uid: 0, purpose: .test, at: .at(100)))
    let yearBack = Moment(
      host: Moment.at(160).host, wall: WallTime(milliseconds: 1_740_464_000_000, isTrusted: true))
    recorder.post(.sessionStopped(session, at: yearBack))
    recorder.flush()
    #expect(try rig.reader().sessions(limit: 1).first?.durationSeconds == 60)
    recorder.stopCleanly(at: .at(200))
  }

  @Test func `units without a serial are one device a model`() throws {
    let rig = try Rig()
    let recorder = try rig.recorder()
    for port in ["1-1", "1-2"] {
      recorder.post(.attached(try .vive(nil), facts: [], busPath: try .place(port), at: .at(1)))
    }
    recorder.flush()
    #expect(try rig.reader().devices().map(\.serial) == [nil])
    #expect(try rig.reader().attachments(limit: 10).count == 2)
    recorder.stopCleanly(at: .at(9))
  }
}
