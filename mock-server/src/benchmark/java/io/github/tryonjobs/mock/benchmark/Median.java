package io.github.tryonjobs.mock.benchmark;

import java.util.Arrays;
import java.util.Collection;

/** Medians. */
final class Median {

  private Median() {}

  /** Returns the median; NaN if there are no values. */
  static double of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  static double of(Collection<Double> values) {
    return of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
