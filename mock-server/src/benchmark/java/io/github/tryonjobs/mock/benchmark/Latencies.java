package io.github.tryonjobs.mock.benchmark;

/** Durations, counted with a resolution of 1/16 of themselves. */
final class Latencies {

  private static final int STEPS = 16;

  private final long[] counts = new long[64 * STEPS];
  private long total;

  void add(long nanos) {
    counts[bucket(Math.max(STEPS, nanos))]++;
    total++;
  }

  /** Returns the duration that such a part of all does not exceed; NaN if there are none. */
  double percentileMillis(double part) {
    long seen = 0;
    for (int bucket = 0; bucket < counts.length; bucket++) {
      seen += counts[bucket];
      if (seen > 0 && seen >= total * part) {
        return upperBound(bucket) / 1e6;
      }
    }
    return Double.NaN;
  }

  private static int bucket(long nanos) {
    int power = 63 - Long.numberOfLeadingZeros(nanos);
    return power * STEPS + (int) ((nanos >>> (power - 4)) & (STEPS - 1));
  }

  private static double upperBound(int bucket) {
    return Math.scalb(1 + (bucket % STEPS + 1) / (double) STEPS, bucket / STEPS);
  }
}
