package io.github.tryonjobs.mock;

import io.github.tryonjobs.mock.contract.Catalogue;
import io.github.tryonjobs.mock.contract.OwnClassLoader;
import io.github.tryonjobs.mock.control.MockControlResource;
import io.github.tryonjobs.mock.control.RequestViews;
import io.github.tryonjobs.mock.http.MockHttpServer;
import io.github.tryonjobs.mock.scenario.Plan;
import io.github.tryonjobs.mock.state.Account;
import io.github.tryonjobs.mock.state.Latency;
import io.github.tryonjobs.mock.state.RecordedRequest;
import io.github.tryonjobs.mock.state.Settings;
import io.github.tryonjobs.mock.state.State;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
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
public final class TryOnMockServer extends MockView implements AutoCloseable {

  private final MockHttpServer http;
  private final boolean isView;

  TryOnMockServer(TryOnMockServerBuilder builder) throws IOException {
    super(state(builder, Catalogue.ofContract()), null);
    this.http = new MockHttpServer(builder.address(), state, builder.door(), builder.limits);
    this.isView = false;
  }

  private static State state(TryOnMockServerBuilder builder, Catalogue catalogue) {
    return new State(
        catalogue.languages(),
        new State.Setup(
            Set.copyOf(builder.apiKeys),
            builder.time,
            builder.settings.orElse(Settings.defaults(catalogue.languages())),
            catalogue.exampleJobId(),
            builder.seed,
            builder.journalLimit,
            builder.requestListener,
            builder.memory));
  }

  private TryOnMockServer(TryOnMockServer server, @Nullable Account seenBy) {
    super(server.state, seenBy);
    this.http = server.http;
    this.isView = true;
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
    return MockControlResource.version();
  }

  /** Returns a request as the control API shows it, as one line of JSON. */
  public static String toJson(RecordedRequest request) {
    return OwnClassLoader.with(() -> RequestViews.json(request));
  }

  /** Returns where the server is reached, such as {@code http://127.0.0.1:8080}. */
  public URI baseUri() {
    return http.baseUri();
  }

  /**
   * Creates a job.
   *
   * @param scenario the plan of the job, in the language of scenarios
   * @return the id of the job, a new UUID
   * @throws IllegalArgumentException if the text is not a scenario; the message says where
   */
  public String createJob(String scenario) {
    return createJob(parse(scenario), null);
  }

  /**
   * Creates a job, as {@link #createJob(String)} does, whose responses take their time.
   *
   * @param latency how long a response takes, as {@link #latency} has it
   * @throws IllegalArgumentException if one of the texts is not what it should be
   */
  public String createJob(String scenario, String latency) {
    return createJob(parse(scenario), Latency.parse(latency));
  }

  private String createJob(Plan plan, @Nullable Latency latency) {
    String id = UUID.randomUUID().toString();
    state.createJob(id, plan, latency);
    return id;
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
   * Stops at once, frees the port and ends all threads. What an {@linkplain MockAccount#server()
   * account} or a test sees, also across keys, is not its own to stop: there, this does nothing.
   */
  @Override
  public void close() {
    if (isView) {
      return;
    }
    http.close();
    state.close();
  }

  @Override
  public String toString() {
    return "TryOnMockServer[" + baseUri() + "]";
  }
}
