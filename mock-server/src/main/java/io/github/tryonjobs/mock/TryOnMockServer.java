package io.github.tryonjobs.mock;

import io.github.tryonjobs.mock.contract.Catalogue;
import io.github.tryonjobs.mock.control.Build;
import io.github.tryonjobs.mock.http.MockHttpServer;
import io.github.tryonjobs.mock.scenario.Plan;
import io.github.tryonjobs.mock.state.Account;
import io.github.tryonjobs.mock.state.Answers;
import io.github.tryonjobs.mock.state.ApiKeys;
import io.github.tryonjobs.mock.state.Credits;
import io.github.tryonjobs.mock.state.Journal;
import io.github.tryonjobs.mock.state.Latency;
import io.github.tryonjobs.mock.state.MockClock;
import io.github.tryonjobs.mock.state.Operation;
import io.github.tryonjobs.mock.state.RateLimit;
import io.github.tryonjobs.mock.state.RecordedRequest;
import io.github.tryonjobs.mock.state.Settings;
import io.github.tryonjobs.mock.state.State;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A server on the loopback address that answers as the contract's examples do.
 *
 * <pre>{@code
 * try (TryOnMockServer mock = TryOnMockServer.start()) {
 *   URI job = mock.baseUri().resolve("/v1/try-on/job/pending*2,running,completed");
 * }
 * }</pre>
 *
 * <p>A job id that is a scenario needs no set-up; {@link #createJob} gives an id that looks like
 * the vendor's. How far a job has come is kept for each API key and job id. Safe for use by several
 * threads. No argument and no result is null.
 */
public final class TryOnMockServer implements AutoCloseable {

  private final MockHttpServer http;
  private final State state;
  private final @Nullable Account seenBy;

  TryOnMockServer(TryOnMockServerBuilder builder) throws IOException {
    this.seenBy = null;
    Catalogue catalogue = Catalogue.ofContract();
    this.state =
        new State(
            catalogue.languages(),
            new State.Setup(
                new ApiKeys(builder.apiKeys),
                builder.time,
                builder.settings.orElse(Settings.defaults(catalogue.languages())),
                catalogue.exampleJobId(),
                builder.seed,
                builder.journalLimit,
                builder.requestListener,
                builder.memory));
    this.http = MockHttpServer.start(builder.address(), state, builder.door(), builder.limits);
  }

  private TryOnMockServer(TryOnMockServer server, @Nullable Account seenBy) {
    this.http = server.http;
    this.state = server.state;
    this.seenBy = seenBy;
  }

  /**
   * Starts a server with the defaults on a free port.
   *
   * @throws java.io.UncheckedIOException if it cannot be started
   */
  public static TryOnMockServer start() {
    return builder().start();
  }

  /** Starts to configure a server. */
  public static TryOnMockServerBuilder builder() {
    MockHttpServer.prepare();
    return new TryOnMockServerBuilder();
  }

  /** Returns the version of this mock server. */
  public static String version() {
    return Build.version();
  }

  /** Returns where the server is reached, such as {@code http://127.0.0.1:8080}. */
  public URI baseUri() {
    return http.baseUri();
  }

  /**
   * Creates a job.
   *
   * @param scenario the course of the job, in the language of scenarios
   * @return the id of the job, a new UUID
   * @throws IllegalArgumentException if the text is not a scenario; the message says where
   */
  public String createJob(String scenario) {
    return createJob(state.parser().parse(scenario), null);
  }

  /**
   * Creates a job, as {@link #createJob(String)} does, whose answers take their time.
   *
   * @param latency how long an answer takes, as {@link #latency} has it
   * @throws IllegalArgumentException if one of the texts is not what it should be
   */
  public String createJob(String scenario, String latency) {
    return createJob(state.parser().parse(scenario), Latency.parse(latency));
  }

  private String createJob(Plan plan, @Nullable Latency latency) {
    return state.createJob(UUID.randomUUID().toString(), plan, latency).jobId();
  }

  /** Returns a new account, with an API key that nobody else has. */
  public MockAccount newAccount() {
    return account("sk_test" + UUID.randomUUID().toString().replace("-", ""));
  }

  /**
   * Returns the account of an API key.
   *
   * @param apiKey the key that the client under test sends
   * @throws IllegalArgumentException if the server does not accept it
   */
  public MockAccount account(String apiKey) {
    Account account = state.account(apiKey);
    return new MockAccount(new TryOnMockServer(this, account), account);
  }

  /**
   * Returns the server across all API keys. It is this one, unless this one is what an {@linkplain
   * MockAccount#server() account} or a test sees.
   */
  public TryOnMockServer acrossKeys() {
    return seenBy == null ? this : new TryOnMockServer(this, null);
  }

  /**
   * Sets how often each API key may ask.
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
   * Sets how many jobs each API key may start, from now on, before it gets 403.
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

  /** Returns the clock by which this server lives. */
  public MockClock clock() {
    return state.clock(apiKey());
  }

  /**
   * Returns the requests that the journal has, the oldest first. An answer is in the journal before
   * it is sent.
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
   * Returns the last 256 requests that the mock server did not understand, such as those with a
   * mistake in a scenario, the oldest first. They are kept when the server or an account is reset.
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
    return state.parser().parse(scenario);
  }

  /**
   * Forgets all that happened and was set since the start, or for the account that sees this
   * server. Open connections stay open.
   */
  public void reset() {
    if (seenBy == null) {
      state.reset();
    } else {
      state.reset(seenBy.apiKey());
    }
  }

  /** Stops at once, frees the port and ends all threads. */
  @Override
  public void close() {
    http.close();
  }

  @Override
  public String toString() {
    return "TryOnMockServer[" + baseUri() + "]";
  }
}
