/// The bytes of one HID report, report id first.
///
/// An interrupt report has at most 64 bytes, the size of a full-speed packet (USB 2.0, section 5.7.3). The
/// longest feature report has 65: the Vive's mainboard sends 64 bytes behind the report id of its device
/// information (capture vive-usb/system-03).
public typealias ReportBytes = BoundedBytes<65>
