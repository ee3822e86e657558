private import Foundation

/// Where the numbers of a panel lie on the page.
struct PanelFrame: Equatable {
  var left: Double
  var top: Double
  var width: Double
  var height: Double
  var x: Axis
  var y: Axis

  var right: Double { left + width }
  var bottom: Double { top + height }

  /// Pixels from the page's left; not finite where the axis cannot show the value.
  func horizontal(_ value: Double) -> Double { left + width * Self.part(value, of: x) }

  /// Pixels from the page's top.
  func vertical(_ value: Double) -> Double { bottom - height * Self.part(value, of: y) }

  /// The place of a point, or nil where it has none.
  func place(_ point: SIMD2<Double>) -> SIMD2<Double>? {
    let place = SIMD2(horizontal(point.x), vertical(point.y))
    return place.x.isFinite && place.y.isFinite ? place : nil
  }

  private static func part(_ value: Double, of axis: Axis) -> Double {
    let (low, high) = (axis.range.lowerBound, axis.range.upperBound)
    switch axis.scale {
    case .linear: return (value - low) / (high - low)
    case .logarithmic: return value > 0 ? log(value / low) / log(high / low) : .nan
    }
  }

  /// Thousands of points in a few hundred columns of pixels: the first, lowest, highest and last of each column
  /// draw the same picture.
  func thinned(_ points: [SIMD2<Double>]) -> [SIMD2<Double>] {
    guard points.count > 4 * Int(width) else { return points }
    var thinned: [SIMD2<Double>] = []
    var column: [SIMD2<Double>] = []
    func flush() {
      guard let first = column.first, let last = column.last else { return }
      let inner = column.dropFirst().dropLast().filter { $0.y.isFinite }
      let low = inner.indices.min { inner[$0].y < inner[$1].y }
      let high = inner.indices.max { inner[$0].y < inner[$1].y }
      // A gap stays a gap.
      if let gap = column.first(where: { !$0.y.isFinite }) { thinned.append(gap) }
      thinned.append(first)
      thinned += Set([low, high].compactMap(\.self)).sorted().map { inner[$0] }
      if column.count > 1 { thinned.append(last) }
    }
    var current = Double.nan
    for point in points {
      let place = (horizontal(point.x)).rounded(.down)
      if place != current {
        flush()
        column.removeAll(keepingCapacity: true)
        current = place
      }
      column.append(point)
    }
    flush()
    return thinned
  }
}
