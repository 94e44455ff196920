package io.github.tryonjobs.mock;

import io.github.tryonjobs.mock.state.Account;
import io.github.tryonjobs.mock.state.MockClock;
import io.github.tryonjobs.mock.state.RecordedRequest;
import java.util.List;

/**
 * The part of a mock server that belongs to one API key: its jobs, clock, limits and requests.
 * Tests that each use an account of their own share a server and never meet.
 *
 * <p>Safe for use by several threads. No argument and no result is null.
 */
public final class MockAccount {

  private final TryOnMockServer server;
  private final Account account;

  MockAccount(TryOnMockServer server, Account account) {
    this.server = server;
    this.account = account;
  }

  /** Returns the server as this account sees it: its clock, its requests, its checks and reset. */
  public TryOnMockServer server() {
    return server;
  }

  /** Returns the API key, to be given to the client under test. */
  public String apiKey() {
    return account.apiKey();
  }

  /** Returns the clock by which this account lives. It follows the server's until it is turned. */
  public MockClock clock() {
    return server.clock();
  }

  /**
   * Sets how often this account may ask.
   *
   * @param limit such as {@code 5/s}, {@code 100/1m} or {@code off}
   * @throws IllegalArgumentException if it is not such a text
   */
  public void rateLimit(String limit) {
    server.rateLimit(limit);
  }

  /**
   * Sets how long answers for this account take, in real time.
   *
   * @param latency such as {@code 50ms}, {@code 20ms..200ms}, {@code lognormal:80ms:0.5} or {@code
   *     off}
   * @throws IllegalArgumentException if it is not such a text
   */
  public void latency(String latency) {
    server.latency(latency);
  }

  /**
   * Sets what this account is answered for ids that are neither scenarios nor created jobs.
   *
   * @throws IllegalArgumentException if the text is not a scenario; the message says where
   */
  public void unknownJobs(String scenario) {
    server.unknownJobs(scenario);
  }

  /**
   * Sets the scenario of each job that this account starts; see {@link
   * TryOnMockServer#startedJobs}.
   *
   * @throws IllegalArgumentException if the text is not a scenario; the message says where
   */
  public void startedJobs(String scenario) {
    server.startedJobs(scenario);
  }

  /**
   * Sets what this account's starts are answered with; see {@link TryOnMockServer#startAnswers}.
   *
   * @throws IllegalArgumentException if the text is not such a scenario; the message says where
   */
  public void startAnswers(String scenario) {
    server.startAnswers(scenario);
  }

  /**
   * Sets what this account's cancels are answered with; see {@link TryOnMockServer#cancelAnswers}.
   *
   * @throws IllegalArgumentException if the text is not such a scenario; the message says where
   */
  public void cancelAnswers(String scenario) {
    server.cancelAnswers(scenario);
  }

  /**
   * Sets how many jobs this account may start, from now on, before it gets 403.
   *
   * @param credits a number, or {@code unlimited}
   * @throws IllegalArgumentException if it is neither
   */
  public void credits(String credits) {
    server.credits(credits);
  }

  /**
   * Returns the starts of this account that the journal has; see {@link TryOnMockServer#starts}.
   */
  public List<RecordedRequest> starts() {
    return server.starts();
  }

  /** Returns the requests of this account that the journal has, the oldest first. */
  public List<RecordedRequest> requests() {
    return server.requests();
  }

  /** Returns what can be expected of this account's requests for a job. */
  public JobCheck job(String jobId) {
    return server.job(jobId);
  }

  /** Forgets all that happened and was set for this account. Created jobs stay. */
  public void reset() {
    server.reset();
  }

  /** Leaves out the API key. */
  @Override
  public String toString() {
    return "MockAccount[" + account.fingerprint() + "]";
  }
}
