package io.github.tryonjobs.mock.traffic;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Counts the requests of each API key. A window opens with a key's first request and is closed for
 * all that is beyond the limit until it ends. Safe for use by several threads.
 *
 * <p>When there are more keys than a limit, the one that asked longest ago starts anew.
 */
public final class RateLimiter {

  private static final int LIMIT = 10_000;

  private final Map<String, Window> windows =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
          return size() > LIMIT;
        }
      };

  private record Window(Instant start, int requests) {}

  /**
   * Counts a request.
   *
   * @param clock tells the time; read here, so that no request is counted before one that came
   *     first
   * @return nothing if it is within the limit; otherwise in how many seconds, rounded up, the next
   *     one will be
   */
  public synchronized OptionalInt count(String apiKey, RateLimit limit, InstantSource clock) {
    if (limit.isOff()) {
      return OptionalInt.empty();
    }
    Instant now = clock.instant();
    Window window = windows.get(apiKey);
    if (window == null || now.isBefore(window.start) || !now.isBefore(end(window, limit))) {
      window = new Window(now, 0);
    }
    if (window.requests < limit.requests()) {
      windows.put(apiKey, new Window(window.start, window.requests + 1));
      return OptionalInt.empty();
    }
    return OptionalInt.of(secondsUntil(end(window, limit), now));
  }

  private static Instant end(Window window, RateLimit limit) {
    return window.start.plus(limit.window());
  }

  private static int secondsUntil(Instant end, Instant now) {
    long seconds = Duration.between(now, end).plusMillis(999).toSeconds();
    return (int) Math.max(1, Math.min(seconds, Integer.MAX_VALUE));
  }

  /** Forgets what an API key has asked. */
  public synchronized void reset(String apiKey) {
    windows.remove(apiKey);
  }

  /** Forgets all. */
  public synchronized void reset() {
    windows.clear();
  }
}
