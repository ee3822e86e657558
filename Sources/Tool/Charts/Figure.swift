/// A picture of measurements: panels one under the other, with one title.
///
/// It is drawn as SVG by `svg`: text that scales, that a browser shows in the light or the dark, and that two
/// runs on the same figures make alike to the byte.
public struct Figure: Equatable, Sendable {
  /// What is shown, in one line.
  public var title: String
  /// Of what, and what came out: the second line.
  public var subtitle: String
  /// From top to bottom.
  public var panels: [Panel]
  /// Width in pixels.
  public var width: Double

  /// A figure of these panels.
  public init(title: String, subtitle: String = "", panels: [Panel], width: Double = 960) {
    self.title = title
    self.subtitle = subtitle
    self.panels = panels
    self.width = width
  }
}

/// One pair of axes and what is drawn between them.
public struct Panel: Equatable, Sendable {
  /// What is shown; empty where the axis' label says it.
  public var title: String
  /// Along the bottom.
  public var x: Axis
  /// Along the left.
  public var y: Axis
  /// From the first, at the back, to the last.
  public var marks: [Mark]
  /// Height between the axes in pixels.
  public var height: Double

  /// A panel of these marks.
  public init(title: String = "", x: Axis, y: Axis, marks: [Mark], height: Double = 200) {
    self.title = title
    self.x = x
    self.y = y
    self.marks = marks
    self.height = height
  }
}

/// A scale with its label, unit included.
public struct Axis: Equatable, Sendable {
  /// How numbers become places.
  public enum Scale: Equatable, Sendable {
    case linear
    /// Powers of ten are equally far apart; what is not above zero is not drawn.
    case logarithmic
  }

  /// As `Turn rate, deg/s`.
  public var label: String
  /// How numbers become places.
  public var scale: Scale
  /// What the axis spans.
  public var range: ClosedRange<Double>
  /// Names at places in place of round numbers; nil for numbers.
  public var names: [Double: String]?

  /// An axis over a range; a range that is a point, or not finite, is widened or replaced.
  public init(
    _ label: String, scale: Scale = .linear, range: ClosedRange<Double>, names: [Double: String]? = nil
  ) {
    self.label = label
    self.scale = scale
    self.names = names
    self.range = Self.usable(range, scale)
  }

  /// The axis that holds all of `values`, begins at a round number and ends at one.
  public init(_ label: String, scale: Scale = .linear, around values: [Double], zero: Bool = false) {
    let finite = values.filter { Self.isDrawable($0, scale) }
    let low = min(finite.min() ?? 0, zero ? 0 : .infinity)
    let high = max(finite.max() ?? 1, zero ? 0 : -.infinity)
    let range = Self.usable(low...max(low, high), scale)
    self.init(label, scale: scale, range: Ticks.rounded(range, scale))
  }

  /// Numbers so large, or on a logarithmic axis so small, are no measurements; their squares would not be numbers.
  private static func isDrawable(_ value: Double, _ scale: Scale) -> Bool {
    abs(value) < 1e150 && (scale == .linear || value > 1e-150)
  }

  private static func usable(_ range: ClosedRange<Double>, _ scale: Scale) -> ClosedRange<Double> {
    let (low, high) = (range.lowerBound, range.upperBound)
    guard isDrawable(low, scale), isDrawable(high, scale) else { return scale == .linear ? 0...1 : 1...10 }
    switch scale {
    case .linear:
      guard high - low > 1e-12 * max(abs(low), abs(high)) else {
        let margin = low == 0 ? 1 : abs(low) / 10
        return low - margin...low + margin
      }
      return range
    case .logarithmic:
      return high / low < 1.5 ? low / 2...high * 2 : range
    }
  }
}
