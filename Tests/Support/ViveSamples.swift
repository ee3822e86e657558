/// Reports of every kind as bytes: the sheets' vectors where there are any, hand-made ones otherwise.
public enum ViveSamples {
  /// htc-vive.md, vector 1.
  public static let imu = [UInt8](
    hex: """
      20f8ffe4df90ff9cff4400d5ff0315abf297feffe8df86ffa7ff4800ceff90d0abf2980000eadf84ffadff4b00ccff1e8c
      acf299
      """)
  /// htc-vive.md, vector 2.
  public static let light =
    [UInt8](hex: "2510ac00d2ca977f115700eecb977f12d0009fcb977f") + [UInt8](repeating: 0xff, count: 42)
  /// lighthouse-v2.md, "How to check yourself", 3: a header, a sync, a sweep.
  public static let sweeps = filled("28 09 f1 bc0a000d 36fe284a")
  /// Four bursts, made up.
  public static let modulation = [UInt8](
    hex: """
      27 85 10203040 aabbccdd ffffff0f 06 11203040 aabbccdd ffffff0f 07 12203040 aabbccdd ffffff0f
      08 13203040 aabbccdd ffffff0f 01 00 02000000
      """)
  /// Two pulses: sensors 8 and 23.
  public static let wandLight =
    [UInt8](hex: "21 0800 2c01 10203040 1700 b004 99887766") + [UInt8](repeating: 0xff, count: 40) + [0]
  /// htc-vive.md, vector 3.
  public static let mainboardStatus = filled("03d02c3c27060000000000000100230044 1b0000")
  /// vive-controllers-watchman.md, vector 6.
  public static let wandInput = filled("0100013cd13c0000040000000000000042d9eff7")
  public static let wandBattery = filled("0100040bd23c0000 00000000 3c11 e2")
  public static let wandType7 = filled("0100073c 2a000000 00000000 05")
  /// valve-index.md, "How to check yourself".
  public static let wandType8 = filled("01000816000000000000000061a84200000000000001c124b401")
  public static let wandUnrecognized = filled("01000904 01020304")
  /// vive-controllers-watchman.md, vectors 1, 2, 3 and 5.
  public static let watchmanIMU = [UInt8](hex: "23760fbae879fdfae708ddf3d100dbff61007eb1ed57c3019413b8403e37")
  public static let watchmanPad = [UInt8](hex: "23ab156bff0200d819b27ce359fd4c08daf21d002c00f1ff53afc361941c")
  public static let watchmanBattery = [UInt8](
    hex: "23ac1156e118e8625cfd540890f2f6ff0000f7ff5c61c4770cea4f7ff4cd")
  public static let watchmanIndex = [UInt8](
    hex: "23130f4380bdd501620ef50508000c000700664d6572125ef4118a5df2a8")
  public static let watchmanPair = [0x24] + watchmanIMU.dropFirst() + watchmanPad.dropFirst()
  public static let watchmanLink = [UInt8](hex: "2601")

  public static let inputs = [
    imu, light, wandLight, mainboardStatus, wandInput, wandBattery, wandType7, wandType8,
    wandUnrecognized, sweeps, modulation, watchmanIMU, watchmanPad, watchmanBattery, watchmanIndex,
    watchmanPair,
    watchmanLink, [0],
  ]

  /// A report of 64 bytes that ends in zeros.
  public static func filled(_ hex: String, to count: Int = 64) -> [UInt8] {
    let bytes = [UInt8](hex: hex)
    return bytes + [UInt8](repeating: 0, count: count - bytes.count)
  }
}
