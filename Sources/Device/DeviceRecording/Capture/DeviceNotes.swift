/// The `.usbdevs` file that libsurvive writes beside a capture: one device a line, "vid pid bus address
/// label", decimal. It names devices that were enumerated before the capture began.
struct DeviceNotes {
  static let byteCountMax = 1 << 16

  private var notes: [UInt32: RecordedDevice.Note] = [:]

  init() {}

  /// Lines that are not of that form are passed over.
  init(text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split(separator: " ", maxSplits: 4)
      guard words.count >= 4, let vendorID = UInt16(words[0]), let productID = UInt16(words[1]),
        let bus = UInt16(words[2]), let address = UInt16(words[3])
      else { continue }
      let name = words.count > 4 ? words[4] : ""
      let scalars = name.unicodeScalars.filter { $0.isASCII && $0.value > 0x20 && $0.value < 0x7f }
      let label = String(String.UnicodeScalarView(scalars.prefix(RecordedDevice.Note.labelByteCountMax)))
      notes[Self.key(bus, address)] = RecordedDevice.Note(
        vendorID: vendorID, productID: productID, label: label)
    }
  }

  /// Those beside the recording at `path`; none where there is no such file.
  init(besideRecording path: String) {
    guard var source = try? ByteSource(path: path + ".usbdevs") else {
      self.init()
      return
    }
    var bytes = [UInt8](repeating: 0, count: Self.byteCountMax)
    var count = 0
    while count < bytes.count, let read = try? source.read(into: &bytes, count..<bytes.count), read > 0 {
      count += read
    }
    self.init(text: String(decoding: bytes.prefix(count), as: UTF8.self))
  }

  subscript(bus: UInt16, address: UInt16) -> RecordedDevice.Note? { notes[Self.key(bus, address)] }

  private static func key(_ bus: UInt16, _ address: UInt16) -> UInt32 { UInt32(bus) << 16 | UInt32(address) }
}
