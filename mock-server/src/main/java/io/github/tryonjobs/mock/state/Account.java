package io.github.tryonjobs.mock.state;

import io.github.tryonjobs.mock.state.Recency.Node;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What holds for one API key: its clock, which follows the server's until it is turned, its
 * settings, which go before the server's, its jobs, and its window of the rate limit. All but the
 * key and the clock is guarded by the {@link State}.
 */
public final class Account {

  private static final long OWN_WEIGHT = 600;

  private final String apiKey;
  private final String fingerprint;
  private final MockClock clock;

  final Map<String, Job> jobs = new HashMap<>();
  Settings settings = Settings.NONE;
  @Nullable Node<Account> node;
  private @Nullable Instant windowStart;
  private int requestsInWindow;
  private volatile long since;

  Account(String apiKey, MockClock serverClock, long since) {
    this.since = since;
    this.apiKey = apiKey;
    this.fingerprint = Fingerprint.of(apiKey);
    this.clock = new MockClock(serverClock);
  }

  /** Returns the key. */
  public String apiKey() {
    return apiKey;
  }

  /** Returns what stands for the key where it must not be read. */
  public String fingerprint() {
    return fingerprint;
  }

  /** Returns the clock by which its jobs and limits go. */
  public MockClock clock() {
    return clock;
  }

  long weight() {
    return OWN_WEIGHT + MemoryLimits.weight(apiKey) + settings.weight();
  }

  /**
   * Counts a request. A window opens with the first request, and is closed for all that is beyond
   * the limit until it ends.
   *
   * @return 0 if the request is within the limit; otherwise in how many seconds, rounded up, the
   *     next one will be
   */
  int count(RateLimit limit, Instant now) {
    if (limit.isOff()) {
      return 0;
    }
    if (windowStart == null
        || now.isBefore(windowStart)
        || !now.isBefore(windowStart.plus(limit.window()))) {
      windowStart = now;
      requestsInWindow = 0;
    }
    if (requestsInWindow < limit.requests()) {
      requestsInWindow++;
      return 0;
    }
    return limit.secondsUntilEnd(windowStart, now);
  }

  /** Returns the number of the last request before this account, or before its last reset. */
  public long since() {
    return since;
  }

  void reset(long lastNumber) {
    since = lastNumber;
    settings = Settings.NONE;
    windowStart = null;
    clock.reset();
  }

  /** Leaves out the key. */
  @Override
  public String toString() {
    return "Account[" + fingerprint + ", " + clock + "]";
  }
}
