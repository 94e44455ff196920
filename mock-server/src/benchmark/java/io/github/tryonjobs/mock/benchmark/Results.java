package io.github.tryonjobs.mock.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, by what it is and by whose it is. */
final class Results {

  private final Map<String, Map<String, List<Double>>> rows = new LinkedHashMap<>();

  void add(String row, Contestant contestant, double value) {
    rows.computeIfAbsent(row, name -> new LinkedHashMap<>())
        .computeIfAbsent(contestant.name(), name -> new ArrayList<>())
        .add(value);
  }

  /** Adds the requests per second in a window of time; nothing if it was not measured. */
  void addWindow(Contestant contestant, long[] perSecond, int from, int to) {
    if (to <= perSecond.length) {
      double mean = Arrays.stream(perSecond, from, to).average().orElseThrow();
      add("requests/s in %d–%d s".formatted(from, to), contestant, mean);
    }
  }

  /** Returns a table in Markdown; the first name is what the others are compared with. */
  String table(List<String> names) {
    StringBuilder table = new StringBuilder("| |");
    names.forEach(name -> table.append(' ').append(name).append(" |"));
    table.append("\n|---|").append("---|".repeat(names.size())).append('\n');
    rows.forEach(
        (row, values) -> {
          double first = median(values, names.get(0));
          table.append("| ").append(row).append(" |");
          for (String name : names) {
            double value = median(values, name);
            table.append(' ').append(number(value));
            if (!name.equals(names.get(0)) && !Double.isNaN(value)) {
              table.append(String.format(Locale.ROOT, " (%.2f)", value / first));
            }
            table.append(" |");
          }
          table.append('\n');
        });
    return table.toString();
  }

  private static double median(Map<String, List<Double>> values, String name) {
    return Median.of(values.getOrDefault(name, List.of()));
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.0f", value);
  }
}
