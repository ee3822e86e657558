/// The elements of a fixed array, for comparison and for the tests' own surgery.
func array<let count: Int>(_ bytes: InlineArray<count, UInt8>) -> [UInt8] {
  (0..<count).map { bytes[$0] }
}
