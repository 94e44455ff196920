package io.github.tryonjobs.mock.state;

import io.github.tryonjobs.mock.scenario.Outcome;
import io.github.tryonjobs.mock.scenario.Plan;
import io.github.tryonjobs.mock.state.Recency.Node;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What holds for one API key: its clock, which follows the server's until it is turned, its
 * settings, which go before the server's, its jobs, and its window of the rate limit. All but the
 * key and the clock is guarded by the {@link State}.
 */
public final class Account {

  private static final long OWN_WEIGHT = 800;

  /** Of so many images it is known how far the outcomes have come that they ask for. */
  private static final int MOST_NAMES = 16;

  private final String apiKey;
  private final String fingerprint;
  private final MockClock clock;
  private final Redaction redaction;

  final Map<String, Job> jobs = new HashMap<>();
  final Recency<Job> recentJobs = new Recency<>();
  Settings settings = Settings.NONE;
  final Node<Account> node = new Node<>(this);
  private @Nullable Instant windowStart;
  private int requestsInWindow;
  private final Map<String, Progress> outcomesByName = new LinkedHashMap<>();
  private final Map<Operation, Progress> outcomes = new EnumMap<>(Operation.class);
  private @Nullable Credits credits;
  private int creditsUsed;
  private long requests;
  private volatile long since;

  Account(String apiKey, String fingerprint, MockClock clock, Redaction redaction, long since) {
    this.since = since;
    this.redaction = redaction;
    this.apiKey = apiKey;
    this.fingerprint = fingerprint;
    this.clock = clock;
  }

  public String apiKey() {
    return apiKey;
  }

  public String fingerprint() {
    return fingerprint;
  }

  /** Returns what takes out the API key, and those that the server was started with. */
  public Redaction redaction() {
    return redaction;
  }

  public MockClock clock() {
    return clock;
  }

  long weight() {
    long weight = OWN_WEIGHT + MemoryLimits.weight(apiKey) + settings.weight();
    for (Map.Entry<String, Progress> named : outcomesByName.entrySet()) {
      weight += MemoryLimits.weight(named.getKey()) + named.getValue().plan().weight();
    }
    return weight;
  }

  /** Returns what the next start or cancel is answered with; a plan that is set begins anew. */
  @SuppressWarnings("ReferenceEquality") // Also if it is set again.
  Outcome next(Operation operation, Plan plan, Instant now) {
    Progress known = outcomes.get(operation);
    if (known == null || known.plan() != plan) {
      known = new Progress(plan);
      outcomes.put(operation, known);
    }
    return known.poll(now).outcome();
  }

  /** Returns what the next start is answered with whose image asks for these outcomes. */
  Outcome nextStart(Plan plan, Instant now) {
    String name = plan.scenario();
    Progress known = outcomesByName.remove(name);
    if (known == null) {
      known = new Progress(plan);
    }
    outcomesByName.put(name, known);
    if (outcomesByName.size() > MOST_NAMES) {
      outcomesByName.remove(outcomesByName.keySet().iterator().next());
    }
    return known.poll(now).outcome();
  }

  boolean hasCredit(Credits given) {
    if (credits != given) {
      credits = given;
      creditsUsed = 0;
    }
    return given.allow(creditsUsed);
  }

  void takeCredit() {
    creditsUsed++;
  }

  /** Returns how many starts and cancels there were before this one. */
  long countRequest() {
    return requests++;
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

  /** Makes it as new; who waits for its clock is to be told. */
  void reset(long lastNumber) {
    since = lastNumber;
    settings = Settings.NONE;
    windowStart = null;
    outcomesByName.clear();
    outcomes.clear();
    credits = null;
    requests = 0;
    clock.clear();
  }

  /** Leaves out the key. */
  @Override
  public String toString() {
    return "Account[" + fingerprint + ", " + clock + "]";
  }
}
