package io.github.tryonjobs.mock.state;

/**
 * How many bytes each memory that a caller can fill may take. The entry that was used longest ago
 * goes first, and is counted as dropped. Weights are estimates that are too high rather than too
 * low.
 *
 * @param inFlight requests and responses that are on their way
 */
public record MemoryLimits(long jobs, long created, long accounts, long journal, long inFlight) {

  private static final long MEGABYTE = 1024 * 1024;

  /** What a server takes of the heap, at most. */
  private static final long MOST = 256 * MEGABYTE;

  /** Returns the limits of a server: together a quarter of the heap, and at most 256 MB. */
  public static MemoryLimits ofHeap(long heapBytes) {
    long eighth = Math.min(heapBytes / 4, MOST) / 8;
    return new MemoryLimits(2 * eighth, 2 * eighth, eighth, 2 * eighth, eighth);
  }

  static long weight(String string) {
    return 56 + 2L * string.length();
  }
}
