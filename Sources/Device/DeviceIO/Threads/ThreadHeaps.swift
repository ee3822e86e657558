internal import CMalloc

/// The heaps that threads allocate from.
public enum ThreadHeaps {
  /// Two for all threads. Threads come and go with devices, and glibc gives each a heap of its own, up to eight a core, which
  /// under mlockall stay resident: 11 MB more after ten plugs on two cores. The pose path allocates nothing, so it does
  /// not wait for them. Before the first other thread.
  public static func limit() { mallopt(M_ARENA_MAX, 2) }
}
