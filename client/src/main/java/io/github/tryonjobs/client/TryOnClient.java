package io.github.tryonjobs.client;

import io.github.tryonjobs.client.generated.TryOnJobsApi;
import io.github.tryonjobs.client.internal.JobPoller;
import io.github.tryonjobs.client.internal.JobSource;
import io.github.tryonjobs.client.internal.Sleeper;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Asks for Try On jobs: operation {@code getTryOnJob} of the contract.
 *
 * <pre>{@code
 * try (TryOnClient client = TryOnClient.builder().build()) {
 *   URI image = client.awaitJob(jobId).resultUrl();
 * }
 * }</pre>
 *
 * <p>Immutable and safe for use by several threads; make one and share it. Close it when it is no
 * longer needed. No argument and no result is null.
 */
public final class TryOnClient implements AutoCloseable {

  private final JobSource source;
  private final URI baseUri;
  private final Duration requestTimeout;
  private final PollingPolicy pollingPolicy;
  private final JobPoller poller;

  private TryOnClient(Builder builder, URI baseUri, String apiKey) {
    this.baseUri = baseUri;
    this.source = new JobSource(baseUri, apiKey, userAgent(), builder.connectTimeout);
    this.requestTimeout = builder.requestTimeout;
    this.pollingPolicy = builder.pollingPolicy;
    this.poller =
        new JobPoller(
            source::get,
            requestTimeout,
            Sleeper.SYSTEM,
            () -> ThreadLocalRandom.current().nextLong());
  }

  /** Starts to configure a client. */
  public static Builder builder() {
    return new Builder(System.getenv());
  }

  /**
   * Asks for a job once.
   *
   * @param jobId the id of the job; not blank
   * @return the job as it stands now
   * @throws IllegalArgumentException if the id is blank, or {@code .} or {@code ..}, which no
   *     server would see as an id
   * @throws InvalidInputException on 400
   * @throws AuthenticationException on 401
   * @throws JobNotFoundException on 404
   * @throws RateLimitedException on 429
   * @throws ServiceFailedException on 500
   * @throws UndocumentedResponseException on any other code or content type
   * @throws MalformedResponseException if the body is not what the contract says
   * @throws TransportException if no response came, or not all of it
   * @throws IllegalStateException if the client is closed
   */
  public TryOnJob getJob(String jobId) {
    return source.get(requireJobId(jobId), requestTimeout);
  }

  /**
   * Asks for a job until it is completed, with the polling policy of this client.
   *
   * @see #awaitJob(String, PollingPolicy)
   */
  public TryOnJob.Completed awaitJob(String jobId) {
    return awaitJob(jobId, pollingPolicy);
  }

  /**
   * Asks for a job until it is completed. Any exception of {@link #getJob} ends the wait, too.
   *
   * @param jobId the id of the job; not blank
   * @param policy how often to ask, and for how long
   * @return the completed job
   * @throws JobFailedException if the job fails
   * @throws PollTimeoutException if the job has not ended within the policy's limits; it is thrown
   *     as soon as no further poll could start in time
   * @throws PollInterruptedException if the thread is interrupted while it waits between two polls
   */
  public TryOnJob.Completed awaitJob(String jobId, PollingPolicy policy) {
    return poller.await(requireJobId(jobId), Objects.requireNonNull(policy, "policy"));
  }

  /**
   * Frees what the client holds. Calls that are under way come to their own end; later ones throw
   * {@link IllegalStateException}.
   */
  @Override
  public void close() {
    source.close();
  }

  /** Leaves out the API key. */
  @Override
  public String toString() {
    return "TryOnClient[" + baseUri + "]";
  }

  private static String requireJobId(String jobId) {
    if (jobId.isBlank() || jobId.equals(".") || jobId.equals("..")) {
      throw new IllegalArgumentException("\"" + jobId + "\" cannot be the id of a job");
    }
    return jobId;
  }

  private static String userAgent() {
    String version = TryOnClient.class.getPackage().getImplementationVersion();
    return "try-on-client" + (version == null ? "" : "/" + version);
  }

  /** Configures a client. Not safe for use by several threads. */
  public static final class Builder {

    /** The environment variable that gives the API key unless the builder does. */
    public static final String API_KEY_VARIABLE = "PIXELCUT_API_KEY";

    /** The environment variable that gives the base URI unless the builder does. */
    public static final String BASE_URL_VARIABLE = "PIXELCUT_BASE_URL";

    private final Map<String, String> environment;
    private @Nullable String apiKey;
    private @Nullable URI baseUri;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration requestTimeout = Duration.ofSeconds(30);
    private PollingPolicy pollingPolicy = PollingPolicy.defaults();

    Builder(Map<String, String> environment) {
      this.environment = environment;
    }

    /**
     * Sets the API key. Without it, the environment variable {@value #API_KEY_VARIABLE} gives it.
     *
     * @throws IllegalArgumentException if it is blank or has a character that cannot be sent; the
     *     message does not repeat it
     */
    public Builder apiKey(String key) {
      this.apiKey = requireApiKey("the API key", key);
      return this;
    }

    /**
     * Sets where the service is: an http or https URI, which may have a path that goes before the
     * contract's. Without it, the environment variable {@value #BASE_URL_VARIABLE} gives it, or it
     * is the vendor's.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public Builder baseUri(URI uri) {
      this.baseUri = requireBaseUri("the base URI", uri.toString());
      return this;
    }

    /**
     * Sets how long to wait for a connection. Default: 10 seconds.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder connectTimeout(Duration timeout) {
      PollingPolicy.requirePositive("connectTimeout", timeout);
      this.connectTimeout = timeout;
      return this;
    }

    /**
     * Sets how long to wait for each part of a response to one request. Default: 30 seconds.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder requestTimeout(Duration timeout) {
      PollingPolicy.requirePositive("requestTimeout", timeout);
      this.requestTimeout = timeout;
      return this;
    }

    /** Sets how often and how long to ask. Default: {@link PollingPolicy#defaults()}. */
    public Builder pollingPolicy(PollingPolicy policy) {
      this.pollingPolicy = Objects.requireNonNull(policy, "pollingPolicy");
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
      return requireApiKey("the API key in " + API_KEY_VARIABLE, key);
    }

    private URI resolveBaseUri() {
      if (baseUri != null) {
        return baseUri;
      }
      String uri = environment.get(BASE_URL_VARIABLE);
      return requireBaseUri(
          "the base URI in " + BASE_URL_VARIABLE, uri == null ? TryOnJobsApi.DEFAULT_SERVER : uri);
    }

    /** A message about a key tells where it is wrong and never what it is. */
    private static String requireApiKey(String role, String key) {
      if (key.isBlank()) {
        throw new IllegalArgumentException(role + " is blank");
      }
      for (int i = 0; i < key.length(); i++) {
        if (key.charAt(i) <= ' ' || key.charAt(i) >= 0x7f) {
          throw new IllegalArgumentException(
              role
                  + " has a character that no key has, at index "
                  + i
                  + ": only visible ASCII characters can be sent");
        }
      }
      return key;
    }

    private static URI requireBaseUri(String role, String text) {
      try {
        URI uri = new URI(text);
        if (isHttp(uri) && uri.getHost() != null && hasOnlyHostAndPath(uri)) {
          return uri;
        }
      } catch (URISyntaxException e) {
        // The parser's message repeats the text, which may hold a password.
      }
      throw new IllegalArgumentException(
          role
              + " must be an http or https URI with a host and without user, query and fragment,"
              + " such as https://api.example.com");
    }

    private static boolean isHttp(URI uri) {
      return "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    }

    private static boolean hasOnlyHostAndPath(URI uri) {
      return uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    }
  }
}
