import ControlProtocol
import Testing

@Suite struct LineFramerTests {
  @Test func `lines are the same however the bytes are cut`() throws {
    let bytes = Array("one\n\ntwo\nthree".utf8)
    for cut in 0...bytes.count {
      var framer = LineFramer(lineByteCountMax: 16)
      let lines = try framer.ingest(bytes[..<cut]) + framer.ingest(bytes[cut...])
      #expect(lines == [Array("one".utf8), Array("two".utf8)])
      #expect(framer.isInsideLine)
    }
  }

  @Test func `a line of the greatest length passes, one byte more breaks the stream for good`() throws {
    var framer = LineFramer(lineByteCountMax: 4)
    #expect(try framer.ingest(Array("abcd\n".utf8)) == [Array("abcd".utf8)])
    #expect(throws: ControlCodecError.tooLong(byteCountMax: 4)) { try framer.ingest(Array("abcde".utf8)) }
    #expect(throws: ControlCodecError.tooLong(byteCountMax: 4)) { try framer.ingest(Array("\nab\n".utf8)) }
  }

  @Test func `length adds up over pieces`() {
    var framer = LineFramer(lineByteCountMax: 4)
    #expect(throws: ControlCodecError.tooLong(byteCountMax: 4)) {
      for _ in 0..<5 { _ = try framer.ingest([0x61]) }
    }
  }
}
