package io.github.tryonjobs.mock.state;

import io.github.tryonjobs.mock.scenario.Fault;
import io.github.tryonjobs.mock.scenario.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request: what is known of it when it has come in at the door, and what the state has answered.
 * Used by one thread at a time.
 */
public final class MockRequest {

  /** The longest time until the next look: 293 years are too many nanoseconds for a timer. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  private final State state;
  private final String method;
  private final String path;
  private final @Nullable String apiKey;
  private final String server;

  private Redaction redaction;
  private @Nullable Operation operation;
  private @Nullable String jobId;
  private @Nullable Fault ownFault;
  private Duration ownDelay = Duration.ZERO;
  private @Nullable StartInput input;
  private @Nullable Asked asked;
  private long number;

  /** Creates a request with a path that is percent-encoded and a URL by which its caller came. */
  public MockRequest(
      State state, String method, String path, @Nullable String apiKey, String server) {
    this.state = state;
    this.method = method;
    this.path = path;
    this.apiKey = apiKey;
    this.server = server;
    this.redaction = state.redaction().and(apiKey);
  }

  public State state() {
    return state;
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  public @Nullable String apiKey() {
    return apiKey;
  }

  public String server() {
    return server;
  }

  /** Sets what a start has sent, which is known when its body has come. */
  public void input(StartInput sent) {
    input = sent;
  }

  public @Nullable StartInput input() {
    return input;
  }

  /** Asks the state for a job. A HEAD counts as no poll. */
  public @Nullable Outcome ask(String id) {
    operation = Operation.STATUS;
    jobId = id;
    asked = method.equals("HEAD") ? state.peek(apiKey, id) : state.ask(apiKey, id);
    return asked.outcome();
  }

  /**
   * Has the state start a job, or checks the job that the start waits for. The outcome is null
   * until that job has ended.
   */
  public @Nullable Outcome start() {
    operation = Operation.START;
    if (asked == null) {
      asked = state.start(apiKey, Objects.requireNonNull(input, "input"));
    } else if (waits() && apiKey != null && asked.jobId() != null) {
      asked = state.await(apiKey, asked.jobId(), asked);
    }
    return asked.outcome();
  }

  /** Has the state cancel a job. */
  public @Nullable Outcome cancel(String id) {
    operation = Operation.CANCEL;
    jobId = id;
    asked = state.cancel(apiKey, id);
    return asked.outcome();
  }

  /** Returns whether it is a start that waits until its job has ended. */
  public boolean waits() {
    return asked != null && asked.outcome() == null;
  }

  /** Has a start that waits looked at when its job may have ended, by what must not wait itself. */
  public void wakeBy(Runnable look) {
    if (asked != null && asked.jobId() != null && asked.account() != null) {
      state.waiting().add(asked.jobId(), asked.account(), look);
    }
  }

  /** Ends that. */
  public void wakeNoMore() {
    if (asked != null && asked.jobId() != null) {
      state.waiting().remove(asked.jobId());
    }
  }

  /** Returns in how much real time to look again; empty if the clock must be turned before. */
  public Optional<Duration> untilNextLook() {
    MockClock clock = state.clock(apiKey);
    if (asked == null || asked.until() == null || clock.isFrozen()) {
      return Optional.empty();
    }
    Duration left = Duration.between(clock.instant(), asked.until());
    return Optional.of(left.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : left);
  }

  /** Returns how long the response takes; nothing if no job was asked for. */
  public Duration latency() {
    return asked == null ? ownDelay : asked.latency();
  }

  /** Returns what goes wrong on the wire, or null if nothing does. */
  public @Nullable Fault fault() {
    return asked != null && asked.outcome() instanceof Outcome.Broken broken
        ? broken.fault()
        : ownFault;
  }

  /** Returns what is answered instead of a documented response, or null if nothing is. */
  public Outcome.@Nullable Foreign foreign() {
    return asked != null && asked.outcome() instanceof Outcome.Foreign foreign ? foreign : null;
  }

  /**
   * Notes that it follows a link, which may have the API key in it that it was made for.
   *
   * @param fingerprint that of the key
   * @return the clock by which the link expires
   */
  public MockClock follow(String fingerprint) {
    Account account = state.ofFingerprint(fingerprint);
    if (account == null) {
      return state.clock(null);
    }
    redaction = redaction.and(account.apiKey());
    return account.clock();
  }

  /** Has a response that is no job's come late, or spoiled. */
  public void spoil(Duration delay, @Nullable Fault how) {
    ownDelay = delay;
    ownFault = how;
  }

  /** Returns whether a job was asked for. */
  public boolean isForJob() {
    return asked != null;
  }

  /** Returns the time of its response, which is another one than its own if it has waited. */
  public Instant responseTime() {
    return asked == null || input != null ? state.now(apiKey) : asked.time();
  }

  /** Returns what takes API keys out of all that is said of it. */
  public Redaction redaction() {
    return redaction;
  }

  /**
   * Writes the request down.
   *
   * @param status the status code
   * @param outcome what it is answered with, if that is no job's
   * @param mockError what is wrong with it, if it is answered with a mock error
   */
  public void record(int status, String outcome, @Nullable String mockError) {
    Asked answer = mockError == null ? asked : null;
    boolean isAnswered = !waits() && fault() != Fault.RESET && fault() != Fault.STALL;
    Asked.Poll poll = asked == null ? null : asked.poll();
    String account = asked == null ? null : asked.account();
    String job = jobId();
    number =
        state
            .journal()
            .record(
                new RecordedRequest(
                    number,
                    asked == null ? state.now(apiKey) : asked.time(),
                    redaction.of(method),
                    redaction.of(path),
                    account != null || apiKey == null ? account : state.fingerprint(apiKey),
                    job == null ? null : redaction.ofWhole(job),
                    job == null ? 0 : job.hashCode(),
                    poll == null ? 0 : poll.number(),
                    poll == null ? null : poll.step().text(),
                    answer == null ? outcome : answer.text(),
                    isAnswered || mockError != null ? status : 0,
                    latency(),
                    mockError == null ? null : redaction.of(mockError),
                    operation,
                    input == null ? null : input.redacted(redaction)));
  }

  /** Returns the id of the job that it asked for or has started, if any. */
  public @Nullable String jobId() {
    return asked == null ? jobId : asked.jobId();
  }
}
