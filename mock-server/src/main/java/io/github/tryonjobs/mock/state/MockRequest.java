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

  private final State state;
  private final String method;
  private final String path;
  private final @Nullable String apiKey;
  private final String server;

  private @Nullable Operation operation;
  private @Nullable String jobId;
  private @Nullable Fault ownFault;
  private Duration ownDelay = Duration.ZERO;
  private @Nullable StartInput input;
  private @Nullable Asked asked;
  private long number;

  /**
   * Constructor.
   *
   * @param state the state of the server that it came to
   * @param method its method
   * @param path its path, percent-encoded
   * @param apiKey its API key, or null if it has none
   * @param server where its caller reaches the server, such as {@code http://127.0.0.1:8080}
   */
  public MockRequest(
      State state, String method, String path, @Nullable String apiKey, String server) {
    this.state = state;
    this.method = method;
    this.path = path;
    this.apiKey = apiKey;
    this.server = server;
  }

  /** Returns the state of the server that it came to. */
  public State state() {
    return state;
  }

  /** Returns its method. */
  public String method() {
    return method;
  }

  /** Returns its path, percent-encoded. */
  public String path() {
    return path;
  }

  /** Returns its API key, or null if it has none. */
  public @Nullable String apiKey() {
    return apiKey;
  }

  /** Returns where its caller reaches the server. */
  public String server() {
    return server;
  }

  /** Sets what a start has sent, which is known when its body has come. */
  public void input(StartInput sent) {
    input = sent;
  }

  /** Returns what a start has sent; null if the request is none. */
  public @Nullable StartInput input() {
    return input;
  }

  /**
   * Asks the state for a job. A HEAD counts as no poll.
   *
   * @throws io.github.tryonjobs.mock.scenario.ScenarioSyntaxException if the id is meant as a
   *     scenario but is not one
   */
  public Asked ask(String id) {
    operation = Operation.STATUS;
    jobId = id;
    return remember(method.equals("HEAD") ? state.peek(apiKey, id) : state.ask(apiKey, id));
  }

  /**
   * Has the state start a job. Called again, it looks whether the job has ended that the start
   * waits for.
   *
   * @throws io.github.tryonjobs.mock.scenario.ScenarioSyntaxException if the name of an image is
   *     meant as a scenario but is not one
   */
  public Asked start() {
    operation = Operation.START;
    Asked before = asked;
    if (before == null) {
      return remember(state.start(apiKey, Objects.requireNonNull(input, "input")));
    }
    return before instanceof Asked.Waits waits && apiKey != null
        ? remember(state.await(apiKey, waits))
        : before;
  }

  /**
   * Has the state cancel a job.
   *
   * @throws io.github.tryonjobs.mock.scenario.ScenarioSyntaxException if the id is meant as a
   *     scenario but is not one
   */
  public Asked cancel(String id) {
    operation = Operation.CANCEL;
    jobId = id;
    return remember(state.cancel(apiKey, id));
  }

  private Asked remember(Asked reply) {
    asked = reply;
    return reply;
  }

  /** Returns what a start waits for; null if it does not wait. */
  public Asked.@Nullable Waits waits() {
    return asked instanceof Asked.Waits waits ? waits : null;
  }

  /** Returns in how much real time to look again; empty if the clock must be turned before. */
  public Optional<Duration> untilNextLook() {
    MockClock clock = state.clock(apiKey);
    return asked instanceof Asked.Waits waits && waits.until() != null && !clock.isFrozen()
        ? Optional.of(Duration.between(clock.instant(), waits.until()))
        : Optional.empty();
  }

  /** Returns how long the response takes; nothing if no job was asked for. */
  public Duration latency() {
    return asked == null ? ownDelay : asked.latency();
  }

  /** Returns what goes wrong on the wire, or null if nothing does. */
  public @Nullable Fault fault() {
    return asked instanceof Asked.Came came && came.outcome() instanceof Outcome.Broken broken
        ? broken.fault()
        : ownFault;
  }

  /** Returns what is answered instead of a documented response, or null if nothing is. */
  public Outcome.@Nullable Foreign foreign() {
    return asked instanceof Asked.Came came && came.outcome() instanceof Outcome.Foreign foreign
        ? foreign
        : null;
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

  /** Returns the time when it came, on the clock of its account. */
  public Instant time() {
    if (asked instanceof Asked.Came came) {
      return came.time();
    }
    return asked instanceof Asked.Waits waits ? waits.time() : state.now(apiKey);
  }

  /** Returns the time of its response, which is another one if it has waited. */
  public Instant responseTime() {
    return input == null ? time() : state.now(apiKey);
  }

  /**
   * Writes the request down as one that is answered.
   *
   * @param status the status code
   * @param outcome what it is answered with, if no job was asked for
   */
  public void record(int status, String outcome) {
    String text = outcome;
    if (asked instanceof Asked.Came came) {
      text = came.outcome().text();
    } else if (asked instanceof Asked.Waits) {
      text = RecordedRequest.WAITING;
    } else if (asked instanceof Asked.Limited limited) {
      text = "429:" + limited.retryAfterSeconds();
    } else if (asked instanceof Asked.Refused) {
      text = "401";
    }
    Fault fault = fault();
    boolean unanswered =
        fault == Fault.RESET || fault == Fault.STALL || asked instanceof Asked.Waits;
    record(text, unanswered ? 0 : status, null);
  }

  /**
   * Writes the request down as a mock error.
   *
   * @param kind the kind of the mock error
   * @param reason what is wrong with it
   */
  public void recordMockError(String kind, int status, String reason) {
    record(kind, status, reason);
  }

  /** Takes its API key out of what is said of it, and cuts that. */
  public String redacted(String text) {
    return new Redaction(apiKey).of(text);
  }

  private void record(String outcome, int status, @Nullable String mockError) {
    Asked.Came came = asked instanceof Asked.Came it ? it : null;
    Asked.Poll poll = came == null ? null : came.poll();
    String job = jobId();
    Redaction redaction = new Redaction(apiKey);
    number =
        state
            .journal()
            .record(
                new RecordedRequest(
                    number,
                    time(),
                    redaction.of(method),
                    redaction.of(path),
                    fingerprint(),
                    job == null ? null : redaction.ofWhole(job),
                    job == null ? 0 : job.hashCode(),
                    poll == null ? 0 : poll.number(),
                    poll == null ? null : poll.step().text(),
                    outcome,
                    status,
                    latency(),
                    mockError == null ? null : redaction.of(mockError),
                    operation,
                    input == null ? null : input.redacted(redaction)));
  }

  private @Nullable String fingerprint() {
    if (asked instanceof Asked.Came came) {
      return came.account();
    }
    return apiKey == null ? null : state.fingerprint(apiKey);
  }

  private @Nullable String jobId() {
    if (input != null && asked instanceof Asked.Came came) {
      return came.jobId();
    }
    return asked instanceof Asked.Waits waits ? waits.jobId() : jobId;
  }
}
