import ByteLayout
import Testing

@Suite struct LayoutErrorTests {
  @Test func `a layout error names its layout and the numbers`() {
    let error = LayoutError.truncated(layout: "HeadsetIMU", expected: 52, actual: 51)
    #expect(error == .truncated(layout: "HeadsetIMU", expected: 52, actual: 51))
    #expect(error != .truncated(layout: "HeadsetIMU", expected: 52, actual: 50))
    let label: StaticLabel = "HeadsetIMU"
    #expect(label.description == "HeadsetIMU")
  }
}
