package io.github.tryonjobs.client.internal.call;

import io.github.tryonjobs.client.MalformedResponseException;
import io.github.tryonjobs.client.RawResponse;
import io.github.tryonjobs.client.StartOutcomeUnknownException;
import io.github.tryonjobs.client.TryOnApiException;
import io.github.tryonjobs.client.TryOnException;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.TryOnStart;
import io.github.tryonjobs.client.UndocumentedResponseException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Starts a job. Only what the service has certainly not accepted is tried again: from the first
 * byte on, an attempt without a response that says so has an unknown outcome.
 */
public final class StartJob implements Task<TryOnStart> {

  /** Refusals of a request that a gateway may have handed on before. */
  private static final Set<Integer> UNCERTAIN = Set.of(408, 425);

  private static final int FIRST_REFUSAL = 400;
  private static final int FIRST_FAILURE = 500;

  private final TryOnRequest request;
  private final Source<TryOnStart> source;
  private final Duration timeout;
  private final boolean hasAttemptTimeout;
  private volatile @Nullable Attempt current;
  private volatile @Nullable String jobId;

  /**
   * Constructor.
   *
   * @param timeout the time that the call may take
   * @param hasAttemptTimeout whether each attempt is broken off after the request timeout
   */
  public StartJob(
      TryOnRequest request,
      Source<TryOnStart> source,
      Duration timeout,
      boolean hasAttemptTimeout) {
    this.request = request;
    this.source = source;
    this.timeout = timeout;
    this.hasAttemptTimeout = hasAttemptTimeout;
  }

  @Override
  public TryOnRequest request() {
    return request;
  }

  @Override
  public Duration timeout() {
    return timeout;
  }

  @Override
  public boolean hasAttemptTimeout() {
    return hasAttemptTimeout;
  }

  @Override
  public Next<TryOnStart> attempt(Attempt attempt) {
    current = attempt;
    TryOnStart start = source.get(attempt);
    if (start instanceof TryOnStart.Started started) {
      jobId = started.jobId();
    }
    return new Next.Done<>(start);
  }

  @Override
  public Throwable judge(Throwable failure) {
    Attempt attempt = current;
    if (attempt == null
        || attempt.sent() == Attempt.Sent.NOTHING
        || failure instanceof CancellationException
        || failure instanceof StartOutcomeUnknownException) {
      return failure;
    }
    if (isRefusal(failure)) {
      // What follows, such as a pause, is of no attempt that was sent.
      current = null;
      return failure;
    }
    return new StartOutcomeUnknownException(
        failure instanceof TryOnException known ? known.request() : attempt.request(),
        attempt.sent() == Attempt.Sent.ALL,
        failure);
  }

  private static boolean isRefusal(Throwable failure) {
    if (failure.getCause() instanceof ProxyRefusedException) {
      return true;
    }
    RawResponse response =
        failure instanceof TryOnApiException answered
            ? answered.response()
            : failure instanceof UndocumentedResponseException other
                ? other.response()
                : failure instanceof MalformedResponseException broken ? broken.response() : null;
    return response != null
        && response.status() >= FIRST_REFUSAL
        && response.status() < FIRST_FAILURE
        && !UNCERTAIN.contains(response.status());
  }

  @Override
  public @Nullable String jobId() {
    return jobId;
  }
}
