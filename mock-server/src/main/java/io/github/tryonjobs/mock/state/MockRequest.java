package io.github.tryonjobs.mock.state;

import io.github.tryonjobs.mock.scenario.Fault;
import io.github.tryonjobs.mock.scenario.Outcome;
import java.time.Duration;
import java.time.Instant;
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

  private @Nullable String jobId;
  private @Nullable Fault ownFault;
  private Duration ownDelay = Duration.ZERO;
  private @Nullable Asked asked;

  /**
   * Creates one.
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

  /**
   * Asks the state for a job. A HEAD counts as no poll.
   *
   * @throws io.github.tryonjobs.mock.scenario.ScenarioSyntaxException if the id is meant as a
   *     scenario but is not one
   */
  public Asked ask(String id) {
    jobId = id;
    Asked answer = method.equals("HEAD") ? state.peek(apiKey, id) : state.ask(apiKey, id);
    asked = answer;
    return answer;
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
    return asked instanceof Asked.Came came ? came.time() : state.now(apiKey);
  }

  /**
   * Writes the request down as one that is answered.
   *
   * @param status the status code
   * @param answer what it is answered with, if no job was asked for
   */
  public void record(int status, String answer) {
    String text = answer;
    if (asked instanceof Asked.Came came) {
      text = came.outcome().text();
    } else if (asked instanceof Asked.Limited limited) {
      text = "429:" + limited.retryAfterSeconds();
    } else if (asked instanceof Asked.Refused) {
      text = "401";
    }
    Fault fault = fault();
    boolean unanswered = fault == Fault.RESET || fault == Fault.STALL;
    record(text, unanswered ? 0 : status, null);
  }

  /**
   * Writes the request down as one that was not understood.
   *
   * @param kind the kind of the mistake
   * @param problem what is wrong with it
   */
  public void recordMistake(String kind, int status, String problem) {
    record(kind, status, problem);
  }

  private void record(String answer, int status, @Nullable String problem) {
    Asked.Came came = asked instanceof Asked.Came it ? it : null;
    Redaction redaction = new Redaction(apiKey);
    state
        .journal()
        .record(
            new RecordedRequest(
                0,
                time(),
                redaction.of(method),
                redaction.of(path),
                apiKey == null ? null : came == null ? state.fingerprint(apiKey) : came.account(),
                jobId == null ? null : redaction.ofWhole(jobId),
                jobId == null ? 0 : jobId.hashCode(),
                came == null ? 0 : came.poll(),
                came == null || came.poll() == 0 ? null : came.step().text(),
                answer,
                status,
                latency(),
                problem == null ? null : redaction.of(problem)));
  }
}
