/// Something drawn between the axes.
public enum Mark: Equatable, Sendable {
  /// A line through points; a gap where a coordinate is not finite.
  case line(Line)
  /// The region between two curves.
  case area(Area)
  /// A dot at each point, with a stem to zero where asked.
  case dots(Dots)
  /// A stretch of the x axis, shaded from bottom to top.
  case band(Band)

  /// A line through points.
  public struct Line: Equatable, Sendable {
    /// In the legend; empty for none.
    public var name: String
    /// Places, in the axes' units.
    public var points: [SIMD2<Double>]
    /// Whose colour.
    public var ink: Ink
    /// Broken, for models and references.
    public var isDashed: Bool
    /// Pixels.
    public var width: Double

    /// A line of these points.
    public init(
      _ name: String = "", points: [SIMD2<Double>], ink: Ink, isDashed: Bool = false, width: Double = 1.5
    ) {
      self.name = name
      self.points = points
      self.ink = ink
      self.isDashed = isDashed
      self.width = width
    }
  }

  /// The region between two curves over the same places.
  public struct Area: Equatable, Sendable {
    /// In the legend; empty for none.
    public var name: String
    /// Where the lower edge goes, from left to right.
    public var low: [SIMD2<Double>]
    /// Where the upper edge goes, from left to right.
    public var high: [SIMD2<Double>]
    /// Whose colour, made pale.
    public var ink: Ink

    /// The region between these edges.
    public init(_ name: String = "", low: [SIMD2<Double>], high: [SIMD2<Double>], ink: Ink) {
      self.name = name
      self.low = low
      self.high = high
      self.ink = ink
    }
  }

  /// Single values.
  public struct Dots: Equatable, Sendable {
    /// In the legend; empty for none.
    public var name: String
    /// Places, in the axes' units.
    public var points: [SIMD2<Double>]
    /// Whose colour.
    public var ink: Ink
    /// Whether a line leads from zero to each.
    public var hasStems: Bool
    /// Hollow, for a second reading of the same thing.
    public var isHollow: Bool

    /// Dots at these points.
    public init(
      _ name: String = "", points: [SIMD2<Double>], ink: Ink, hasStems: Bool = false, isHollow: Bool = false
    ) {
      self.name = name
      self.points = points
      self.ink = ink
      self.hasStems = hasStems
      self.isHollow = isHollow
    }
  }

  /// Stretches of the x axis.
  public struct Band: Equatable, Sendable {
    /// In the legend; empty for none.
    public var name: String
    /// From where to where.
    public var stretches: [ClosedRange<Double>]
    /// Whose colour, made pale.
    public var ink: Ink

    /// These stretches.
    public init(_ name: String = "", stretches: [ClosedRange<Double>], ink: Ink) {
      self.name = name
      self.stretches = stretches
      self.ink = ink
    }
  }

  var name: String {
    switch self {
    case .line(let line): line.name
    case .area(let area): area.name
    case .dots(let dots): dots.name
    case .band(let band): band.name
    }
  }

  var ink: Ink {
    switch self {
    case .line(let line): line.ink
    case .area(let area): area.ink
    case .dots(let dots): dots.ink
    case .band(let band): band.ink
    }
  }
}

/// The colours: M. Okabe and K. Ito's eight for all kinds of sight ("Color universal design", 2008), black as
/// grey, so that both grounds carry it.
public enum Ink: String, CaseIterable, Equatable, Sendable {
  case blue, vermilion, green, orange, purple, sky, grey

  /// The first, second, ... of a number of series.
  public static func series(_ index: Int) -> Ink {
    let order: [Ink] = [.blue, .vermilion, .green, .purple, .orange, .sky]
    return order[index % order.count]
  }

  /// On a light ground.
  var onLight: String {
    switch self {
    case .blue: "#0072b2"
    case .vermilion: "#d55e00"
    case .green: "#009e73"
    case .orange: "#e69f00"
    case .purple: "#cc79a7"
    case .sky: "#56b4e9"
    case .grey: "#6b7280"
    }
  }

  /// On a dark ground: the two darkest a step lighter.
  var onDark: String {
    switch self {
    case .blue: "#4ba3dd"
    case .green: "#1fbf94"
    case .vermilion: "#f0803c"
    case .grey: "#9ca3af"
    default: onLight
    }
  }
}

extension Mark {
  /// Every value along the y axis: what an axis must hold.
  public var ordinates: [Double] {
    switch self {
    case .line(let line): line.points.map(\.y)
    case .dots(let dots): dots.points.map(\.y)
    case .area(let area): area.low.map(\.y) + area.high.map(\.y)
    case .band: []
    }
  }

  /// The same without a place in the legend.
  public var unnamed: Mark {
    switch self {
    case .line(var line):
      line.name = ""
      return .line(line)
    case .area(var area):
      area.name = ""
      return .area(area)
    case .dots(var dots):
      dots.name = ""
      return .dots(dots)
    case .band(var band):
      band.name = ""
      return .band(band)
    }
  }
}
