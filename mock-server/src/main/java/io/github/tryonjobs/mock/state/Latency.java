package io.github.tryonjobs.mock.state;

import io.github.tryonjobs.mock.scenario.DurationText;
import java.time.Duration;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a response takes, in real time. Immutable. */
public final class Latency {

  static final Duration LONGEST = Duration.ofHours(1);

  public static final Latency NONE = new Latency("off", random -> 0);

  private static final Pattern LOG_NORMAL =
      Pattern.compile("lognormal:([^:]*):([0-4](?:\\.[0-9]{1,3})?|5(?:\\.0)?)");

  private final String text;
  private final ToLongFunction<RandomGenerator> millis;

  private Latency(String text, ToLongFunction<RandomGenerator> millis) {
    this.text = text;
    this.millis = millis;
  }

  /**
   * Reads a latency: {@code 50ms}, {@code 20ms..200ms} for any in between, {@code
   * lognormal:80ms:0.5} for a median and a sigma from 0 to 5, or {@code off}.
   *
   * @throws IllegalArgumentException if the string is not one
   */
  public static Latency parse(String text) {
    if (text.equals(NONE.text)) {
      return NONE;
    }
    try {
      Matcher logNormal = LOG_NORMAL.matcher(text);
      if (logNormal.matches()) {
        return logNormal(millis(logNormal.group(1)), Double.parseDouble(logNormal.group(2)));
      }
      int dots = text.indexOf("..");
      long least = millis(dots < 0 ? text : text.substring(0, dots));
      return dots < 0 ? fixed(least) : uniform(least, millis(text.substring(dots + 2)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is not a latency such as 50ms, 20ms..200ms, lognormal:80ms:0.5 or off,"
              + " and at most 1h",
          e);
    }
  }

  private static long millis(String duration) {
    long millis = DurationText.parse(duration).toMillis();
    if (millis > LONGEST.toMillis()) {
      throw new IllegalArgumentException("longer than " + LONGEST);
    }
    return millis;
  }

  private static Latency fixed(long millis) {
    return millis == 0 ? NONE : new Latency(text(millis), random -> millis);
  }

  /** Any between two, both included, each as likely as another. */
  private static Latency uniform(long least, long most) {
    if (least > most) {
      throw new IllegalArgumentException("the least latency is more than the most");
    }
    return new Latency(text(least) + ".." + text(most), random -> random.nextLong(least, most + 1));
  }

  /** As the latencies of real services are: mostly near the median, now and then far above. */
  private static Latency logNormal(long median, double sigma) {
    return new Latency(
        "lognormal:" + text(median) + ":" + sigma,
        random ->
            Math.min(
                Math.round(median * Math.exp(sigma * random.nextGaussian())), LONGEST.toMillis()));
  }

  private static String text(long millis) {
    return DurationText.of(Duration.ofMillis(millis));
  }

  Duration sample(RandomGenerator random) {
    return Duration.ofMillis(millis.applyAsLong(random));
  }

  public String text() {
    return text;
  }
}
