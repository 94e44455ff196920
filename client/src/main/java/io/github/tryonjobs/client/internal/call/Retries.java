package io.github.tryonjobs.client.internal.call;

import io.github.tryonjobs.client.RateLimitedException;
import io.github.tryonjobs.client.RawResponse;
import io.github.tryonjobs.client.ResultExpiredException;
import io.github.tryonjobs.client.RetryPolicy;
import io.github.tryonjobs.client.TransportException;
import io.github.tryonjobs.client.TryOnException;
import io.github.tryonjobs.client.TryOnResponseException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** The attempts of one call since the last one that brought something, and what follows. */
final class Retries {

  private final RetryPolicy policy;
  private final RandomGenerator random;
  private final AtomicInteger attempts = new AtomicInteger();
  private final List<TryOnException> earlier = new CopyOnWriteArrayList<>();

  Retries(RetryPolicy policy, RandomGenerator random) {
    this.policy = policy;
    this.random = random;
  }

  /** What follows from an attempt that failed, if not the end of the call with its failure. */
  sealed interface Decision {}

  /** Another attempt, after a pause. */
  record Again(Duration delay) implements Decision {}

  /**
   * No other attempt: no time is left for it.
   *
   * @param asked how long the server asks to wait; null if it does not
   */
  record OutOfTime(@Nullable Duration asked) implements Decision {}

  int attempts() {
    return attempts.get();
  }

  void count() {
    attempts.incrementAndGet();
  }

  /** Counts attempts anew: the last one brought something. */
  void succeeded() {
    attempts.set(0);
    earlier.clear();
  }

  /** Adds the failures of earlier attempts to the last one. */
  void addTo(TryOnException last) {
    earlier.stream().filter(failure -> failure != last).forEach(last::addSuppressed);
  }

  /**
   * Decides what follows from a failure; null if it is not tried again, or was often enough. The
   * last attempt may be made when the time is over.
   */
  @Nullable Decision after(
      TryOnException failure, Duration left, boolean isLastAtEnd, Instant now) {
    if (attempts.get() >= policy.maxAttempts() || !mayPass(failure)) {
      return null;
    }
    Duration delay = backoff();
    if (isLastAtEnd && !left.isNegative() && !left.isZero()) {
      delay = Collections.min(List.of(delay, left));
    }
    Duration asked = retryAfter(failure, now);
    if (asked != null) {
      delay = Collections.max(List.of(delay, asked));
    }
    int rest = delay.compareTo(left);
    if (rest > 0 || (rest == 0 && !isLastAtEnd)) {
      return new OutOfTime(asked);
    }
    earlier.add(failure);
    return new Again(delay);
  }

  /** Returns a random part (full jitter) of a back-off that doubles up to a maximum. */
  private Duration backoff() {
    double grown = policy.baseDelay().toNanos() * Math.pow(2, attempts.get() - 1.0);
    long longest = (long) Math.min(grown, (double) policy.maxDelay().toNanos());
    return Duration.ofNanos(random.nextLong(longest + 1));
  }

  private boolean mayPass(TryOnException failure) {
    if (failure.getCause() instanceof ProxyRefusedException refusal) {
      return policy.statuses().contains(refusal.status());
    }
    return failure instanceof TransportException
        ? !isAboutTrust(failure)
        : failure instanceof TryOnResponseException answered
            && !(failure instanceof ResultExpiredException)
            && policy.statuses().contains(answered.response().status());
  }

  private static boolean isAboutTrust(TryOnException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException
          || cause instanceof CertPathValidatorException
          || cause instanceof SSLPeerUnverifiedException) {
        return true;
      }
    }
    return false;
  }

  /** Returns how long the server asks to wait. */
  private static @Nullable Duration retryAfter(TryOnException failure, Instant now) {
    if (failure instanceof RateLimitedException limited) {
      return limited.retryAfter().orElse(null);
    }
    if (!(failure instanceof TryOnResponseException answered)) {
      return null;
    }
    RawResponse response = answered.response();
    return RetryAfter.of(
            response.header("Retry-After").orElse(null), response.header("Date").orElse(null), now)
        .orElse(null);
  }
}
