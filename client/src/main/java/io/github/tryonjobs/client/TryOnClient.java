package io.github.tryonjobs.client;

import io.github.tryonjobs.client.internal.answer.Answers;
import io.github.tryonjobs.client.internal.call.Calls;
import io.github.tryonjobs.client.internal.call.Course;
import io.github.tryonjobs.client.internal.call.Events;
import io.github.tryonjobs.client.internal.call.Threads;
import io.github.tryonjobs.client.internal.download.DownloadResult;
import io.github.tryonjobs.client.internal.download.Images;
import io.github.tryonjobs.client.internal.download.OpenResult;
import io.github.tryonjobs.client.internal.http.JerseyTransport;
import io.github.tryonjobs.client.internal.http.Redaction;
import io.github.tryonjobs.client.internal.job.AwaitJob;
import io.github.tryonjobs.client.internal.job.GetJob;
import io.github.tryonjobs.client.internal.job.JobSource;
import io.github.tryonjobs.client.internal.retry.Surroundings;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * Asks for Try On jobs: operation {@code getTryOnJob} of the contract.
 *
 * <pre>{@code
 * try (TryOnClient client = TryOnClient.builder().build()) {
 *   client.downloadResult(client.awaitJob(jobId), Path.of("image.jpg"));
 * }
 * }</pre>
 *
 * <p>Immutable and safe for use by several threads; make one and share it. Close it when it is no
 * longer needed. No argument and no result is null.
 *
 * <p>A method that waits is freed at once when its thread is interrupted: it throws {@link
 * PollInterruptedException} with the interrupt flag set. Each has a twin that returns a future and
 * holds no thread in the pauses. Cancelling that future ends the call. What is chained to it runs
 * on one of up to eight threads that the client has for this, and may call the client and wait.
 *
 * <p>All methods throw {@link ClientClosedException} once the client is closed.
 */
public final class TryOnClient implements AutoCloseable {

  private final URI baseUri;
  private final JerseyTransport transport;
  private final Answers answers;
  private final Calls calls;
  private final Surroundings surroundings;
  private final RetryPolicy retryPolicy;
  private final PollingPolicy pollingPolicy;
  private final Duration downloadTimeout;
  private final JobSource source;
  private final Images images;

  TryOnClient(TryOnClientBuilder builder, URI baseUri, String apiKey) {
    this.baseUri = baseUri;
    this.retryPolicy = builder.retryPolicy;
    this.pollingPolicy = builder.pollingPolicy;
    this.downloadTimeout = builder.downloadTimeout;
    this.transport =
        new JerseyTransport(
            baseUri,
            apiKey,
            userAgent(builder.userAgentSuffix),
            builder.connectTimeout,
            builder.jaxRsConfiguration);
    this.answers = new Answers(new Redaction(apiKey), builder.clock);
    this.surroundings =
        new Surroundings(
            builder.clock, builder.random, new Events(builder.listener), builder.requestTimeout);
    this.source =
        (request, timeout, cancellation) ->
            answers.job(request, transport.getJob(request, timeout, cancellation));
    this.images = new Images(transport, builder.requestTimeout, builder.maxResultBytes);
    Threads threads = new Threads(builder.executor);
    this.calls = new Calls(threads, builder.sleeper == null ? threads::sleep : builder.sleeper);
  }

  /** Starts to configure a client. */
  public static TryOnClientBuilder builder() {
    return new TryOnClientBuilder(System.getenv());
  }

  /**
   * Asks for a job as it stands now. Failures that may pass are retried by the {@link RetryPolicy}.
   *
   * @param jobId the id of the job; not blank
   * @return the job
   * @throws IllegalArgumentException if the id is blank, or {@code .} or {@code ..}, which no
   *     server would see as an id
   * @throws InvalidInputException on 400
   * @throws AuthenticationException on 401
   * @throws JobNotFoundException on 404
   * @throws RateLimitedException on 429
   * @throws ServiceFailedException on 500
   * @throws UndocumentedResponseException on any other code, content type or content encoding
   * @throws MalformedResponseException if the body is not what the contract says
   * @throws TransportException if no response came, or not all of it, or not in time
   * @throws PollInterruptedException if the thread is interrupted
   */
  public TryOnJob getJob(String jobId) {
    return calls.await(getting(jobId));
  }

  /**
   * Asks for a job as it stands now, without waiting.
   *
   * @return completes as {@link #getJob} returns or throws
   * @throws IllegalArgumentException if the id cannot be one
   */
  public CompletableFuture<TryOnJob> getJobAsync(String jobId) {
    return calls.startDetached(getting(jobId));
  }

  /**
   * Asks for a job until it is completed, by the polling policy of this client.
   *
   * @see #awaitJob(String, PollingPolicy)
   */
  public TryOnJob.Completed awaitJob(String jobId) {
    return awaitJob(jobId, pollingPolicy);
  }

  /**
   * Asks for a job until it is completed. Each poll is retried as {@link #getJob} is, and any
   * exception of it ends the wait, too.
   *
   * @param jobId the id of the job; not blank
   * @param policy how often to ask, and for how long
   * @return the completed job
   * @throws JobFailedException if the job fails
   * @throws PollTimeoutException if the job has not ended within the policy's limits; it is thrown
   *     as soon as no further poll could start in time, which may be because of {@code Retry-After}
   */
  public TryOnJob.Completed awaitJob(String jobId, PollingPolicy policy) {
    return calls.await(awaiting(jobId, policy));
  }

  /**
   * Asks for a job until it is completed, by the polling policy of this client, without waiting.
   *
   * @see #awaitJobAsync(String, PollingPolicy)
   */
  public CompletableFuture<TryOnJob.Completed> awaitJobAsync(String jobId) {
    return awaitJobAsync(jobId, pollingPolicy);
  }

  /**
   * Asks for a job until it is completed, without waiting.
   *
   * @return completes as {@link #awaitJob(String, PollingPolicy)} returns or throws
   * @throws IllegalArgumentException if the id cannot be one
   */
  public CompletableFuture<TryOnJob.Completed> awaitJobAsync(String jobId, PollingPolicy policy) {
    return calls.startDetached(awaiting(jobId, policy));
  }

  /**
   * Fetches the image of a completed job into a file. The API key is not sent. The image comes into
   * a file beside the target, which takes the target's name when it is complete; until then, and if
   * it fails, a file that was there stays as it was. A transfer that breaks is retried, and goes on
   * where it was if the server can.
   *
   * @param job the job; its link is good for about an hour
   * @param target the file; it is replaced if it exists
   * @return the target
   * @throws ResultExpiredException if the link has expired
   * @throws UndocumentedResponseException if it leads to anything but an image
   * @throws MalformedResponseException if the image is longer than allowed
   * @throws TransportException if the image did not come, or not all of it, or not in time
   * @throws PollInterruptedException if the thread is interrupted
   * @throws IllegalArgumentException if the job has no http or https link
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
  public Path downloadResult(TryOnJob.Completed job, Path target) {
    return calls.await(downloading(job, target));
  }

  /**
   * Fetches the image of a completed job into a file, without waiting.
   *
   * @return completes as {@link #downloadResult} returns or throws
   * @throws IllegalArgumentException if the job has no http or https link
   * @throws java.io.UncheckedIOException if there can be no such file
   */
  public CompletableFuture<Path> downloadResultAsync(TryOnJob.Completed job, Path target) {
    return calls.startDetached(downloading(job, target));
  }

  /**
   * Opens the image of a completed job. The API key is not sent. Opening is retried; reading is
   * not, and throws {@link java.io.IOException} if a part of the image takes longer than the
   * request timeout, if the image ends too early, or is longer than allowed.
   *
   * @param job the job; its link is good for about an hour
   * @return the bytes of the image as they come; must be closed
   * @throws TryOnException as {@link #downloadResult} does
   * @throws IllegalArgumentException if the job has no http or https link
   */
  public InputStream openResult(TryOnJob.Completed job) {
    return calls.await(new OpenResult(Checks.downloadable(job), surroundings, retryPolicy, images));
  }

  private GetJob getting(String jobId) {
    return new GetJob(request(jobId), surroundings, source, retryPolicy);
  }

  private AwaitJob awaiting(String jobId, PollingPolicy policy) {
    Objects.requireNonNull(policy, "policy");
    return new AwaitJob(request(jobId), surroundings, source, retryPolicy, policy);
  }

  private Course<?, Path> downloading(TryOnJob.Completed job, Path target) {
    return new DownloadResult(
        Checks.downloadable(job), target, surroundings, retryPolicy, downloadTimeout, images);
  }

  private TryOnRequest request(String jobId) {
    return new TryOnRequest(jobId, transport.jobUri(Checks.jobId(jobId)), 0);
  }

  /**
   * Ends all calls that are under way with {@link ClientClosedException}, and frees all threads and
   * connections. A stream of {@link #openResult} goes on until it is closed.
   */
  @Override
  public void close() {
    calls.close();
    transport.close();
    answers.close();
  }

  /** Leaves out the API key. */
  @Override
  public String toString() {
    return "TryOnClient[" + baseUri + "]";
  }

  private static String userAgent(String suffix) {
    String version = TryOnClient.class.getPackage().getImplementationVersion();
    String product = "try-on-client" + (version == null ? "" : "/" + version);
    return suffix.isEmpty() ? product : product + " " + suffix;
  }
}
