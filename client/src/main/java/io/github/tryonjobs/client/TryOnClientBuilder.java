package io.github.tryonjobs.client;

import io.github.tryonjobs.client.generated.TryOnJobsApi;
import io.github.tryonjobs.client.internal.call.Calls;
import io.github.tryonjobs.client.internal.call.Events;
import io.github.tryonjobs.client.internal.call.MonotonicClock;
import io.github.tryonjobs.client.internal.http.Transport;
import jakarta.ws.rs.client.ClientBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Configures a {@link TryOnClient}. Every setting has a default; only the API key must be given,
 * here or in the environment. Not safe for use by several threads. No argument is null.
 */
public final class TryOnClientBuilder {

  /** The environment variable that gives the API key unless the builder does. */
  public static final String API_KEY_VARIABLE = "PIXELCUT_API_KEY";

  /** The environment variable that gives the base URI unless the builder does. */
  public static final String BASE_URL_VARIABLE = "PIXELCUT_BASE_URL";

  private final Environment environment;
  private @Nullable Supplier<String> apiKey;
  private @Nullable URI baseUri;
  Duration connectTimeout = Duration.ofSeconds(10);
  Duration requestTimeout = Duration.ofSeconds(30);
  Duration startTimeout = Duration.ofMinutes(5);
  Duration downloadTimeout = Duration.ofMinutes(5);
  long maxResultBytes = 64L * 1024 * 1024;
  Set<String> resultHosts = Set.of();
  int mostResultRedirects;
  RetryPolicy retryPolicy = RetryPolicy.defaults();
  PollingPolicy pollingPolicy = PollingPolicy.defaults();
  String userAgentSuffix = "";
  List<TryOnListener> listeners = List.of();
  @Nullable Executor executor;
  @Nullable Executor callbackExecutor;
  InstantSource clock = new MonotonicClock();
  @Nullable Sleeper sleeper;
  RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
  Consumer<ClientBuilder> proxyConfiguration = builder -> {};
  Consumer<ClientBuilder> jaxRsConfiguration = builder -> {};

  TryOnClientBuilder(Map<String, String> environment) {
    this.environment = new Environment(environment);
  }

  /**
   * Sets the API key. Without it, the environment variable {@value #API_KEY_VARIABLE} gives it.
   *
   * @throws IllegalArgumentException if it is blank or has a character that cannot be sent; the
   *     message does not repeat it
   */
  public TryOnClientBuilder apiKey(String key) {
    String checked = Checks.apiKey("the API key", key);
    return apiKey(() -> checked);
  }

  /**
   * Sets what gives the API key, which is asked before each request. What it throws, and {@link
   * IllegalArgumentException} if its key cannot be sent, ends the call.
   */
  public TryOnClientBuilder apiKey(Supplier<String> supplier) {
    this.apiKey = Objects.requireNonNull(supplier, "supplier");
    return this;
  }

  /**
   * Sets where the service is: an http or https URI, which may have a path that goes before the
   * contract's. Without it, the environment variable {@value #BASE_URL_VARIABLE} gives it, or it is
   * the vendor's.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public TryOnClientBuilder baseUri(URI uri) {
    this.baseUri = Checks.baseUri("the base URI", uri.toString());
    return this;
  }

  /**
   * Sets how long to wait for a connection. Default: 10 seconds.
   *
   * @throws IllegalArgumentException if it is not positive, or longer than a year
   */
  public TryOnClientBuilder connectTimeout(Duration timeout) {
    this.connectTimeout = Checks.positive("connectTimeout", timeout);
    return this;
  }

  /**
   * Sets how long one request may take, from its start to the last byte of the response. Each
   * attempt has this time anew; {@link RetryPolicy#timeout()} limits all of them together. While an
   * image comes, it is the time for each part of it. Default: 30 seconds.
   *
   * @throws IllegalArgumentException if it is not positive, or longer than a year
   */
  public TryOnClientBuilder requestTimeout(Duration timeout) {
    this.requestTimeout = Checks.positive("requestTimeout", timeout);
    return this;
  }

  /**
   * Sets how long {@link TryOnClient#startJob} may take in all, retries included, if it sends an
   * image or waits for the result; the request timeout does not apply to it. All other starts have
   * the request timeout. Default: 5 minutes.
   *
   * @throws IllegalArgumentException if it is not positive, or longer than a year
   */
  public TryOnClientBuilder startTimeout(Duration timeout) {
    this.startTimeout = Checks.positive("startTimeout", timeout);
    return this;
  }

  /**
   * Sets how long {@link TryOnClient#downloadResult} may take in all. Default: 5 minutes.
   *
   * @throws IllegalArgumentException if it is not positive, or longer than a year
   */
  public TryOnClientBuilder downloadTimeout(Duration timeout) {
    this.downloadTimeout = Checks.positive("downloadTimeout", timeout);
    return this;
  }

  /**
   * Sets the greatest size of an image, in bytes. Default: 64 MiB.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public TryOnClientBuilder maxResultBytes(long limit) {
    this.maxResultBytes = Checks.atLeastOne("maxResultBytes", limit);
    return this;
  }

  /**
   * Sets the hosts that a result may be on, such as {@code assets.example.com}, or {@code
   * *.example.com} for all below. Letters outside ASCII stand for the name that IDNA gives them.
   * Default: any.
   *
   * @throws IllegalArgumentException if there are none, or one is not the name or the address of a
   *     host, without scheme, port and path
   */
  public TryOnClientBuilder resultHosts(String... hosts) {
    Checks.atLeastOne("the number of result hosts", hosts.length);
    this.resultHosts = Stream.of(hosts).map(Checks::hostPattern).collect(Collectors.toSet());
    return this;
  }

  /**
   * Follows redirects of results, but not from https to http, and only to hosts where results may
   * be. Redirects of the API are never followed, as they would carry the API key along. Default: 0.
   *
   * @param most how many for one result
   * @throws IllegalArgumentException if it is less than 1
   */
  public TryOnClientBuilder followResultRedirects(int most) {
    this.mostResultRedirects = (int) Checks.atLeastOne("the number of redirects", most);
    return this;
  }

  /** Sets what is tried again, and how often. Default: {@link RetryPolicy#defaults()}. */
  public TryOnClientBuilder retryPolicy(RetryPolicy policy) {
    this.retryPolicy = Objects.requireNonNull(policy, "retryPolicy");
    return this;
  }

  /** Sets the pace at which a job is asked for. Default: {@link PollingPolicy#defaults()}. */
  public TryOnClientBuilder pollingPolicy(PollingPolicy policy) {
    this.pollingPolicy = Objects.requireNonNull(policy, "pollingPolicy");
    return this;
  }

  /**
   * Adds to the {@code User-Agent}, such as {@code shop/2.1}. Default: nothing.
   *
   * @throws IllegalArgumentException if it is blank or has a character that cannot be sent
   */
  public TryOnClientBuilder userAgentSuffix(String suffix) {
    this.userAgentSuffix = Checks.headerText("the User-Agent suffix", suffix);
    return this;
  }

  /** Sets the listener for polls, retries and outcomes. Default: none. */
  public TryOnClientBuilder listener(TryOnListener told) {
    this.listeners = List.of(told);
    return this;
  }

  /**
   * Sets what runs the requests, each of which blocks a thread until its response is there. The
   * client does not close it. Default: at most 32 daemon threads of the client, which end when they
   * are idle for 10 seconds.
   */
  public TryOnClientBuilder executor(Executor threads) {
    this.executor = Objects.requireNonNull(threads, "executor");
    return this;
  }

  /**
   * Sets what runs the functions that an application chains to futures. It is not closed by the
   * client. Default: daemon threads of the client, as many as are needed if they block.
   */
  public TryOnClientBuilder callbackExecutor(Executor threads) {
    this.callbackExecutor = Objects.requireNonNull(threads, "callbackExecutor");
    return this;
  }

  /**
   * Sets the clock for timeouts and for {@code Retry-After}. It should never go back. Default: one
   * that counts from the creation of this builder and does not follow changes of the machine's.
   */
  public TryOnClientBuilder clock(InstantSource source) {
    this.clock = Objects.requireNonNull(source, "clock");
    return this;
  }

  /** Sets what makes the pauses. Default: a timer of the client. */
  public TryOnClientBuilder sleeper(Sleeper pauses) {
    this.sleeper = Objects.requireNonNull(pauses, "sleeper");
    return this;
  }

  /** Sets the source of jitter. */
  TryOnClientBuilder random(RandomGenerator source) {
    this.random = source;
    return this;
  }

  /**
   * Sets the proxy for all requests. Default: none, whatever the system properties say.
   *
   * @throws IllegalArgumentException if it is not an http or https URI with a host
   */
  public TryOnClientBuilder proxy(URI uri) {
    return proxied(uri, null, null);
  }

  /**
   * Sets the proxy for all requests, and the user and password that only the proxy is told.
   *
   * @throws IllegalArgumentException if it is not an http or https URI with a host
   */
  public TryOnClientBuilder proxy(URI uri, String user, String password) {
    return proxied(uri, Objects.requireNonNull(user), Objects.requireNonNull(password));
  }

  private TryOnClientBuilder proxied(URI uri, @Nullable String user, @Nullable String password) {
    URI proxy = Checks.baseUri("the proxy", uri.toString());
    proxyConfiguration = builder -> Transport.useProxy(builder, proxy, user, password);
    return this;
  }

  /**
   * Sets what else to configure on the JAX-RS client that makes the requests: trusted certificates,
   * filters, another connector. It is called once, by {@link #build()}. What it registers sees the
   * API key. Redirects are not followed, whatever it says. Without an {@code SSLContext} of its
   * own, the JVM's default one is used. With another connector than the default, a request that
   * nobody waits for ends no earlier than that connector lets it, the outcome of a start that fails
   * is always unknown, and that connector must not send a start twice, as {@code HttpURLConnection}
   * may.
   */
  public TryOnClientBuilder configureJaxRs(Consumer<ClientBuilder> configuration) {
    this.jaxRsConfiguration = Objects.requireNonNull(configuration, "configuration");
    return this;
  }

  /**
   * Builds the client.
   *
   * @throws IllegalStateException if there is no API key, neither here nor in the environment
   * @throws IllegalArgumentException if the environment gives a value that cannot be used
   */
  public TryOnClient build() {
    return new DefaultTryOnClient(
        new DefaultTryOnClient.Parts(
            baseUri == null ? environment.baseUri(TryOnJobsApi.DEFAULT_SERVER) : baseUri,
            apiKey == null ? environment.apiKey() : apiKey,
            this),
        new Calls.Settings(retryPolicy, requestTimeout, new Events(listeners)),
        pollingPolicy,
        false);
  }
}
