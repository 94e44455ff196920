package io.github.tryonjobs.client.internal.call;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decodes the header {@code Retry-After}: RFC 9110, section 10.2.3. */
public final class RetryAfter {

  /** A longer wait is cut to this. */
  private static final Duration LONGEST = Duration.ofDays(365);

  /** A two-digit year is no more than 50 years from now: RFC 9110, section 5.6.7. */
  private static final int YEARS_AHEAD = 50;

  private RetryAfter() {}

  /**
   * Returns how long a response asks to wait, at most a year; empty if it does not say, or in no
   * way that can be understood. Without a {@code Date} of the server, a date is understood by our
   * clock.
   */
  public static Optional<Duration> of(
      @Nullable String value, @Nullable String serverDate, Instant now) {
    if (value == null) {
      return Optional.empty();
    }
    if (value.matches("[0-9]+")) {
      // More digits than these are more than a year.
      long seconds = value.length() > 9 ? Long.MAX_VALUE : Long.parseLong(value);
      return Optional.of(atMostLongest(Duration.ofSeconds(seconds)));
    }
    // By the clock of the server, so that it need not agree with ours.
    Instant from = httpDate(serverDate == null ? "" : serverDate, now).orElse(now);
    return httpDate(value, now).map(date -> atMostLongest(notNegative(from, date)));
  }

  private static Duration notNegative(Instant from, Instant to) {
    return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
  }

  private static Duration atMostLongest(Duration wait) {
    return Collections.min(List.of(wait, LONGEST));
  }

  private static Optional<Instant> httpDate(String value, Instant now) {
    for (DateTimeFormatter format :
        List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            rfc850(now),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US)
                .withZone(ZoneOffset.UTC))) {
      try {
        return Optional.of(Instant.from(format.parse(value)));
      } catch (DateTimeException e) {
        // Perhaps in the next format.
      }
    }
    return Optional.empty();
  }

  private static DateTimeFormatter rfc850(Instant now) {
    return new DateTimeFormatterBuilder()
        .appendPattern("EEEE, dd-MMM-")
        .appendValueReduced(
            ChronoField.YEAR, 2, 2, now.atOffset(ZoneOffset.UTC).getYear() - 99 + YEARS_AHEAD)
        .appendPattern(" HH:mm:ss 'GMT'")
        .toFormatter(Locale.US)
        .withZone(ZoneOffset.UTC);
  }
}
