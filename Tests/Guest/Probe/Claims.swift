import Synchronization

/// Counts and prints what held.
final class Claims: Sendable {
  private let counts = Mutex((passed: 0, failed: 0))

  func check(_ claim: String, _ holds: Bool) {
    print(holds ? "ok: \(claim)" : "FAILED: \(claim)")
    counts.withLock { counts in
      if holds { counts.passed += 1 } else { counts.failed += 1 }
    }
  }

  var passed: Int { counts.withLock { $0.passed } }
  var failed: Int { counts.withLock { $0.failed } }
}
