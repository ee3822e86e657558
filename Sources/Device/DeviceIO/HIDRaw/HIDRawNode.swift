import Glibc

/// The ioctls of a hidraw node (Linux include/uapi/linux/hidraw.h), whose numbers C's macros compute.
enum HIDRawNode {
  /// The kernel's limit for a report descriptor (HID_MAX_DESCRIPTOR_SIZE).
  private static let descriptorByteCountMax = 4_096
  /// An ioctl number has 14 bits for the size of its argument.
  static let featureByteCountMax = 4_096

  private enum Direction: UInt {
    case read = 2
    case readWrite = 3
  }

  /// _IOC: direction in bits 30 and 31, size in 16 to 29, type 'H' in 8 to 15, number in 0 to 7.
  private static func request(_ direction: Direction, _ number: UInt, byteCount: Int) -> UInt {
    direction.rawValue << 30 | UInt(byteCount) << 16 | UInt(0x48) << 8 | number
  }

  /// HIDIOCGRDESCSIZE and HIDIOCGRDESC.
  static func reportDescriptor(of descriptor: Int32) throws(TransportError) -> [UInt8] {
    var size: Int32 = 0
    guard unsafe ioctl(descriptor, request(.read, 0x01, byteCount: 4), &size) >= 0 else {
      throw TransportError(errorNumber: errno)
    }
    guard size > 0, size <= descriptorByteCountMax else { throw .protocolViolation }
    // struct hidraw_report_descriptor: a 32-bit size, in host order, and 4,096 bytes.
    var words = [UInt32](repeating: 0, count: 1 + descriptorByteCountMax / 4)
    words[0] = UInt32(size)
    let number = request(.read, 0x02, byteCount: 4 * words.count)
    guard unsafe ioctl(descriptor, number, &words) >= 0 else { throw TransportError(errorNumber: errno) }
    return unsafe words.withUnsafeBytes { unsafe Array($0.dropFirst(4).prefix(Int(size))) }
  }

  /// HIDIOCGFEATURE. The answer is as USB gives it: the id first where reports are numbered, else none.
  static func getFeature(
    _ report: UInt8, byteCount: Int, isNumbered: Bool, of descriptor: Int32
  ) throws(TransportError) -> [UInt8] {
    // Unnumbered reports travel behind a zero byte.
    var bytes = [UInt8](repeating: 0, count: byteCount + (isNumbered ? 0 : 1))
    bytes[0] = isNumbered ? report : 0
    let number = request(.readWrite, 0x07, byteCount: bytes.count)
    let count = unsafe ioctl(descriptor, number, &bytes)
    guard count >= 0 else { throw TransportError(errorNumber: errno) }
    return Array(bytes.prefix(Int(count)).dropFirst(isNumbered ? 0 : 1))
  }

  /// HIDIOCSFEATURE.
  static func setFeature(
    _ data: [UInt8], isNumbered: Bool, of descriptor: Int32
  ) throws(TransportError) {
    var bytes = isNumbered ? data : [0] + data
    let number = request(.readWrite, 0x06, byteCount: bytes.count)
    let count = unsafe ioctl(descriptor, number, &bytes)
    guard count >= 0 else { throw TransportError(errorNumber: errno) }
  }
}
