package io.github.tryonjobs.mock.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Requests per second over the time since the start of the process, as a drawing. */
final class Plot {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 360;
  private static final int LEFT = 60;
  private static final int TOP = 40;
  private static final int BOTTOM = 40;
  private static final int RIGHT = 170;

  /** Told apart by people who see few colours, too. */
  private static final List<String> COLOURS = List.of("#0072b2", "#d55e00", "#009e73", "#999999");

  private final int seconds;
  private final double top;
  private final StringBuilder svg = new StringBuilder();

  private Plot(int seconds, double top) {
    this.seconds = seconds;
    this.top = top;
  }

  /**
   * Returns the drawing.
   *
   * @param rounds for each server what was answered in each second, round by round
   */
  static String svg(Map<String, List<long[]>> rounds, int seconds) {
    double most =
        rounds.values().stream()
            .flatMap(List::stream)
            .flatMapToLong(Arrays::stream)
            .max()
            .orElse(1);
    double step = Math.pow(10, Math.floor(Math.log10(most)));
    Plot plot = new Plot(seconds, Math.ceil(most / step) * step);
    plot.axes(step);
    int index = 0;
    for (Map.Entry<String, List<long[]>> server : rounds.entrySet()) {
      plot.line(server.getKey(), server.getValue(), index++);
    }
    return plot.svg.append("</svg>\n").toString();
  }

  private void axes(double step) {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
            + " font-size=\"12\" role=\"img\" aria-label=\"Requests per second\">",
        WIDTH,
        HEIGHT);
    add("<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>");
    add("<text x=\"%d\" y=\"20\">requests/s, 16 keep-alive connections</text>", LEFT);
    double grid = top / step > 5 ? step : step / 2;
    for (double value = 0; value <= top; value += grid) {
      add(
          "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/><text x=\"%d\" y=\"%.1f\""
              + " text-anchor=\"end\">%,.0f</text>",
          LEFT,
          y(value),
          WIDTH - RIGHT,
          LEFT - 6,
          y(value) + 4,
          value);
    }
    for (int second = 0; second <= seconds; second += 5) {
      add(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d%s</text>",
          x(second), HEIGHT - BOTTOM + 18, second, second == 0 ? " s since the start" : "");
    }
  }

  private void line(String name, List<long[]> rounds, int index) {
    String colour = COLOURS.get(index % COLOURS.size());
    StringBuilder path = new StringBuilder();
    double value = 0;
    for (int second = 0; second < seconds; second++) {
      int at = second;
      value = Median.of(rounds.stream().mapToDouble(round -> round[at]).toArray());
      path.append(String.format(Locale.ROOT, "%s%.1f %.1f", second == 0 ? "M" : "L", x(second + 0.5), y(value)));
    }
    add("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", path, colour);
    add(
        "<path d=\"M%d %dh20\" stroke=\"%s\" stroke-width=\"2\"/><text x=\"%d\" y=\"%d\">%s</text>",
        WIDTH - RIGHT + 12,
        TOP + 20 * index,
        colour,
        WIDTH - RIGHT + 38,
        TOP + 4 + 20 * index,
        name);
  }

  private double x(double second) {
    return LEFT + second / seconds * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM);
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
