package io.github.tryonjobs.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A client for Try On jobs: operations {@code startTryOn}, {@code getTryOnJob} and {@code
 * cancelTryOnJob} of the contract.
 *
 * <pre>{@code
 * TryOnInput input = TryOnInput.builder().personImage(person).garmentImage(garment).build();
 * try (TryOnClient client = TryOnClient.builder().build()) {
 *   client.downloadResult(client.tryOn(input), Path.of("image.jpg"));
 * }
 * }</pre>
 *
 * <p>{@link #builder()} gives the client of the service, which is immutable and safe for use by
 * several threads: make one, share it, and close it in the end. No argument and no result is null.
 * A call ends in one order: first all that it holds is freed, then the listener is told, then the
 * result or the exception is there.
 *
 * <p>A method that waits is freed at once when its thread is interrupted: it throws {@link
 * PollInterruptedException}, or {@link StartOutcomeUnknownException} if a start was sent, with the
 * interrupt flag set. Each has a twin that returns a future, holds no thread in the pauses, and
 * completes as the method returns or throws; invalid arguments are thrown at once. Cancelling or
 * completing that future ends the call. What is chained to it may call the client, wait and block:
 * it keeps no other call from ending.
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
   * Returns this client with another answer to whether it cancels a job that it no longer awaits:
   * because the future was cancelled or completed with a failure, the thread interrupted, or the
   * time over. The cancellation is a call of its own, which the listener is told of and nobody
   * waits for but {@link #close}, for at most 10 seconds. A job that is still being started is not
   * cancelled, as its id is not known. Default: false. The two are closed together; closing them
   * cancels no job.
   */
  default TryOnClient withCancelOnGiveUp(boolean cancel) {
    return this;
  }

  /**
   * Starts a job, which costs credits. Retried by the {@link RetryPolicy} is only what the service
   * has certainly not accepted: a 429, and a connection that was never made. Once a byte has been
   * sent, anything but a refusal (4xx, not 408 or 425) or an acceptance leaves the outcome unknown,
   * and the start is not repeated; nor is it when the future is cancelled.
   *
   * @param input the images, and what to do with them
   * @return the job's id; or the result, if the input says to wait for it
   * @throws IllegalArgumentException if an image to be sent is not within the service's limits:
   *     JPEG or PNG, 25,000,000 bytes, 64 to 6,000 pixels each way; nothing is sent then
   * @throws java.io.UncheckedIOException if an image cannot be read; nothing is sent then
   * @throws StartOutcomeUnknownException if a job may have been started
   * @throws InvalidInputException on 400
   * @throws AuthenticationException on 401
   * @throws InsufficientCreditsException on 403
   * @throws RateLimitedException on 429
   * @throws UndocumentedResponseException on any other refusal
   * @throws MalformedResponseException if the body of a refusal is not what the contract says
   * @throws TransportException if nothing was sent, as no connection was made
   * @throws PollInterruptedException if the thread is interrupted before anything is sent
   */
  default TryOnStart startJob(TryOnInput input) {
    throw new UnsupportedOperationException("startJob");
  }

  /**
   * Starts a job as {@link #startJob} does, without waiting. What is wrong with an image is found
   * by the request, and completes the future.
   */
  default CompletableFuture<TryOnStart> startJobAsync(TryOnInput input) {
    return Futures.of(() -> startJob(input));
  }

  /**
   * Starts a job as {@link #startJob} does, and waits for it as {@link #awaitJob(String)} does,
   * whatever the input says about waiting. What {@code awaitJob} throws has the id of the job.
   *
   * @return the result, to be downloaded
   */
  default TryOnResult tryOn(TryOnInput input) {
    TryOnStart start = startJob(input.withWaitForResult(false));
    return start instanceof TryOnStart.Started started
        ? awaitJob(started.jobId())
        : (TryOnStart.Completed) start;
  }

  /**
   * Starts a job and waits for it as {@link #tryOn} does, without waiting here. Cancelling the
   * future ends the call under way; the job goes on, unless {@link #withCancelOnGiveUp} says so.
   */
  default CompletableFuture<TryOnResult> tryOnAsync(TryOnInput input) {
    return Futures.then(
        startJobAsync(input.withWaitForResult(false)),
        start ->
            start instanceof TryOnStart.Started started
                ? awaitJobAsync(started.jobId()).thenApply(job -> job)
                : CompletableFuture.completedFuture((TryOnStart.Completed) start));
  }

  /**
   * Cancels a job that is pending or running. Failures that may pass are retried by the {@link
   * RetryPolicy}: cancelling twice does no harm.
   *
   * @param jobId the id of the job; not blank
   * @return whether it was cancelled, or had ended already (409)
   * @throws TryOnException as {@link #getJob} does, but for {@link InvalidInputException}
   * @throws IllegalArgumentException if the id cannot be the id of a job
   */
  default TryOnCancellation cancelJob(String jobId) {
    throw new UnsupportedOperationException("cancelJob");
  }

  /** Cancels a job as {@link #cancelJob} does, without waiting. */
  default CompletableFuture<TryOnCancellation> cancelJobAsync(String jobId) {
    return Futures.of(() -> cancelJob(jobId));
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
   * Fetches a result into a file. The API key is not sent. The bytes come into a file beside the
   * target, which takes the target's name when every byte of one and the same result is there;
   * until then, and if it fails, a file that was there stays as it was. A transfer that breaks is
   * retried, and goes on where it was if the server can.
   *
   * @param result the result; its link is good for about an hour
   * @param target the file; it is replaced if it exists
   * @return the target
   * @throws ResultExpiredException if the link has expired
   * @throws UndocumentedResponseException if it leads to anything but an image
   * @throws MalformedResponseException if the image is empty or longer than allowed
   * @throws TransportException if the image did not come, or not all of it, or not in time, or
   *     neither a length nor chunks say whether it is all
   * @throws PollInterruptedException if the thread is interrupted
   * @throws IllegalArgumentException if its link is not http or https, or to a host where results
   *     may not be
   * @throws java.io.UncheckedIOException if the file cannot be written or is not a regular file
   */
  default Path downloadResult(TryOnResult result, Path target) {
    throw new UnsupportedOperationException("downloadResult");
  }

  /** Fetches a result as {@link #downloadResult(TryOnResult, Path)} does, without waiting. */
  default CompletableFuture<Path> downloadResultAsync(TryOnResult result, Path target) {
    return Futures.of(() -> downloadResult(result, target));
  }

  /**
   * Waits for a job as {@link #awaitJob(String)} does, and fetches its result as {@link
   * #downloadResult(TryOnResult, Path)} does. If the link has expired, a new one is asked for once.
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
   * Opens a result. The API key is not sent. Opening is retried; reading is not.
   *
   * @param result the result; its link is good for about an hour
   * @return the bytes of the result as they come; must be closed
   * @throws TryOnException as {@link #downloadResult(TryOnResult, Path)} does
   * @throws IllegalArgumentException if its link is not to where a result may be
   */
  default ResultStream openResult(TryOnResult result) {
    throw new UnsupportedOperationException("openResult");
  }

  /** Opens a result as {@link #openResult} does, without waiting. */
  default CompletableFuture<ResultStream> openResultAsync(TryOnResult result) {
    return Futures.of(() -> openResult(result));
  }

  /**
   * Ends all calls that are under way with {@link ClientClosedException}, and frees all threads and
   * connections, those of open {@link ResultStream}s included.
   */
  @Override
  default void close() {}
}
