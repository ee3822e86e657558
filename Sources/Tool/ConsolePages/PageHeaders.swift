/// The headers of every answer: what a browser may do with it is little.
public enum PageHeaders {
  /// Scripts and styles from files of this console only, nothing inline, nothing evaluated, no text made into
  /// elements (Trusted Types), no frames around or inside (CSP level 3).
  public static let contentSecurityPolicy = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
    "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].joined(separator: "; ")

  /// Names and values.
  public static let all = [
    ("Content-Security-Policy", contentSecurityPolicy),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), usb=(), hid=(), serial=()"),
    ("Cache-Control", "no-store"),
  ]
}
