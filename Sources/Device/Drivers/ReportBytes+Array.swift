internal import ByteLayout

extension ReportBytes {
  /// The bytes on the heap, for a control transfer.
  var array: [UInt8] { (0..<count).map { self[$0] } }
}
