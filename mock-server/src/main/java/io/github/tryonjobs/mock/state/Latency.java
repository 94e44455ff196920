package io.github.tryonjobs.mock.state;

import io.github.tryonjobs.mock.scenario.DurationText;
import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long an answer takes, in real time. */
public sealed interface Latency {

  /** No latency. */
  Latency NONE = new Fixed(Duration.ZERO);

  /** The longest that an answer may take. */
  Duration LONGEST = Duration.ofHours(1);

  /**
   * Reads a latency: {@code 50ms}, {@code 20ms..200ms} for any in between, {@code
   * lognormal:80ms:0.5} for a median and a sigma, or {@code off}.
   *
   * @throws IllegalArgumentException if the text is not one
   */
  static Latency parse(String text) {
    if (text.equals("off")) {
      return NONE;
    }
    try {
      Latency latency = LatencyText.parse(text);
      if (latency.longest().compareTo(LONGEST) <= 0) {
        return latency;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "\""
            + text
            + "\" is not a latency such as 50ms, 20ms..200ms, lognormal:80ms:0.5 or off,"
            + " and at most 1h");
  }

  /** Returns how long one answer takes. */
  Duration sample(RandomGenerator random);

  /** Returns the longest that can be foreseen. */
  Duration longest();

  /** Returns the text that stands for this latency. */
  String text();

  /** Always the same. */
  record Fixed(Duration duration) implements Latency {
    @Override
    public Duration sample(RandomGenerator random) {
      return duration;
    }

    @Override
    public Duration longest() {
      return duration;
    }

    @Override
    public String text() {
      return duration.isZero() ? "off" : DurationText.of(duration);
    }
  }

  /**
   * Any between two, both included, each as likely as another.
   *
   * @param least not longer than {@code most}
   */
  record Uniform(Duration least, Duration most) implements Latency {
    /** Checks the order. */
    public Uniform {
      if (least.compareTo(most) > 0) {
        throw new IllegalArgumentException("the least latency is more than the most");
      }
    }

    @Override
    public Duration sample(RandomGenerator random) {
      return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
    }

    @Override
    public Duration longest() {
      return most;
    }

    @Override
    public String text() {
      return DurationText.of(least) + ".." + DurationText.of(most);
    }
  }

  /**
   * Log-normal, as the latencies of real services are: mostly near the median, now and then far
   * above.
   *
   * @param sigma the standard deviation of the logarithm, from 0 to 5
   */
  record LogNormal(Duration median, double sigma) implements Latency {
    @Override
    public Duration sample(RandomGenerator random) {
      double millis = median.toMillis() * Math.exp(sigma * random.nextGaussian());
      return Duration.ofMillis(Math.min(Math.round(millis), LONGEST.toMillis()));
    }

    @Override
    public Duration longest() {
      return median;
    }

    @Override
    public String text() {
      return "lognormal:" + DurationText.of(median) + ":" + sigma;
    }
  }
}

/** Reads latencies. */
final class LatencyText {

  private static final Pattern LOG_NORMAL =
      Pattern.compile("lognormal:([^:]*):([0-4](?:\\.[0-9]{1,3})?|5(?:\\.0)?)");

  private LatencyText() {}

  static Latency parse(String text) {
    Matcher logNormal = LOG_NORMAL.matcher(text);
    if (logNormal.matches()) {
      return new Latency.LogNormal(
          DurationText.parse(logNormal.group(1)), Double.parseDouble(logNormal.group(2)));
    }
    int dots = text.indexOf("..");
    return dots < 0
        ? new Latency.Fixed(DurationText.parse(text))
        : new Latency.Uniform(
            DurationText.parse(text.substring(0, dots)),
            DurationText.parse(text.substring(dots + 2)));
  }
}
