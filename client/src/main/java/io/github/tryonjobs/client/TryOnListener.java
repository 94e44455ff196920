package io.github.tryonjobs.client;

import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Is told what a client does, to draw a progress bar or to feed a metric.
 *
 * <p>Called by the threads of the client, for several jobs at once. A method must not block, as the
 * client waits for it. What it throws is logged and changes nothing. The text of no event has the
 * API key or the query of a result URL in it.
 */
public interface TryOnListener {

  /** A kind of call to the client. */
  enum Operation {
    /** {@link TryOnClient#getJob} and its like. */
    GET_JOB,
    /** {@link TryOnClient#awaitJob} and its like. */
    AWAIT_JOB,
    /** {@link TryOnClient#downloadResult} and its like. */
    DOWNLOAD_RESULT,
    /** {@link TryOnClient#openResult} and its like. */
    OPEN_RESULT,
    /** {@link TryOnClient#startJob} and its like. */
    START_JOB,
    /** {@link TryOnClient#cancelJob} and its like. */
    CANCEL_JOB
  }

  /**
   * The service answered a poll, and the job has not ended.
   *
   * @param job the job as it stands now
   * @param poll which poll this was, from 1
   * @param delay the pause until the next one
   * @param elapsed the time since the call
   */
  record Poll(TryOnJob job, int poll, Duration delay, Duration elapsed) {}

  /**
   * An attempt failed and is made again.
   *
   * @param operation the call that the attempt belongs to
   * @param failure what went wrong; its {@link TryOnException#request()} tells job and attempt
   * @param delay the pause until the next attempt
   * @param elapsed the time since the call
   */
  record Retry(Operation operation, TryOnException failure, Duration delay, Duration elapsed) {}

  /**
   * A part of the request that starts a job was sent. At most once for each 64 KiB, and at its end;
   * only if it has an image in it.
   *
   * @param bytes how much of the request's body was sent by now, in bytes
   * @param total how much of it there is, in bytes
   * @param elapsed the time since the call
   */
  record Upload(long bytes, long total, Duration elapsed) {}

  /**
   * A part of an image came. At most once for each 64 KiB, and at its end.
   *
   * @param jobId the id of the job; null if it is not known
   * @param bytes how much there is of the image by now, in bytes
   * @param total how much there will be, in bytes; empty if the server does not say
   * @param elapsed the time since the call
   */
  record Download(@Nullable String jobId, long bytes, OptionalLong total, Duration elapsed) {}

  /**
   * A call ended.
   *
   * @param operation the call
   * @param jobId the id of the job; null if it is not known, as after a start that failed
   * @param lastJob the job as it was seen last; null if it never was
   * @param attempts the number of requests made, retries included
   * @param elapsed the time since the call
   * @param failure why it failed, a {@link java.util.concurrent.CancellationException} if it was
   *     cancelled; null if it did not fail
   */
  record Outcome(
      Operation operation,
      @Nullable String jobId,
      @Nullable TryOnJob lastJob,
      int attempts,
      Duration elapsed,
      @Nullable Throwable failure) {}

  /** The service answered a poll, and the job has not ended. */
  default void onPoll(Poll poll) {}

  /** An attempt failed and is made again. */
  default void onRetry(Retry retry) {}

  /** A part of the request that starts a job was sent. */
  default void onUpload(Upload upload) {}

  /** A part of an image came. */
  default void onDownload(Download download) {}

  /** A call ended. */
  default void onOutcome(Outcome outcome) {}
}
