package io.github.tryonjobs.client;

import io.github.tryonjobs.client.generated.TryOnJobsApi;
import io.github.tryonjobs.client.internal.call.MonotonicClock;
import jakarta.ws.rs.client.ClientBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
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

  private final Map<String, String> environment;
  private @Nullable String apiKey;
  private @Nullable URI baseUri;

  Duration connectTimeout = Duration.ofSeconds(10);
  Duration requestTimeout = Duration.ofSeconds(30);
  Duration downloadTimeout = Duration.ofMinutes(5);
  long maxResultBytes = 64L * 1024 * 1024;
  RetryPolicy retryPolicy = RetryPolicy.defaults();
  PollingPolicy pollingPolicy = PollingPolicy.defaults();
  String userAgentSuffix = "";
  @Nullable TryOnListener listener;
  @Nullable Executor executor;
  InstantSource clock = new MonotonicClock();
  @Nullable Sleeper sleeper;
  RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
  Consumer<ClientBuilder> jaxRsConfiguration = builder -> {};

  TryOnClientBuilder(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Sets the API key. Without it, the environment variable {@value #API_KEY_VARIABLE} gives it.
   *
   * @throws IllegalArgumentException if it is blank or has a character that cannot be sent; the
   *     message does not repeat it
   */
  public TryOnClientBuilder apiKey(String key) {
    this.apiKey = Checks.apiKey("the API key", key);
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

  /** Sets what is tried again, and how often. Default: {@link RetryPolicy#defaults()}. */
  public TryOnClientBuilder retryPolicy(RetryPolicy policy) {
    this.retryPolicy = Objects.requireNonNull(policy, "retryPolicy");
    return this;
  }

  /** Sets how often and how long to ask. Default: {@link PollingPolicy#defaults()}. */
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

  /** Sets who is told of polls, retries and outcomes. Default: nobody. */
  public TryOnClientBuilder listener(TryOnListener told) {
    this.listener = Objects.requireNonNull(told, "listener");
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

  /** Sets where jitter comes from. */
  TryOnClientBuilder random(RandomGenerator source) {
    this.random = source;
    return this;
  }

  /**
   * Sets what else to configure on the JAX-RS client that makes the requests: a proxy, trusted
   * certificates, another connector. It is called once, by {@link #build()}. What it registers sees
   * the API key. Redirects are not followed, whatever it says. With another connector than the
   * default, a request that nobody waits for ends no earlier than that connector lets it.
   */
  public TryOnClientBuilder configureJaxRs(Consumer<ClientBuilder> configuration) {
    this.jaxRsConfiguration = Objects.requireNonNull(configuration, "configuration");
    return this;
  }

  /**
   * Creates the client.
   *
   * @throws IllegalStateException if there is no API key, neither here nor in the environment
   * @throws IllegalArgumentException if the environment gives a value that cannot be used
   */
  public TryOnClient build() {
    return new TryOnClient(this, resolveBaseUri(), resolveApiKey());
  }

  private String resolveApiKey() {
    if (apiKey != null) {
      return apiKey;
    }
    String key = environment.get(API_KEY_VARIABLE);
    if (key == null) {
      throw new IllegalStateException(
          "no API key: call apiKey(…) or set the environment variable " + API_KEY_VARIABLE);
    }
    return Checks.apiKey("the API key in " + API_KEY_VARIABLE, key);
  }

  private URI resolveBaseUri() {
    if (baseUri != null) {
      return baseUri;
    }
    String uri = environment.get(BASE_URL_VARIABLE);
    return Checks.baseUri(
        "the base URI in " + BASE_URL_VARIABLE, uri == null ? TryOnJobsApi.DEFAULT_SERVER : uri);
  }
}
