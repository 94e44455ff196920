package io.github.tryonjobs.mock;

import io.github.tryonjobs.mock.scenario.Plan;
import io.github.tryonjobs.mock.state.Account;
import io.github.tryonjobs.mock.state.Answers;
import io.github.tryonjobs.mock.state.Credits;
import io.github.tryonjobs.mock.state.Journal;
import io.github.tryonjobs.mock.state.Latency;
import io.github.tryonjobs.mock.state.MockClock;
import io.github.tryonjobs.mock.state.Operation;
import io.github.tryonjobs.mock.state.RateLimit;
import io.github.tryonjobs.mock.state.RecordedRequest;
import io.github.tryonjobs.mock.state.Settings;
import io.github.tryonjobs.mock.state.State;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be set, looked at and expected of a mock server: across all API keys, or, of an account
 * and of a server as an account sees it, for one. Safe for use by several threads. No argument and
 * no result is null.
 */
public abstract sealed class MockView permits TryOnMockServer, MockAccount {

  final State state;
  final @Nullable Account seenBy;

  MockView(State state, @Nullable Account seenBy) {
    this.state = state;
    this.seenBy = seenBy;
  }

  /**
   * Sets how often each API key that this sees may ask.
   *
   * @param limit such as {@code 5/s}, {@code 100/1m} or {@code off}
   * @throws IllegalArgumentException if it is not such a text
   */
  public void rateLimit(String limit) {
    change(Settings.NONE.withRateLimit(RateLimit.parse(limit)));
  }

  /**
   * Sets how long responses take, in real time.
   *
   * @param latency such as {@code 50ms}, {@code 20ms..200ms}, {@code lognormal:80ms:0.5} or {@code
   *     off}
   * @throws IllegalArgumentException if it is not such a text
   */
  public void latency(String latency) {
    change(Settings.NONE.withLatency(Latency.parse(latency)));
  }

  /**
   * Sets what is answered for ids that are neither scenarios nor created jobs.
   *
   * @throws IllegalArgumentException if the text is not a scenario; the message says where
   */
  public void unknownJobs(String scenario) {
    change(Settings.NONE.withUnknownJobs(parse(scenario)));
  }

  /**
   * Sets the scenario of each job that is started, unless the name of an image is a scenario.
   *
   * @throws IllegalArgumentException if the text is not a scenario; the message says where
   */
  public void startedJobs(String scenario) {
    change(Settings.NONE.withStartedJobs(parse(scenario)));
  }

  /**
   * Sets what starts are answered with, from the next one on, such as {@code 429:5,500*2,started}.
   * Where it says {@code started}, a start is carried out and answered as it asks for: at once with
   * a job id, or with the result when its job has ended. A fault comes after the job was started.
   *
   * @throws IllegalArgumentException if it is not a scenario of starts; the message says where
   */
  public void startAnswers(String scenario) {
    change(Settings.NONE.withStartAnswers(new Answers(state.languages().starts().parse(scenario))));
  }

  /**
   * Sets what cancels are answered with; {@code cancelled} lets them pass.
   *
   * @throws IllegalArgumentException if it is not a scenario of cancels; the message says where
   */
  public void cancelAnswers(String scenario) {
    Plan answers = state.languages().cancels().parse(scenario);
    change(Settings.NONE.withCancelAnswers(new Answers(answers)));
  }

  /**
   * Sets how many jobs each API key that this sees may start, from now on, before it gets 403.
   *
   * @throws IllegalArgumentException if it is neither a number nor {@code unlimited}
   */
  public void credits(String credits) {
    change(Settings.NONE.withCredits(Credits.parse(credits)));
  }

  private void change(Settings change) {
    state.change(apiKey(), change);
  }

  private @Nullable String apiKey() {
    return seenBy == null ? null : seenBy.apiKey();
  }

  /**
   * Returns the clock by which this lives; that of an account follows the server's until it is
   * turned.
   */
  public MockClock clock() {
    return state.clock(apiKey());
  }

  /**
   * Returns the requests that the journal has, the oldest first. A response is in the journal
   * before it is sent.
   */
  public List<RecordedRequest> requests() {
    return state.journal().all(this::sees);
  }

  /** Returns the requests for a job that the journal has, the oldest first. */
  public List<RecordedRequest> requests(String jobId) {
    return state.journal().all(request -> sees(request) && request.isFor(jobId));
  }

  /** Returns the starts that the journal has, the oldest first, with what each has sent. */
  public List<RecordedRequest> starts() {
    return state.journal().all(request -> sees(request) && request.operation() == Operation.START);
  }

  /**
   * Returns the last 256 mock errors: requests that the mock server itself rejected, such as those
   * whose scenario is wrong, the oldest first. They are kept when this is reset.
   */
  public List<RecordedRequest> mockErrors() {
    return state.journal().mockErrors().stream().filter(this::sees).toList();
  }

  /** Returns the id of a job as people may read it. */
  String shown(String jobId) {
    return seenBy == null ? jobId : seenBy.redacted(jobId);
  }

  private boolean sees(RecordedRequest request) {
    return seenBy == null || seenBy.fingerprint().equals(request.apiKey());
  }

  /** Returns what can be expected of the requests for a job. */
  public JobCheck job(String jobId) {
    return new JobCheck(this, jobId, Duration.ZERO);
  }

  Journal journal() {
    return state.journal();
  }

  /** Returns whether the journal dropped requests that this may have seen. */
  boolean hasLost() {
    return state.journal().lastDropped() > (seenBy == null ? 0 : seenBy.since());
  }

  Plan parse(String scenario) {
    return state.languages().jobs().parse(scenario);
  }

  /**
   * Forgets all that happened and was set since the start, or for the account. Open connections
   * stay open, and the jobs that were created for all stay when an account is reset.
   */
  public void reset() {
    if (seenBy == null) {
      state.reset();
    } else {
      state.reset(seenBy.apiKey());
    }
  }
}
