import Foundation
import HeadsetTestSupport
import Testing
import USBProtocol

/// The descriptors of real devices that are kept beside the recordings, in `../protocols/descriptors`.
@Suite(.enabled(if: RecordedData.isExpected, "the recordings are not here; set HEADSET_DATA"))
struct RealDescriptorTests {
  private struct Document: Decodable {
    var device_descriptor_hex: String
    var configuration_descriptor_hex: String
    var hid_report_descriptors_hex: [String: [String]]
  }

  private func documents() throws -> [Document] {
    let folder = RecordedData.folder.deletingLastPathComponent().appending(path: "protocols/descriptors")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }
      .map { try JSONDecoder().decode(Document.self, from: Data(contentsOf: $0)) }
  }

  @Test func `real descriptors decode and encode to the same bytes`() throws {
    let documents = try documents()
    #expect(documents.count == 4)
    for document in documents {
      let device = DescriptorSamples.bytes(document.device_descriptor_hex)
      #expect(array(try USBDeviceDescriptor(decoding: device.span).encoded) == device)
      let raw = DescriptorSamples.bytes(document.configuration_descriptor_hex)
      let configuration = try USBConfiguration(decoding: raw.span)
      #expect(configuration.encoded == raw)
      #expect(configuration.settings.count == Int(configuration.descriptor.interfaceCount))
      #expect(configuration.settings.allSatisfy { $0.endpoints.count == Int($0.descriptor.endpointCount) })
    }
  }

  @Test func `each interface's HID descriptor tells the length of its report descriptor`() throws {
    for document in try documents() {
      let raw = DescriptorSamples.bytes(document.configuration_descriptor_hex)
      let lengths = try USBConfiguration(decoding: raw.span).settings.compactMap(\.hid?.subordinateLength)
      let reports = document.hid_report_descriptors_hex.sorted { $0.key < $1.key }.flatMap(\.value)
      #expect(lengths.map(Int.init) == reports.map { $0.utf8.count / 2 })
      for hex in reports {
        let bytes = DescriptorSamples.bytes(hex)
        let layout = try HIDReportLayout(decoding: bytes.span)
        #expect(layout.byteCountMax(of: .input) <= 64)
        #expect(layout.count > 0)
      }
    }
  }
}
