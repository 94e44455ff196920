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

  /** What follows from an attempt that failed. */
  sealed interface Decision {}

  /** Another attempt, after a pause. */
  record Again(Duration delay) implements Decision {}

  /**
   * No other attempt: no time is left for it.
   *
   * @param asked how long the server asks to wait, if that is why; else null
   */
  record OutOfTime(@Nullable Duration asked) implements Decision {}

  /** No other attempt: the failure stays, or it was tried often enough. */
  record GiveUp() implements Decision {}

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

  /** Decides what follows from a failure; the last attempt may be made when the time is over. */
  Decision after(TryOnException failure, Duration left, boolean isLastAtEnd, Instant now) {
    if (attempts.get() >= policy.maxAttempts() || !mayPass(failure)) {
      return new GiveUp();
    }
    Duration jitter = backoff();
    if (isLastAtEnd && left.compareTo(Duration.ZERO) > 0 && jitter.compareTo(left) > 0) {
      jitter = left;
    }
    Duration asked = retryAfter(failure, now);
    Duration delay = asked == null || asked.compareTo(jitter) < 0 ? jitter : asked;
    int rest = delay.compareTo(left);
    if (rest > 0 || (rest == 0 && !isLastAtEnd)) {
      return new OutOfTime(asked != null && asked.compareTo(left) >= 0 ? asked : null);
    }
    earlier.add(failure);
    return new Again(delay);
  }

  /** Returns a random part (full jitter) of a back-off that doubles up to a maximum. */
  private Duration backoff() {
    Duration backoff = policy.baseDelay();
    for (int i = 1; i < attempts.get() && backoff.compareTo(policy.maxDelay()) < 0; i++) {
      backoff = backoff.multipliedBy(2);
    }
    Duration longest = backoff.compareTo(policy.maxDelay()) < 0 ? backoff : policy.maxDelay();
    return Duration.ofNanos(random.nextLong(longest.toNanos() + 1));
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
