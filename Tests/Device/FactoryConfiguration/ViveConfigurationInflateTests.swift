import CZlib
import FactoryConfiguration
import HeadsetTestSupport
import Testing

@Suite struct ViveConfigurationInflateTests {
  static let document = ViveConfigurationSamples.headset
  static let stream = deflated(document)

  /// A zlib stream as a compressor makes it.
  static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var source = bytes
    var target = [UInt8](repeating: 0, count: bytes.count + bytes.count / 100 + 64)
    var count = uLongf(target.count)
    let result = unsafe target.withUnsafeMutableBufferPointer { output in
      unsafe source.withUnsafeMutableBufferPointer { input in
        unsafe compress2(output.baseAddress, &count, input.baseAddress, uLong(input.count), 9)
      }
    }
    precondition(result == Z_OK)
    return Array(target.prefix(Int(count)))
  }

  @Test func `a stream comes out as it went in, compressed or stored`() throws {
    #expect(try ViveConfiguration.inflate(Self.stream) == Self.document)
    #expect(try ViveConfiguration.inflate(StoredZlib.stream(of: Self.document)) == Self.document)
    #expect(
      try ViveConfiguration.inflate(StoredZlib.stream(of: Self.document, blockByteCount: 62)) == Self.document
    )
  }

  @Test func `stale bytes behind the stream's end are left alone`() throws {
    for stale in [[0], [0x78, 0x9c], [UInt8](repeating: 0xff, count: 62)] as [[UInt8]] {
      #expect(try ViveConfiguration.inflate(Self.stream + stale) == Self.document)
    }
  }

  @Test func `a stream cut anywhere is damaged, and says how much came out`() {
    for count in 0..<Self.stream.count {
      do throws(ConfigurationError) {
        _ = try ViveConfiguration.inflate(Array(Self.stream.prefix(count)))
        Issue.record("\(count) of \(Self.stream.count) bytes were enough")
      } catch {
        guard case .damagedStream(let inflated) = error else {
          Issue.record("\(error)")
          continue
        }
        #expect((0...Self.document.count).contains(inflated))
      }
    }
  }

  @Test func `a wrong checksum is damage`() {
    var stream = Self.stream
    stream[stream.count - 1] ^= 1
    #expect(throws: ConfigurationError.damagedStream(inflated: Self.document.count)) {
      try ViveConfiguration.inflate(stream)
    }
  }

  @Test(arguments: [[], [0], [0x78], [0x1f, 0x8b, 8, 0], [0x78, 0x20, 0, 0, 0, 0]] as [[UInt8]])
  func `what is no zlib stream is damaged`(bytes: [UInt8]) {
    #expect(throws: ConfigurationError.damagedStream(inflated: 0)) { try ViveConfiguration.inflate(bytes) }
  }

  @Test func `256 KiB are taken, a byte more is too large, and so is a bomb`() throws {
    let most = ViveConfiguration.byteCountMax
    let full = Self.deflated([UInt8](repeating: 0x20, count: most))
    #expect(try ViveConfiguration.inflate(full).count == most)
    for count in [most + 1, 16 * most] {
      let bomb = Self.deflated([UInt8](repeating: 0x20, count: count))
      #expect(bomb.count < 32_768)
      #expect(throws: ConfigurationError.tooLarge(byteCountMax: most)) { try ViveConfiguration.inflate(bomb) }
    }
  }

  @Test func `mutated streams give a document or a typed error`() {
    var generator = SeededGenerator(seed: 0x7a)
    for _ in 0..<mutationCount {
      guard let document = try? ViveConfiguration.inflate(generator.mutate(Self.stream)) else { continue }
      #expect(document.count <= ViveConfiguration.byteCountMax)
      _ = try? ViveConfiguration(json: document)
    }
  }
}
