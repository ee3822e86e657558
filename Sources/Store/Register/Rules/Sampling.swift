/// Rule 8: what is counted of how many. Everything up to 200; above it a sample that anybody can draw again.
public enum Sampling {
  /// Assets that are counted one by one.
  public static let fullCountMax = 200

  /// The least sample of so many assets: 95 % confidence of a share within 5 %, of a population that is finite
  /// (W. G. Cochran, Sampling Techniques, 3rd edition, equations 4.2 and 4.4: n0 = 1.96^2 * 0.25 / 0.05^2 = 384.16, taken as
  /// 385; n = n0 / (1 + (n0 - 1) / N)), and never below the full count's limit.
  public static func sizeMin(of count: Int) -> Int {
    guard count > fullCountMax else { return count }
    return max(fullCountMax, (385 * count + count + 383) / (count + 384))
  }

  /// The tags of a sample, in order; all of them without one.
  static func draw(
    _ tags: [AssetTag], _ sample: CampaignOpened.Sample?
  ) throws(RegisterRefusal) -> [AssetTag] {
    guard let sample else { return tags }
    guard sample.size >= sizeMin(of: tags.count), sample.size <= tags.count else {
      throw RegisterRefusal(
        .sampling, .sampleTooSmall, ["count": String(tags.count), "size": String(sizeMin(of: tags.count))])
    }
    return draw(sample.size, of: tags, seed: sample.seed)
  }

  /// The first so many of the tags in order, after a shuffle from the front (Fisher and Yates) by SplitMix64
  /// (G. Steele et al., OOPSLA 2014) from the seed: the i-th swaps with i + next % (count - i).
  public static func draw(_ size: Int, of tags: [AssetTag], seed: Int64) -> [AssetTag] {
    var tags = tags
    var state = UInt64(bitPattern: seed)
    for index in tags.indices.prefix(size) {
      state &+= 0x9E37_79B9_7F4A_7C15
      var word = state
      word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
      word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
      word ^= word >> 31
      tags.swapAt(index, index + Int(word % UInt64(tags.count - index)))
    }
    return tags.prefix(size).sorted()
  }
}
