import ByteLayout
import Testing

@Suite struct ReportBytesTests {
  @Test func `a report holds at most 65 bytes and never a negative count`() {
    #expect(ReportBytes(zeros: -3).count == 0)
    #expect(ReportBytes(zeros: 52).count == 52)
    #expect(ReportBytes(zeros: 66).count == 65)
    let long = [UInt8](repeating: 7, count: 100)
    #expect(ReportBytes(long.span).count == ReportBytes.byteCountMax)
  }

  @Test func `a report keeps the bytes it was made of`() {
    let bytes: [UInt8] = [0x20, 1, 2, 0xff]
    let report = ReportBytes(bytes.span)
    #expect(report.count == 4)
    for offset in 0..<4 {
      #expect(report[offset] == bytes[offset])
      #expect(report.span[offset] == bytes[offset])
    }
  }

  @Test func `equality looks at the bytes in use and at their number`() {
    var left = ReportBytes(zeros: 3)
    #expect(left == ReportBytes(zeros: 3))
    #expect(left != ReportBytes(zeros: 4))
    left[2] = 1
    #expect(left != ReportBytes(zeros: 3))
  }

  @Test func `fields are written lowest byte first`() {
    var report = ReportBytes(zeros: 9)
    report.store(UInt16(0x1234), at: 0)
    report.store(Int16(-2), at: 2)
    report.store(UInt32(0xdead_beef), at: 4)
    let expected: [UInt8] = [0x34, 0x12, 0xfe, 0xff, 0xef, 0xbe, 0xad, 0xde, 0]
    #expect(report == ReportBytes(expected.span))
  }

  @Test func `reading gives back what was written, at every extreme`() {
    var report = ReportBytes(zeros: 8)
    for value in [UInt32.min, 1, 0x7fff_ffff, 0x8000_0000, .max] {
      report.store(value, at: 1)
      #expect(report.span.uint32(at: 1) == value)
      report.store(UInt16(value & 0xffff), at: 6)
      #expect(report.span.uint16(at: 6) == UInt16(value & 0xffff))
    }
    for value in [Int16.min, -1, 0, .max] {
      report.store(value, at: 3)
      #expect(report.span.int16(at: 3) == value)
    }
  }

  @Test func `a 64-bit field is read lowest byte first`() {
    let bytes: [UInt8] = [0, 0xef, 0xcd, 0xab, 0x89, 0x67, 0x45, 0x23, 0x01]
    #expect(bytes.span.uint64(at: 1) == 0x0123_4567_89ab_cdef)
  }
}
