package io.github.tryonjobs.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A client for Try On jobs: operation {@code getTryOnJob} of the contract.
 *
 * <pre>{@code
 * try (TryOnClient client = TryOnClient.builder().build()) {
 *   client.downloadResult(jobId, Path.of("image.jpg"));
 * }
 * }</pre>
 *
 * <p>{@link #builder()} gives the client of the service, which is immutable and safe for use by
 * several threads: make one, share it, and close it in the end. No argument and no result is null.
 * A call ends in one order: first all that it holds is freed, then the listener is told, then the
 * result or the exception is there.
 *
 * <p>A method that waits is freed at once when its thread is interrupted: it throws {@link
 * PollInterruptedException} with the interrupt flag set. Each has a twin that returns a future,
 * holds no thread in the pauses, and completes as the method returns or throws; invalid arguments
 * are thrown at once. Cancelling or completing that future ends the call. What is chained to it may
 * call the client, wait and block: it keeps no other call from ending.
 *
 * <p>All methods throw {@link ClientClosedException} once the client is closed.
 *
 * <p>For a fake in a unit test, implement the methods that the test needs. All others throw {@link
 * UnsupportedOperationException}, but those that return a future call their twin, and those that
 * change a setting return the fake.
 */
public interface TryOnClient extends AutoCloseable {

  /** Starts to configure a client. */
  static TryOnClientBuilder builder() {
    return new TryOnClientBuilder(System.getenv());
  }

  /**
   * Returns this client with another request timeout. The two share all else, and are closed
   * together.
   *
   * @throws IllegalArgumentException if it is not positive, or longer than a year
   */
  default TryOnClient withRequestTimeout(Duration timeout) {
    return this;
  }

  /** Returns this client with another retry policy. The two are closed together. */
  default TryOnClient withRetryPolicy(RetryPolicy policy) {
    return this;
  }

  /** Returns this client with another polling policy. The two are closed together. */
  default TryOnClient withPollingPolicy(PollingPolicy policy) {
    return this;
  }

  /** Returns this client with one more listener. The two are closed together. */
  default TryOnClient withListener(TryOnListener listener) {
    return this;
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
  default TryOnJob getJob(String jobId) {
    throw new UnsupportedOperationException("getJob");
  }

  /** Asks for a job as {@link #getJob} does, without waiting. */
  default CompletableFuture<TryOnJob> getJobAsync(String jobId) {
    return Futures.of(() -> getJob(jobId));
  }

  /**
   * Asks for a job until it is completed, by the {@link PollingPolicy}. Each poll is retried as
   * {@link #getJob} is, and any exception of it ends the wait, too.
   *
   * @param jobId the id of the job; not blank
   * @return the completed job
   * @throws JobFailedException if the job fails
   * @throws PollTimeoutException if the job has not ended within the policy's limits; it is thrown
   *     as soon as no further poll could start in time, which may be because of {@code Retry-After}
   */
  default TryOnJob.Completed awaitJob(String jobId) {
    throw new UnsupportedOperationException("awaitJob");
  }

  /** Asks for a job as {@link #awaitJob(String)} does, by another polling policy. */
  default TryOnJob.Completed awaitJob(String jobId, PollingPolicy policy) {
    return withPollingPolicy(policy).awaitJob(jobId);
  }

  /** Asks for a job as {@link #awaitJob(String)} does, without waiting. */
  default CompletableFuture<TryOnJob.Completed> awaitJobAsync(String jobId) {
    return Futures.of(() -> awaitJob(jobId));
  }

  /**
   * Asks for a job as {@link #awaitJob(String)} does, by another polling policy, without waiting.
   */
  default CompletableFuture<TryOnJob.Completed> awaitJobAsync(String jobId, PollingPolicy policy) {
    return withPollingPolicy(policy).awaitJobAsync(jobId);
  }

  /**
   * Fetches the result of a completed job into a file. The API key is not sent. The bytes come into
   * a file beside the target, which takes the target's name when every byte of one and the same
   * result is there; until then, and if it fails, a file that was there stays as it was. A transfer
   * that breaks is retried, and goes on where it was if the server can.
   *
   * @param job the job; its link is good for about an hour
   * @param target the file; it is replaced if it exists
   * @return the target
   * @throws ResultExpiredException if the link has expired
   * @throws UndocumentedResponseException if it leads to anything but an image
   * @throws MalformedResponseException if the image is empty or longer than allowed
   * @throws TransportException if the image did not come, or not all of it, or not in time, or
   *     neither a length nor chunks say whether it is all
   * @throws PollInterruptedException if the thread is interrupted
   * @throws IllegalArgumentException if the job has no http or https link, or to a host where
   *     results may not be
   * @throws java.io.UncheckedIOException if the file cannot be written or is not a regular file
   */
  default Path downloadResult(TryOnJob.Completed job, Path target) {
    throw new UnsupportedOperationException("downloadResult");
  }

  /**
   * Fetches a result as {@link #downloadResult(TryOnJob.Completed, Path)} does, without waiting.
   */
  default CompletableFuture<Path> downloadResultAsync(TryOnJob.Completed job, Path target) {
    return Futures.of(() -> downloadResult(job, target));
  }

  /**
   * Waits for a job as {@link #awaitJob(String)} does, and fetches its result as {@link
   * #downloadResult(TryOnJob.Completed, Path)} does. If the link has expired, a new one is asked
   * for once.
   *
   * @param jobId the id of the job; not blank
   * @param target the file; it is replaced if it exists
   * @return the target
   */
  default Path downloadResult(String jobId, Path target) {
    try {
      return downloadResult(awaitJob(jobId), target);
    } catch (ResultExpiredException e) {
      return downloadResult(awaitJob(jobId), target);
    }
  }

  /** Waits and fetches as {@link #downloadResult(String, Path)} does, without waiting here. */
  default CompletableFuture<Path> downloadResultAsync(String jobId, Path target) {
    return Futures.orElse(
        () -> Futures.then(awaitJobAsync(jobId), job -> downloadResultAsync(job, target)),
        ResultExpiredException.class);
  }

  /**
   * Opens the result of a completed job. The API key is not sent. Opening is retried; reading is
   * not.
   *
   * @param job the job; its link is good for about an hour
   * @return the bytes of the result as they come; must be closed
   * @throws TryOnException as {@link #downloadResult(TryOnJob.Completed, Path)} does
   * @throws IllegalArgumentException if the job has no link to where a result may be
   */
  default ResultStream openResult(TryOnJob.Completed job) {
    throw new UnsupportedOperationException("openResult");
  }

  /** Opens a result as {@link #openResult} does, without waiting. */
  default CompletableFuture<ResultStream> openResultAsync(TryOnJob.Completed job) {
    return Futures.of(() -> openResult(job));
  }

  /**
   * Ends all calls that are under way with {@link ClientClosedException}, and frees all threads and
   * connections, those of open {@link ResultStream}s included.
   */
  @Override
  default void close() {}
}
