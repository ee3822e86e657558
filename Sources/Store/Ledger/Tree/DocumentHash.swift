import Crypto
public import Foundation

/// The SHA-256 of a document, as registers and bundles name it.
public enum DocumentHash {
  /// 64 lower-case hexadecimal digits.
  public static func text(of document: Data) -> String {
    Hexadecimal.encode(Data(SHA256.hash(data: document)))
  }
}
