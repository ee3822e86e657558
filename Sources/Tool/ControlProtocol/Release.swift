/// The release that all programs of the project belong to.
public enum Release {
  /// By the rules of semver.org.
  public static let version = "0.1.0"
}
