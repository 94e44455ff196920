package io.github.tryonjobs.mock;

import io.github.tryonjobs.mock.scenario.Plan;
import io.github.tryonjobs.mock.state.Account;
import io.github.tryonjobs.mock.state.MockClock;
import io.github.tryonjobs.mock.state.Operation;
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
public abstract sealed class MockView extends MockBehaviour<MockView>
    permits TryOnMockServer, MockAccount {

  final State state;
  final @Nullable Account seenBy;

  MockView(State state, @Nullable Account seenBy) {
    this.state = state;
    this.seenBy = seenBy;
  }

  @Override
  MockView change(Settings change) {
    state.change(apiKey(), change);
    return this;
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

  /** Returns a string as people may read it: without API keys that must not be shown. */
  public String shown(String string) {
    return (seenBy == null ? state.redaction() : seenBy.redaction()).ofWhole(string);
  }

  /** Returns whether a request has an API key that this sees. */
  public boolean sees(RecordedRequest request) {
    return seenBy == null || seenBy.fingerprint().equals(request.apiKey());
  }

  /** Returns what can be expected of the requests for a job. */
  public JobCheck job(String jobId) {
    return new JobCheck(this, jobId, Duration.ZERO);
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
