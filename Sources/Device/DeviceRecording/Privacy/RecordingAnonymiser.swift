internal import USBProtocol

/// Takes out of a recording what leads back to a unit or its owner, and leaves what it measures.
///
/// - Serial numbers, wherever they are found: in string descriptors, in the factory configuration (every
///   value whose key has "serial" in its name), and then as ASCII, UTF-16 or, for serials like LHR-0000CAFE,
///   as a 32-bit number in any control or interrupt transfer.
/// - The factory configuration of Vive devices is compressed, so it is inflated, changed, compressed anew
///   and put back into the recorded answers. One that does not inflate, or does not fit any more, is
///   emptied: a driver then finds no configuration.
/// - Isochronous and bulk transfers go: they are sound and pictures.
/// - The time of day goes.
///
/// Not touched, because their layout is not known here: configurations of other families that are neither
/// plain text nor read by features 0x10 and 0x11.
struct RecordingAnonymiser {
  private var serials = SerialReplacements()
  private var answers: [Int: [UInt8]] = [:]
  private var transferNumber = 0

  /// Reads the recording once to find serials and configurations.
  init(of recording: TransferRecording) throws(RecordingError) {
    var reads = ConfigurationReads()
    var reader = try recording.reader()
    var number = 0
    while let event = try reader.next() {
      guard case .transfer(let transfer) = event else { continue }
      reads.ingest(transfer, number: number)
      number += 1
    }
    let documents = reads.reads.map(\.inflated)
    for device in recording.devices { addSerials(of: device.descriptors) }
    for document in documents { addSerials(in: document ?? []) }
    for (read, document) in zip(reads.reads, documents) {
      answers.merge(rewritten(read, document)) { $1 }
    }
  }

  /// The device with other serials in its strings.
  func anonymise(_ device: RecordedDevice) -> RecordedDevice {
    var device = device
    device.descriptors.strings = device.descriptors.strings.mapValues { raw in
      var bytes = raw
      serials.apply(to: &bytes, includingNumbers: false)
      return bytes
    }
    return device
  }

  /// The next transfer of the recording with other serials, or nil where it goes. Every transfer has to
  /// come here, once and in order.
  mutating func anonymise(_ transfer: RecordedTransfer) -> RecordedTransfer? {
    defer { transferNumber += 1 }
    guard transfer.kind == .control || transfer.kind == .interrupt else { return nil }
    var transfer = transfer
    if let bytes = answers[transferNumber] {
      transfer.bytes = bytes
    } else {
      serials.apply(to: &transfer.bytes, includingNumbers: true)
    }
    return transfer
  }

  // MARK: -

  private mutating func addSerials(of descriptors: USBDescriptorSet) {
    let serialIndex = (try? USBDeviceDescriptor(decoding: descriptors.device.span))?.serialIndex
    for index in descriptors.strings.keys.sorted() {
      guard let text = descriptors.string(at: index) else { continue }
      if index == serialIndex || SerialReplacements.looksLikeSerial(text) { serials.add(text) }
    }
  }

  /// Every text value of a JSON document whose key names a serial.
  private mutating func addSerials(in document: [UInt8]) {
    let texts = document.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
    guard texts.count >= 3 else { return }
    for index in 0..<texts.count - 2 {
      let key = String(decoding: texts[index], as: UTF8.self).lowercased()
      let between = texts[index + 1].filter { $0 > 0x20 }
      if between == [UInt8(ascii: ":")], key.hasSuffix("serial_number") || key.hasSuffix("serial") {
        serials.add(String(decoding: texts[index + 2], as: UTF8.self))
      }
    }
  }

  private func rewritten(_ read: ConfigurationReads.Read, _ document: [UInt8]?) -> [Int: [UInt8]] {
    guard var document else { return read.emptied }
    serials.apply(to: &document, includingNumbers: false)
    return read.answers(bringing: document) ?? read.emptied
  }
}
