package io.github.tryonjobs.mock.state;

import io.github.tryonjobs.mock.scenario.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many requests an API key may make in a window of time.
 *
 * @param requests how many; 0 for any number
 * @param window in how long, counted from the first of them
 */
public record RateLimit(int requests, Duration window) {

  public static final RateLimit OFF = new RateLimit(0, Duration.ZERO);

  private static final String OFF_TEXT = "off";
  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,8})/([0-9]*)(ms|s|m|h)");

  /**
   * Reads a limit, such as {@code 5/s}, {@code 100/1m} or {@code off}; throws {@link
   * IllegalArgumentException}.
   */
  public static RateLimit parse(String text) {
    if (text.equals(OFF_TEXT)) {
      return OFF;
    }
    Matcher matcher = TEXT.matcher(text);
    if (matcher.matches()) {
      String amount = matcher.group(2).isEmpty() ? "1" : matcher.group(2);
      Duration window = DurationText.parse(amount + matcher.group(3));
      if (!window.isZero()) {
        return new RateLimit(Integer.parseInt(matcher.group(1)), window);
      }
    }
    throw new IllegalArgumentException(
        "\"" + text + "\" is not a rate limit such as 5/s, 100/1m or off");
  }

  /** Returns in how many seconds, rounded up and at least 1, a window that began then ends. */
  int secondsUntilEnd(Instant windowStart, Instant now) {
    long seconds = Duration.between(now, windowStart.plus(window)).plusMillis(999).toSeconds();
    return (int) Math.max(1, Math.min(seconds, Integer.MAX_VALUE));
  }

  public boolean isOff() {
    return requests == 0;
  }

  public String text() {
    return isOff() ? OFF_TEXT : requests + "/" + DurationText.of(window);
  }
}
