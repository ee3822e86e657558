import CLibUSB
import Testing

@testable import DeviceIO

@Suite struct LibUSBErrorTests {
  static let results: [(result: libusb_error, error: TransportError)] = [
    (LIBUSB_ERROR_IO, .inputOutput(code: -1)), (LIBUSB_ERROR_INVALID_PARAM, .invalidRequest),
    (LIBUSB_ERROR_ACCESS, .accessDenied), (LIBUSB_ERROR_NO_DEVICE, .disconnected),
    (LIBUSB_ERROR_NOT_FOUND, .notFound), (LIBUSB_ERROR_BUSY, .busy), (LIBUSB_ERROR_TIMEOUT, .timedOut),
    (LIBUSB_ERROR_OVERFLOW, .overflow), (LIBUSB_ERROR_PIPE, .stalled),
    (LIBUSB_ERROR_INTERRUPTED, .interrupted), (LIBUSB_ERROR_NO_MEM, .outOfMemory),
    (LIBUSB_ERROR_NOT_SUPPORTED, .notSupported), (LIBUSB_ERROR_OTHER, .inputOutput(code: -99)),
  ]

  @Test func `the table names every error that libusb has`() {
    // LIBUSB_ERROR_COUNT counts success too.
    #expect(Self.results.count == Int(LIBUSB_ERROR_COUNT) - 1)
    #expect(Set(Self.results.map(\.result.rawValue)).count == Self.results.count)
  }

  @Test(arguments: results.indices)
  func `every libusb error is one of ours`(_ index: Int) {
    let (result, error) = Self.results[index]
    #expect(TransportError(libUSBResult: result.rawValue) == error)
  }

  @Test func `a number that libusb does not name is kept`() {
    #expect(TransportError(libUSBResult: -42) == .inputOutput(code: -42))
  }

  static let statuses: [(status: libusb_transfer_status, error: TransportError?)] = [
    (LIBUSB_TRANSFER_COMPLETED, nil), (LIBUSB_TRANSFER_ERROR, .inputOutput(code: -1)),
    (LIBUSB_TRANSFER_TIMED_OUT, .timedOut), (LIBUSB_TRANSFER_CANCELLED, .interrupted),
    (LIBUSB_TRANSFER_STALL, .stalled), (LIBUSB_TRANSFER_NO_DEVICE, .disconnected),
    (LIBUSB_TRANSFER_OVERFLOW, .overflow),
  ]

  @Test(arguments: statuses.indices)
  func `every end of a transfer is one of ours`(_ index: Int) {
    let (status, error) = Self.statuses[index]
    #expect(TransportError(libUSBStatus: status) == error)
  }
}
